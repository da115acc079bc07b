-- What has come of each contract, reckoned by the rule of fulfilment from the contract's facts and places: kept so that a figure over all
-- contracts is read and not reckoned. A contract is reckoned anew when something of it has changed, and an open one once a day.
CREATE TABLE ledger_result (
    contract_id      text PRIMARY KEY,
    registry_number  text    NOT NULL,
    unit             text    NOT NULL,
    division         text    NOT NULL,
    clause           text    NOT NULL,          -- '' where the terms have none
    supplier_name    text    NOT NULL,
    starts_on        date    NOT NULL,
    ends_on          date    NOT NULL,
    standing         text    NOT NULL,
    cause            text    NOT NULL,          -- '' where the standing needs none
    committed_places integer NOT NULL,
    committed_months numeric NOT NULL,
    places           integer NOT NULL,
    delivered        numeric NOT NULL,
    planned          numeric NOT NULL,
    forecast         numeric NOT NULL,
    first_place_by   date,
    first_place_on   date,
    next_on          date,                      -- of what is to be done next; past when it is late
    next_what        text,
    bonus_sek        bigint  NOT NULL,
    is_open          boolean NOT NULL,
    sentence         text    NOT NULL,
    as_of            date    NOT NULL
);
CREATE INDEX ledger_result_open ON ledger_result (as_of) WHERE is_open;
CREATE INDEX ledger_result_case ON ledger_result (registry_number);

-- A contract's full-time months and places by calendar month and kind of place; kind '' for its commitment.
CREATE TABLE ledger_month (
    contract_id      text    NOT NULL REFERENCES ledger_result ON DELETE CASCADE,
    month            date    NOT NULL,
    kind             text    NOT NULL,
    committed        numeric NOT NULL,
    planned          numeric NOT NULL,
    delivered        numeric NOT NULL,
    forecast         numeric NOT NULL,
    places           integer NOT NULL,          -- that began in the month
    committed_places integer NOT NULL,          -- of contracts that began in the month
    PRIMARY KEY (contract_id, month, kind)
);

-- The same over all contracts of a unit, industry and clause: as many rows however many contracts have ended.
CREATE TABLE ledger_sum (
    month            date    NOT NULL,
    unit             text    NOT NULL,
    division         text    NOT NULL,
    clause           text    NOT NULL,
    kind             text    NOT NULL,
    committed        numeric NOT NULL,
    planned          numeric NOT NULL,
    delivered        numeric NOT NULL,
    forecast         numeric NOT NULL,
    places           bigint  NOT NULL,
    committed_places bigint  NOT NULL,
    PRIMARY KEY (month, unit, division, clause, kind)
);
-- How contracts stand, by the month in which they begin.
CREATE TABLE ledger_standing (
    month     date   NOT NULL,
    unit      text   NOT NULL,
    division  text   NOT NULL,
    clause    text   NOT NULL,
    standing  text   NOT NULL,
    cause     text   NOT NULL,
    contracts bigint NOT NULL,
    bonus_sek bigint NOT NULL,
    PRIMARY KEY (month, unit, division, clause, standing, cause)
);

-- Contracts of which something has changed since they were reckoned. Written by the tables themselves, so that no way past is left.
CREATE TABLE ledger_due (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contract_id text NOT NULL
);
CREATE FUNCTION ledger_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ledger_due (contract_id) VALUES (coalesce(NEW.contract_id, OLD.contract_id));
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_is_due AFTER INSERT OR UPDATE OR DELETE ON contract FOR EACH ROW EXECUTE FUNCTION ledger_is_due();
CREATE TRIGGER ledger_is_due AFTER INSERT OR UPDATE OR DELETE ON contract_version FOR EACH ROW EXECUTE FUNCTION ledger_is_due();
CREATE TRIGGER ledger_is_due AFTER INSERT OR UPDATE OR DELETE ON place FOR EACH ROW EXECUTE FUNCTION ledger_is_due();
CREATE TRIGGER ledger_is_due AFTER INSERT OR UPDATE OR DELETE ON place_part FOR EACH ROW EXECUTE FUNCTION ledger_is_due();
CREATE TRIGGER ledger_is_due AFTER INSERT OR UPDATE OR DELETE ON ledger_contract FOR EACH ROW EXECUTE FUNCTION ledger_is_due();
CREATE TRIGGER ledger_is_due AFTER INSERT OR UPDATE OR DELETE ON ledger_deviation FOR EACH ROW EXECUTE FUNCTION ledger_is_due();
CREATE TRIGGER ledger_is_due AFTER INSERT OR UPDATE OR DELETE ON report_period FOR EACH ROW EXECUTE FUNCTION ledger_is_due();
INSERT INTO ledger_due (contract_id) SELECT contract_id FROM contract;

-- What the terms say of a bonus belongs to a contract's facts from now; those that there are get it from the terms.
UPDATE contract_version v SET facts = v.facts || coalesce((
    SELECT jsonb_strip_nulls(jsonb_build_object('bonus', s.answers -> 'bonus', 'bonusPerEmploymentSek', s.answers -> 'bonusPerEmploymentSek',
        'bonusPerInternshipSek', s.answers -> 'bonusPerInternshipSek', 'bonusMaxPlaces', s.answers -> 'bonusMaxPlaces'))
    FROM submission s WHERE s.registry_number = c.registry_number AND s.step = 'formulate-terms' AND s.kind = 'FORM'
    ORDER BY s.id DESC LIMIT 1), '{}')
FROM contract c WHERE c.contract_id = v.contract_id AND v.number = 1;
