-- Who stands in for whom, and when. A day is one in Stockholm; both are within the period.
CREATE TABLE stand_in (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person     text        NOT NULL,
    substitute text        NOT NULL CHECK (substitute <> person),
    from_day   date        NOT NULL,
    to_day     date        NOT NULL CHECK (to_day >= from_day),
    also_open  boolean     NOT NULL,
    named_by   text        NOT NULL,
    named_at   timestamptz NOT NULL,
    begun      boolean     NOT NULL DEFAULT false
);
CREATE INDEX stand_in_person ON stand_in (person, to_day);
CREATE INDEX stand_in_substitute ON stand_in (substitute, to_day);
-- Whose a task is that somebody has got by standing in; it goes back when the period has ended.
CREATE TABLE stood_in (
    task_id text PRIMARY KEY,
    person  text NOT NULL
);
