package se.samspel.engine.guards;

import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricExternalTaskLogEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * The engine's checks, and two more. Nobody works with a task that another has, also when both may. And what belongs to no definition
 * is no person's: the engine has no right to ask for there, and would ask for none.
 */
final class StricterChecks extends AuthorizationCommandChecker {

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

    @Override
    public void checkReadJob(JobEntity job) {
        refuseUnlessOf(job.getProcessDefinitionKey());
        super.checkReadJob(job);
    }

    @Override
    public void checkUpdateJob(JobEntity job) {
        refuseUnlessOf(job.getProcessDefinitionKey());
        super.checkUpdateJob(job);
    }

    @Override
    public void checkUpdateRetriesJob(JobEntity job) {
        refuseUnlessOf(job.getProcessDefinitionKey());
        super.checkUpdateRetriesJob(job);
    }

    @Override
    public void checkReadHistoricJobLog(HistoricJobLogEventEntity entry) {
        refuseUnlessOf(entry.getProcessDefinitionKey());
        super.checkReadHistoricJobLog(entry);
    }

    @Override
    public void checkReadHistoricExternalTaskLog(HistoricExternalTaskLogEntity entry) {
        refuseUnlessOf(entry.getProcessDefinitionKey());
        super.checkReadHistoricExternalTaskLog(entry);
    }

    @Override
    public void checkDeleteHistoricTaskInstance(HistoricTaskInstanceEntity task) {
        if (task != null) {
            refuseUnlessOf(task.getProcessDefinitionKey());
        }
        super.checkDeleteHistoricTaskInstance(task);
    }

    @Override
    public void checkDeleteHistoricVariableInstance(HistoricVariableInstanceEntity variable) {
        if (variable != null) {
            refuseUnlessOf(variable.getProcessDefinitionKey());
        }
        super.checkDeleteHistoricVariableInstance(variable);
    }

    /** An entry about accounts has no process either, but a category, to which rights are given. */
    @Override
    public void checkUpdateUserOperationLog(UserOperationLogEntry entry) {
        refuseUnlessOf(entry);
        super.checkUpdateUserOperationLog(entry);
    }

    @Override
    public void checkDeleteUserOperationLog(UserOperationLogEntry entry) {
        refuseUnlessOf(entry);
        super.checkDeleteUserOperationLog(entry);
    }

    private static void refuseUnlessOf(UserOperationLogEntry entry) {
        if (entry != null && entry.getCategory() == null) {
            refuseUnlessOf(entry.getProcessDefinitionKey());
        }
    }

    private static void refuseUnlessOf(String definition) {
        if (definition == null && Guarded.personOf(Context.getCommandContext()) != null) {
            throw Guarded.refused("Det hör inte till någon process, och sköts av Samspel självt.");
        }
    }
}
