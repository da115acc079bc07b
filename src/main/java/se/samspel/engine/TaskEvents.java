package se.samspel.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** Told of what happens to a user task, in the transaction in which it happens. */
public interface TaskEvents {

    /** The task has been made; its people are known. */
    void created(DelegateTask task);

    /** The task has got an owner, another or none; also right after it has been made with one. */
    void assigned(DelegateTask task);
}
