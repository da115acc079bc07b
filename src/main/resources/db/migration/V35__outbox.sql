-- What is to be told by mail: written in the transaction of what happened, sent afterwards. What lets somebody in (an invitation's link)
-- is never in it; the text is made when it is sent.
CREATE TABLE letter (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id uuid        NOT NULL DEFAULT gen_random_uuid(),   -- the same at each try, so that a mail that comes twice is one
    kind       text        NOT NULL,
    once       text        UNIQUE,                               -- what is told once only; null: each time
    receiver   text,                                             -- a user's id
    address    text,                                             -- when it is nobody's own: a group's mailbox, an invited person
    about      jsonb       NOT NULL,
    state      text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'UNTRUE', 'FAILED')),
    written_at timestamptz NOT NULL,
    next_try   timestamptz NOT NULL,
    tries      integer     NOT NULL DEFAULT 0,
    ended_at   timestamptz,
    fault      text                                              -- why the last try failed
);
CREATE INDEX letter_waiting ON letter (next_try, id) WHERE state = 'WAITING';
CREATE INDEX letter_ended ON letter (ended_at) WHERE state <> 'WAITING';
