-- A part of a place may be a pause, and may be done at a sub-supplier, which is named. A place may have ended before anybody has told whose
-- cause it was. A first employment counts from the day it was offered, unless the supplier has taken the offer back.
ALTER TABLE place_part ADD COLUMN paused boolean NOT NULL DEFAULT false, ADD COLUMN sub_supplier text, ADD COLUMN workplace text;
ALTER TABLE place ADD COLUMN offered_on date;
-- One place for a candidate at a time; who has left may come back.
DROP INDEX place_of_candidate;
CREATE UNIQUE INDEX place_of_candidate ON place (contract_id, candidate_reference) WHERE state IN ('CHOSEN', 'STARTED');

-- Whose contracts they are, for the lists in forms.
CREATE INDEX contract_version_supplier ON contract_version ((facts ->> 'supplierOrgNumber'));
CREATE INDEX contract_version_contact_person ON contract_version ((facts ->> 'contactPerson'));
CREATE INDEX submission_registered_unit ON submission ((answers ->> 'contractingUnit')) WHERE step = 'register-procurement';

-- The last submission of a step in an instance, however many there are.
CREATE INDEX submission_instance_last ON submission (process_instance_id, step, id);
