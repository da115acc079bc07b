package se.samspel.engine;

/** Asked when a process instance has its start behind it, in the transaction that starts it. */
public interface ProcessStarts {

    /** @throws RuntimeException when the instance may not be; then it is not */
    void started(String processKey, String businessKey, String processInstanceId);
}
