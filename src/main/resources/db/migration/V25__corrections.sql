-- An answer may be corrected: both stay, and the correction stands in the place of the one that it corrects.
ALTER TABLE submission
    ADD COLUMN corrects      bigint REFERENCES submission,  -- the answer that stood until now
    ADD COLUMN stands_for    bigint REFERENCES submission,  -- the first answer, whose place in the order the correction has
    ADD COLUMN circumstances jsonb;                         -- what the form was held against beside the answers themselves
CREATE UNIQUE INDEX submission_corrects ON submission (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX submission_stands_for ON submission (stands_for) WHERE stands_for IS NOT NULL;

-- What stands: each answer that no other corrects, at its place in the order.
CREATE VIEW answer AS
SELECT submission.*, coalesce(stands_for, id) AS place
FROM submission
WHERE NOT EXISTS (SELECT FROM submission correction WHERE correction.corrects IS NOT NULL AND correction.corrects = submission.id);

-- Which answer a reported period was accepted by, so that a correction of it counts the period anew.
ALTER TABLE report_period ADD COLUMN submission_id bigint;
