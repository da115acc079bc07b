-- What has been removed on a disposal decision (gallringsbeslut), when and by whom. Never changed.
CREATE TABLE removal (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL,  -- the kind of document, as the settings name it; TEXT for a single text
    decision    text        NOT NULL CHECK (decision <> ''),
    removed_at  timestamptz NOT NULL,
    removed_by  text        NOT NULL,
    number      integer     NOT NULL   -- how many of the kind
);
CREATE TABLE removed_item (
    removal         bigint NOT NULL REFERENCES removal,
    item            text   NOT NULL,  -- a submission's number, a process instance's id, an account's id
    field           text,             -- the only field that was removed of it; null for the whole
    registry_number text,
    contract_id     text,
    step            text,
    written_at      timestamptz
);
CREATE INDEX removed_item_case ON removed_item (registry_number);
CREATE INDEX removed_item_item ON removed_item (item);

CREATE FUNCTION removal_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was removed is never changed';
END $$;
CREATE TRIGGER removal_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON removal
    FOR EACH STATEMENT EXECUTE FUNCTION removal_is_kept();
CREATE TRIGGER removal_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON removed_item
    FOR EACH STATEMENT EXECUTE FUNCTION removal_is_kept();

-- A submission goes, or loses one text, only in a transaction that has written that it does: whoever tries, and by whatever way.
DROP TRIGGER submission_is_kept ON submission;
CREATE OR REPLACE FUNCTION submission_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    taken text[];
BEGIN
    IF TG_OP <> 'TRUNCATE' THEN
        SELECT array_agg(coalesce(field, '')) INTO taken FROM removed_item
        WHERE item = OLD.id::text AND step IS NOT NULL AND removed_item.xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text;
        IF TG_OP = 'DELETE' AND '' = ANY (taken) THEN
            RETURN OLD;
        END IF;
        IF TG_OP = 'UPDATE' AND taken IS NOT NULL AND NEW.answers - taken = OLD.answers - taken
            AND coalesce(NEW.circumstances, '{}') - taken = coalesce(OLD.circumstances, '{}') - taken
            AND to_jsonb(NEW) - '{answers,circumstances}'::text[] = to_jsonb(OLD) - '{answers,circumstances}'::text[] THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a submission is never changed';
END $$;
CREATE TRIGGER submission_is_kept BEFORE UPDATE OR DELETE ON submission
    FOR EACH ROW EXECUTE FUNCTION submission_is_kept();
CREATE TRIGGER submission_is_not_emptied BEFORE TRUNCATE ON submission
    FOR EACH STATEMENT EXECUTE FUNCTION submission_is_kept();

-- The one way out of the archive. Submissions go whole, or one field of them is replaced with the words that tell of it; of what is kept
-- elsewhere (history, accounts) it writes that it goes. Gives back the removal's number, or null when there was nothing to remove.
CREATE FUNCTION remove_on_decision(kind text, decision text, removed_by text, removed_at timestamptz, items text[], field text,
    instead text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    made bigint;
    how_many integer := cardinality(items);
BEGIN
    IF coalesce(btrim(decision), '') = '' THEN
        RAISE EXCEPTION 'nothing is removed without a decision';
    END IF;
    IF coalesce(how_many, 0) = 0 THEN
        RETURN NULL;
    END IF;
    INSERT INTO removal (kind, decision, removed_at, removed_by, number) VALUES (kind, btrim(decision), removed_at, removed_by, how_many)
    RETURNING id INTO made;
    IF kind IN ('HISTORY', 'ACCOUNTS') THEN
        INSERT INTO removed_item (removal, item) SELECT made, unnest(items);
        RETURN made;
    END IF;
    INSERT INTO removed_item (removal, item, field, registry_number, contract_id, step, written_at)
    SELECT made, s.id::text, remove_on_decision.field, s.registry_number, s.contract_id, s.step, s.submitted_at
    FROM submission s WHERE s.id = ANY (items::bigint[]);
    IF remove_on_decision.field IS NULL THEN
        DELETE FROM submission s WHERE s.id = ANY (items::bigint[]);
    ELSE
        UPDATE submission s SET answers = CASE WHEN s.answers -> remove_on_decision.field IS NULL THEN s.answers
                ELSE jsonb_set(s.answers, ARRAY[remove_on_decision.field], to_jsonb(instead)) END,
            circumstances = s.circumstances - remove_on_decision.field
        WHERE s.id = ANY (items::bigint[]);
    END IF;
    RETURN made;
END $$;
