-- The private address that a person's calendar subscribes to. Only its hash is kept: who reads the database reads nobody's calendar.
CREATE TABLE calendar_address (
    user_id    text        PRIMARY KEY,
    token_hash text        NOT NULL UNIQUE,
    made_at    timestamptz NOT NULL
);
