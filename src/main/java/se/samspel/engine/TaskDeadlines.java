package se.samspel.engine;

import java.util.Date;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** What the engine asks when it makes, watches and ends a user task. */
public interface TaskDeadlines {

    /** Due date of a task of this step that is made now and has none by its diagram. */
    Date due(String step);

    Date reminder(String step, Date due);

    Date escalation(String step, Date due);

    /** The task has been made, with its due date. */
    void created(DelegateTask task);

    /** The task has got another due date; its reminder and escalation follow it by themselves. */
    void moved(DelegateTask task);

    void remind(DelegateTask task);

    void escalate(DelegateTask task);

    /** The task is completed or deleted. */
    void settled(DelegateTask task);
}
