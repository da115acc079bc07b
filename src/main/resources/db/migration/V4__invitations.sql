-- One-time links by which a supplier's contact chooses a password. Only the link's hash is kept.
CREATE TABLE invitation (
    token_hash text        PRIMARY KEY,
    user_id    text        NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX invitation_user ON invitation (user_id);
