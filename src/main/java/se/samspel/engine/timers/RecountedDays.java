package se.samspel.engine.timers;

import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.engine.StepsFollow;

/** Asks the diagram's own expressions again. Called within a command of the engine. */
@Component
class RecountedDays implements StepsFollow {

    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<ManagementService> management;

    RecountedDays(ObjectProvider<TaskService> tasks, ObjectProvider<ManagementService> management) {
        this.tasks = tasks;
        this.management = management;
    }

    @Override
    public void recount(String processInstanceId, Set<String> names) {
        List<Job> timers = management.getObject().createJobQuery().processInstanceId(processInstanceId).timers().list();
        for (Task open : tasks.getObject().createTaskQuery().processInstanceId(processInstanceId).list()) {
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(open.getId());
            Expression due = task.getTaskDefinition().getDueDateExpression();
            if (due != null && mentions(due.getExpressionText(), names)) {
                task.setDueDate((Date) due.getValue(task.getExecution()));
                timers.stream().filter(job -> isOfTask(job, task)).forEach(this::again);
            }
        }
        timers.stream().filter(job -> isDrawnBy(names, job)).forEach(this::again);
    }

    private void again(Job timer) {
        management.getObject().recalculateJobDuedate(timer.getId(), false);
    }

    /** Whether it is one of the reminders and escalations that a task has without drawing them. */
    private boolean isOfTask(Job timer, TaskEntity task) {
        JobDefinition definition = definition(timer);
        return definition.getJobType().equals(TimerTaskListenerJobHandler.TYPE)
                && definition.getActivityId().equals(task.getTaskDefinitionKey())
                && task.getExecutionId().equals(timer.getExecutionId());
    }

    private boolean isDrawnBy(Set<String> names, Job timer) {
        return Context.getProcessEngineConfiguration().getRepositoryService().getBpmnModelInstance(timer.getProcessDefinitionId())
                .getModelElementById(definition(timer).getActivityId()) instanceof Event event
                && event.getChildElementsByType(TimerEventDefinition.class).stream()
                .anyMatch(drawn -> mentions(drawn.getTextContent(), names));
    }

    private JobDefinition definition(Job timer) {
        return management.getObject().createJobDefinitionQuery().jobDefinitionId(timer.getJobDefinitionId()).singleResult();
    }

    private static boolean mentions(String expression, Set<String> names) {
        return Arrays.stream(expression.split("\\W+")).anyMatch(names::contains);
    }
}
