-- Every model (all diagrams, decision tables and forms together) that a start has deployed, by what it holds: an older node that starts
-- again finds its own here, superseded, and leaves the newer one in force.
CREATE TABLE deployed_model (
    content_hash text        PRIMARY KEY,   -- SHA-256 over names and contents, hexadecimal
    number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    deployed_at  timestamptz NOT NULL DEFAULT now()
);
