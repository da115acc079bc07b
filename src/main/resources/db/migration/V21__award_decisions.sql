-- Lots are awarded on different days: each award decision of a procurement has a number, which its winners and its answers carry.
ALTER TABLE submission ADD COLUMN award_number integer;
ALTER TABLE contract ADD COLUMN award_number integer NOT NULL DEFAULT 1;

-- The last number that a case has given: to a winner's contract, to an award decision. None is given twice, whatever is withdrawn.
CREATE TABLE running_number (
    case_key text    NOT NULL,
    kind     text    NOT NULL CHECK (kind IN ('CONTRACT', 'AWARD')),
    last     integer NOT NULL CHECK (last > 0),
    PRIMARY KEY (case_key, kind)
);
