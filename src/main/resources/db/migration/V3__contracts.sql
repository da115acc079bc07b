-- One row for each running or ended process instance that a business key names: a registry number or a contract is started once.
CREATE TABLE process_register (
    process_key         text NOT NULL,
    business_key        text NOT NULL,
    process_instance_id text NOT NULL,
    PRIMARY KEY (process_key, business_key)
);

-- A winner of a procurement and, from contact point 2, its contract.
CREATE TABLE contract (
    contract_id           text    PRIMARY KEY,
    registry_number       text    NOT NULL,
    supplier_name         text    NOT NULL,
    supplier_org_number   text    NOT NULL,
    supplier_contact_name text,
    supplier_contact_email text,
    lot                   text,
    contract_start        date    NOT NULL,
    contract_end          date    NOT NULL,
    committed_places      integer,
    full_time_months      integer,
    contact_person        text,
    state                 text    NOT NULL CHECK (state IN ('RECORDED', 'RUNNING', 'CLOSED', 'TERMINATED', 'CANCELLED'))
);
CREATE INDEX contract_registry_number ON contract (registry_number);
