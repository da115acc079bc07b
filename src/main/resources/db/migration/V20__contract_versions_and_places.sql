-- What a contract says, as versions: each holds the facts that it changes, and the day from which they apply. Number 1 holds all of them
-- and applies from the beginning.
CREATE TABLE contract_version (
    contract_id        text        NOT NULL REFERENCES contract ON DELETE CASCADE,
    number             integer     NOT NULL CHECK (number > 0),
    valid_from         date        NOT NULL,
    change_type        text        NOT NULL,
    facts              jsonb       NOT NULL,
    legal_ground       text,
    reason             text,
    asked_by           text,
    approved_by        text,
    decided_by         text,
    decision_date      date,
    decision_reference text,
    recorded_at        timestamptz NOT NULL,
    PRIMARY KEY (contract_id, number)
);
INSERT INTO contract_version (contract_id, number, valid_from, change_type, facts, recorded_at)
SELECT contract_id, 1, contract_start, 'RECORDED', jsonb_strip_nulls(jsonb_build_object('supplierName', supplier_name,
    'supplierOrgNumber', supplier_org_number, 'supplierContactName', supplier_contact_name, 'supplierContactEmail', supplier_contact_email,
    'lot', lot, 'contractStart', contract_start, 'contractEnd', contract_end, 'committedPlaces', committed_places,
    'fullTimeMonths', full_time_months, 'contactPerson', contact_person)), now()
FROM contract;
ALTER TABLE contract DROP COLUMN supplier_name, DROP COLUMN supplier_org_number, DROP COLUMN supplier_contact_name,
    DROP COLUMN supplier_contact_email, DROP COLUMN lot, DROP COLUMN contract_start, DROP COLUMN contract_end,
    DROP COLUMN committed_places, DROP COLUMN full_time_months, DROP COLUMN contact_person;

-- The places of a contract: one for each candidate that the supplier has chosen. A place has parts: an internship that becomes an
-- employment is one place with two.
CREATE TABLE place (
    contract_id         text    NOT NULL REFERENCES contract ON DELETE CASCADE,
    number              integer NOT NULL CHECK (number > 0),
    candidate_reference text    NOT NULL,
    state               text    NOT NULL CHECK (state IN ('CHOSEN', 'STARTED', 'ENDED', 'RELEASED')),
    ended_on            date,
    ended_by            text    CHECK (ended_by IN ('SUPPLIER', 'PERSON', 'NEITHER')),
    PRIMARY KEY (contract_id, number)
);
CREATE UNIQUE INDEX place_of_candidate ON place (contract_id, candidate_reference) WHERE state <> 'RELEASED';
CREATE TABLE place_part (
    contract_id    text    NOT NULL,
    place_number   integer NOT NULL,
    part           integer NOT NULL CHECK (part > 0),
    placement_type text    NOT NULL,
    extent_percent integer NOT NULL CHECK (extent_percent BETWEEN 1 AND 100),
    starts_on      date    NOT NULL,
    planned_end    date,
    offered_on     date,
    PRIMARY KEY (contract_id, place_number, part),
    FOREIGN KEY (contract_id, place_number) REFERENCES place ON DELETE CASCADE
);

-- The periods that a supplier has reported and the city has accepted, without a gap and without an overlap.
CREATE TABLE report_period (
    contract_id      text    NOT NULL REFERENCES contract ON DELETE CASCADE,
    period_from      date    NOT NULL,
    period_to        date    NOT NULL CHECK (period_to >= period_from),
    places_filled    integer NOT NULL,
    full_time_months numeric NOT NULL,
    PRIMARY KEY (contract_id, period_from)
);
CREATE INDEX submission_of_contract ON submission (contract_id, step, id) WHERE contract_id IS NOT NULL;
