-- What the rules ask of the archive: one step's answers or one message, in a case or an instance of any age.
CREATE INDEX submission_case_step ON submission (registry_number, step, contract_id, id);
CREATE INDEX submission_instance_step ON submission (process_instance_id, step, candidate_reference, id);
-- How many have answered for a contract, and who: from the index alone.
CREATE INDEX submission_instance_forms ON submission (process_instance_id, contract_id, submitted_by) WHERE kind = 'FORM';
