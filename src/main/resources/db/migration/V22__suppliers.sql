-- A supplier is known by its organisation number, a foreign number, or a sole trader's code that Samspel makes.
UPDATE contract_version SET facts = (facts - 'supplierOrgNumber') || jsonb_build_object('supplierId', facts -> 'supplierOrgNumber')
    WHERE facts ? 'supplierOrgNumber';

CREATE TABLE sole_trader (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL UNIQUE,
    name text NOT NULL
);

-- Whose contracts a company may act on.
CREATE INDEX contract_version_supplier_id ON contract_version ((facts ->> 'supplierId'));
