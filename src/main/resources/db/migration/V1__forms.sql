-- Every answer that a person has given, and every set of fields that a message has carried: one row each, never changed.
CREATE TABLE submission (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    registry_number     text,                  -- null only for a process that belongs to no case
    contract_id         text,
    candidate_reference text,
    process_key         text        NOT NULL,
    process_instance_id text        NOT NULL,
    step                text        NOT NULL,  -- the form's id, or the message's name
    kind                text        NOT NULL CHECK (kind IN ('FORM', 'MESSAGE')),
    form_version        text,                  -- the deployment that holds the form's text
    answers             jsonb       NOT NULL,  -- a field of the form that was left empty or was hidden is null
    submitted_by        text,
    submitted_at        timestamptz NOT NULL
);
CREATE INDEX submission_instance ON submission (process_instance_id, id);
CREATE INDEX submission_case ON submission (registry_number, id);

CREATE FUNCTION submission_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a submission is never changed';
END $$;
CREATE TRIGGER submission_is_kept BEFORE UPDATE OR DELETE ON submission
    FOR EACH STATEMENT EXECUTE FUNCTION submission_is_kept();
