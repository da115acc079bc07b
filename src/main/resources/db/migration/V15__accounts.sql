-- Who of the organisation's directory has which account: found by who vouches for the person and the name that it never gives to another,
-- whatever the person is called today. Stays when the account is removed, so that the same person gets the same account again.
CREATE TABLE directory_person (
    issuer  text NOT NULL,
    subject text NOT NULL,
    user_id text NOT NULL UNIQUE,
    PRIMARY KEY (issuer, subject)
);

-- Until now the account alone told.
DO $$
BEGIN
    IF to_regclass('act_id_info') IS NOT NULL THEN
        INSERT INTO directory_person (issuer, subject, user_id)
        SELECT split_part(value_, ' ', 1), substr(value_, strpos(value_, ' ') + 1), user_id_
        FROM act_id_info WHERE key_ = 'oidc-subject' AND strpos(value_, ' ') > 1 ORDER BY user_id_
        ON CONFLICT DO NOTHING;
    END IF;
END $$;

-- How often an account, its password or its memberships have changed; '' for a change of everybody's.
CREATE TABLE account_change (
    user_id text   PRIMARY KEY,
    number  bigint NOT NULL
);
