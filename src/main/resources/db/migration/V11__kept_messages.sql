-- A message to a process that has not started yet waits here and is delivered in the transaction that starts it.
CREATE TABLE kept_message (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    process_key  text  NOT NULL,
    business_key text  NOT NULL,
    message      text  NOT NULL,
    fields       jsonb NOT NULL,
    PRIMARY KEY (process_key, business_key, message)
);
