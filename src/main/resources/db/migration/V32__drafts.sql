-- What a person has begun to write in a form and not sent: hers alone, gone when the task is, and never an answer.
CREATE TABLE draft (
    owner      text        NOT NULL,
    place      text        NOT NULL,   -- the task's id, or start-<process key> for a form that starts a process
    content    jsonb       NOT NULL,   -- by field key; without what may never be written here
    written_at timestamptz NOT NULL,
    PRIMARY KEY (owner, place)
);
CREATE INDEX draft_of_task ON draft (place);
CREATE INDEX draft_age ON draft (written_at);
