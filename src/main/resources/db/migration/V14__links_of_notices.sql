-- Links of invitations stood in the text of notices, which the engine keeps as variables and history: none of those works any longer.
-- The support function makes new ones where somebody still waits.
UPDATE invitation SET expires_at = now() WHERE used_at IS NULL AND expires_at > now();
