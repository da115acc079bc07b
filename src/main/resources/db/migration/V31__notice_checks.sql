-- What the published notice said otherwise than the terms, when somebody last compared them; one a case.
CREATE TABLE notice_check (
    registry_number text        PRIMARY KEY,
    differences     integer     NOT NULL,
    compared_at     timestamptz NOT NULL,
    compared_by     text        NOT NULL
);
