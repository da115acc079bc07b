-- What holds for the whole database, told once: the zone of every timestamp without one ('time-zone').
CREATE TABLE setting (
    name  text PRIMARY KEY,
    value text NOT NULL
);
