-- The ledger: what the archive's submissions and messages tell of each procurement, entered in the transaction that stores them and made
-- anew from the archive at any time. It never holds who is placed. What the contract's own tables hold (versions, places, periods) is not
-- here.
CREATE TABLE ledger_procurement (
    registry_number       text PRIMARY KEY,
    process_instance_id   text NOT NULL,
    unit                  text,
    title                 text,
    procurement_type      text,
    law                   text,
    cpv_code              text,
    division              text NOT NULL,        -- the first two digits of the CPV code; '' where there is none
    estimated_value_sek   numeric,
    performance_months    integer,
    planned_publication   date,
    planned_start         date,
    registered_on         date NOT NULL,
    first_contact_on      date,                 -- contact point 1
    preliminary_places    integer,
    target_groups         text[],
    competence            text,
    recommended           text,
    requirement           text,
    decided_on            date,
    -- the terms; from the publication they are frozen
    clause                text,
    committed_places      integer,
    full_time_months      integer,
    counted_kinds         text[],
    bonus                 boolean,
    labour_law_terms      boolean,
    published_on          date,
    awarded_on            date,
    evaluated_on          date,
    lessons               text,
    would_repeat          text,
    ended                 text CHECK (ended IN ('MODEL_NOT_USED', 'NO_REQUIREMENT', 'CANCELLED', 'EVALUATED'))
);
CREATE INDEX ledger_procurement_division ON ledger_procurement (division);
CREATE INDEX ledger_procurement_running ON ledger_procurement (planned_start) WHERE ended IS NULL AND awarded_on IS NULL;

-- When each step was done, the first time and the last, and how many times; '' for a step that belongs to no contract.
CREATE TABLE ledger_step (
    registry_number text        NOT NULL,
    contract_id     text        NOT NULL,
    step            text        NOT NULL,
    first_at        timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    times           integer     NOT NULL,
    PRIMARY KEY (registry_number, contract_id, step)
);
CREATE INDEX ledger_step_step ON ledger_step (step, first_at);

-- What the meetings and messages of a contract tell, beside its facts.
CREATE TABLE ledger_contract (
    contract_id      text PRIMARY KEY,
    registry_number  text NOT NULL,
    kickoff_on       date,
    dialogue_on      date,
    voluntary_places integer,
    occupation       text,
    outcome          text,                      -- as the closing meeting says: FULFILLED, PARTLY_FULFILLED, NOT_FULFILLED
    outcome_cause    text,
    lessons          text,
    ended_on         date                       -- the contract was terminated, cancelled or closed
);
CREATE INDEX ledger_contract_case ON ledger_contract (registry_number);

-- A supplier's report of a period, as last sent: they come one by one and in order. Its days stand in report_period once it is accepted.
CREATE TABLE ledger_report (
    contract_id      text    NOT NULL,
    registry_number  text    NOT NULL,
    is_final         boolean NOT NULL,
    number           integer NOT NULL,
    answer           bigint  NOT NULL,          -- the submission, so that a correction of it is entered here
    places           integer,
    full_time_months numeric,
    sent_on          date    NOT NULL,
    times_sent       integer NOT NULL,
    verdict          text    CHECK (verdict IN ('ACCEPTED', 'RETURNED')),
    PRIMARY KEY (contract_id, is_final, number)
);
CREATE INDEX ledger_report_case ON ledger_report (registry_number);

CREATE TABLE ledger_deviation (
    contract_id        text    NOT NULL,
    number             integer NOT NULL,
    registry_number    text    NOT NULL,
    found_on           date    NOT NULL,
    cause              text,
    assessed_on        date,
    correct_by         date,
    plan_on            date,
    correction_outcome text,
    sanction           text,
    sanction_on        date,
    sanction_approved  boolean,
    PRIMARY KEY (contract_id, number)
);
CREATE INDEX ledger_deviation_case ON ledger_deviation (registry_number);
CREATE INDEX ledger_deviation_found ON ledger_deviation (found_on);
