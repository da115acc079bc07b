-- What has happened and is to be told: a row in the transaction of what happened, taken away when the letters to its people are written.
CREATE TABLE told (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind    text        NOT NULL,
    task_id text,
    about   jsonb       NOT NULL,
    at      timestamptz NOT NULL
);
CREATE INDEX told_task ON told (task_id);

-- What waits for somebody's digest. Gathered: the digest that it is in.
CREATE TABLE digest_item (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    receiver text        NOT NULL,
    kind     text        NOT NULL,
    about    jsonb       NOT NULL,
    due      timestamptz NOT NULL,
    digest   uuid
);
CREATE INDEX digest_item_due ON digest_item (due) WHERE digest IS NULL;
CREATE INDEX digest_item_digest ON digest_item (digest) WHERE digest IS NOT NULL;

-- How a person wants to be told of a kind, when it is not as for everybody.
CREATE TABLE notification_choice (
    user_id text NOT NULL,
    kind    text NOT NULL,
    choice  text NOT NULL CHECK (choice IN ('AT_ONCE', 'DAILY', 'WEEKLY', 'LATE')),
    PRIMARY KEY (user_id, kind)
);
CREATE TABLE told_on_holidays (
    user_id text PRIMARY KEY
);

-- Of whom the support function has been told that mails do not reach them: once, until it has passed.
CREATE TABLE unreached (
    who     text        PRIMARY KEY,
    told_at timestamptz NOT NULL
);
