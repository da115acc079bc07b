-- What became of people. No reference, and no date finer than the month; a row has no number of its own in any order.
CREATE TABLE person (
    id            uuid    PRIMARY KEY DEFAULT gen_random_uuid(),
    target_groups text[]  NOT NULL,
    gender        text    NOT NULL,
    kind          text,                              -- null until the placement has begun, as the two below
    cpv_division  text,
    start_month   date    CHECK (extract(day FROM start_month) = 1),
    outcome_1     text,
    outcome_3     text,
    outcome_6     text,
    outcome_12    text,
    counted       boolean NOT NULL DEFAULT false     -- in the released tables of its half-year: what they tell of is fixed then
);
CREATE INDEX person_start ON person (start_month);

-- What ties a row to its place, until the last follow-up is in.
CREATE TABLE person_tie (
    person_id           uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    registry_number     text NOT NULL,
    contract_id         text NOT NULL,
    candidate_reference text NOT NULL,
    told_month          date NOT NULL CHECK (extract(day FROM told_month) = 1),
    UNIQUE (contract_id, candidate_reference)
);

-- The half-years of which something has been released: who comes late is in none of their tables.
CREATE TABLE counted_half (
    half text PRIMARY KEY
);

-- What has been released, as it was; null is a cell that is not told.
CREATE TABLE released_table (
    name        text NOT NULL,
    period      text NOT NULL,
    released_on date NOT NULL,
    released_by text NOT NULL,
    PRIMARY KEY (name, period)
);
CREATE TABLE released_cell (
    name   text    NOT NULL,
    period text    NOT NULL,
    cell   text    NOT NULL,
    count  integer CHECK (count >= 5),
    PRIMARY KEY (name, period, cell),
    FOREIGN KEY (name, period) REFERENCES released_table
);

CREATE FUNCTION released_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a released table is never changed';
END $$;
CREATE TRIGGER released_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON released_table
    FOR EACH STATEMENT EXECUTE FUNCTION released_is_kept();
CREATE TRIGGER released_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON released_cell
    FOR EACH STATEMENT EXECUTE FUNCTION released_is_kept();
