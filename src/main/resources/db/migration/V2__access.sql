-- What has been laid out once and is the administrator's from then on: filters, the demonstration's users, the first administrator.
CREATE TABLE seeded (
    what text        PRIMARY KEY,
    at   timestamptz NOT NULL DEFAULT now()
);
