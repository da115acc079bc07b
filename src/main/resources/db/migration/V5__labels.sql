-- What was chosen from a list that the form itself does not hold (people, units), with the label it had then:
-- {"contactPerson": {"elin": "Elin Ek"}}.
ALTER TABLE submission ADD COLUMN labels jsonb;
