-- Meetings of a contract that are booked before their step is done: when, where and with whom. One that is moved keeps its id and gets the
-- next sequence number, as calendars count; one that is cancelled stays, cancelled.
CREATE TABLE meeting (
    id          uuid        PRIMARY KEY,
    contract_id text        NOT NULL REFERENCES contract ON DELETE CASCADE,
    step        text        NOT NULL CHECK (step IN ('kickoff-meeting', 'dialogue-meeting', 'closing-meeting')),
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL CHECK (ends_at > starts_at),
    place       text        NOT NULL,
    sequence    integer     NOT NULL CHECK (sequence >= 0),
    cancelled   boolean     NOT NULL DEFAULT false,
    booked_by   text        NOT NULL,
    booked_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX meeting_of_step ON meeting (contract_id, step) WHERE NOT cancelled;
CREATE TABLE meeting_participant (
    meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
    user_id    text NOT NULL,
    PRIMARY KEY (meeting_id, user_id)
);
-- The pages of cases ask for the contracts of many cases at once, by their state.
CREATE INDEX contract_case_state ON contract (registry_number, state);
