package se.samspel.engine.guards;

import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The engine's checks, and one more: nobody works with a task that another has, also when both may. */
final class TaskChecker extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        if (task == null) {
            throw new NullValueException("Uppgiften finns inte.");
        }
        super.checkReadTask(task);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        String person = Guarded.personOf(Context.getCommandContext());
        if (person != null && task.getAssignee() != null && !task.getAssignee().equals(person)) {
            throw Guarded.refused("Uppgiften är tilldelad någon annan. Ta över den först.");
        }
    }
}
