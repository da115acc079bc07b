-- A case that was registered in error keeps its answers, which are never changed, and gives its number back: what tells it from the case
-- that has the number afterwards is which process instances it was made of.
CREATE TABLE wrong_registration (
    process_instance_id text PRIMARY KEY,
    registry_number     text NOT NULL,  -- as its answers have it
    known_as            text NOT NULL   -- what it is found as
);
CREATE INDEX wrong_registration_number ON wrong_registration (registry_number);
CREATE INDEX wrong_registration_known_as ON wrong_registration (known_as);

-- Why a contract ended before its time.
ALTER TABLE contract ADD COLUMN ended_because text
    CHECK (ended_because IN ('BREACH', 'BANKRUPTCY', 'INVALID', 'AGREED', 'OTHER'));
