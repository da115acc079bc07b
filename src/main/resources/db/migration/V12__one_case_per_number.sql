-- One case per number, whatever its letters' case, normal form and spaces: the key is what numbers that are the same have in common.
ALTER TABLE process_register ADD COLUMN case_key text;
UPDATE process_register SET case_key = lower(business_key);
ALTER TABLE process_register ALTER COLUMN case_key SET NOT NULL;
ALTER TABLE process_register DROP CONSTRAINT process_register_pkey;
ALTER TABLE process_register ADD PRIMARY KEY (process_key, case_key);
