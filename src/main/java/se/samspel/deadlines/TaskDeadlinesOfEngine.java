package se.samspel.deadlines;

import java.util.Date;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.engine.SignedInUser;
import se.samspel.engine.TaskDeadlines;

/** Answers the engine, which is built before the beans that need it. */
@Component
class TaskDeadlinesOfEngine implements TaskDeadlines {

    private final ObjectProvider<Deadlines> deadlines;
    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<SignedInUser> signedIn;

    TaskDeadlinesOfEngine(ObjectProvider<Deadlines> deadlines, ObjectProvider<TaskService> tasks,
            ObjectProvider<SignedInUser> signedIn) {
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.signedIn = signedIn;
    }

    @Override
    public Date due(String step) {
        return deadlines.getObject().due(step);
    }

    @Override
    public Date reminder(String step, Date due) {
        return deadlines.getObject().reminder(step, due);
    }

    @Override
    public Date escalation(String step, Date due) {
        return deadlines.getObject().escalation(step, due);
    }

    @Override
    public void created(DelegateTask task) {
        deadlines.getObject().bornLate(task.getDueDate()).ifPresent(why -> signedIn.getObject().asSamspel(() -> tasks.getObject()
                .createComment(task.getId(), task.getProcessInstanceId(), why)));
    }

    @Override
    public void moved(DelegateTask task) {
        deadlines.getObject().moved(task);
    }

    @Override
    public void remind(DelegateTask task) {
        deadlines.getObject().remind(tasks.getObject().createTaskQuery().taskId(task.getId()).singleResult());
    }

    @Override
    public void escalate(DelegateTask task) {
        deadlines.getObject().escalate(tasks.getObject().createTaskQuery().taskId(task.getId()).singleResult());
    }

    @Override
    public void settled(DelegateTask task) {
        if (task.getPriority() >= Deadlines.ESCALATED) {
            deadlines.getObject().settled(task.getId());
        }
    }
}
