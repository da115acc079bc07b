package se.samspel.engine.timers;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

import se.samspel.engine.TaskDeadlines;

/**
 * Gives every user task a due date, and a reminder and an escalation as timers of the engine (timeout task listeners), unless the
 * diagram draws timers of its own on the task, as it does at the two contact points. They are declared as the engine declares drawn
 * ones: each has its definition, and the engine asks for the same rights before it shows or changes them.
 */
public class TaskTimers implements BpmnParseFactory {

    /** An escalation and a notice are not themselves reminded of. */
    private static final Set<String> NEVER_REMINDED = Set.of("handle-escalation", "read-notice");

    private final TaskDeadlines deadlines;

    public TaskTimers(TaskDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public BpmnParse createBpmnParse(BpmnParser parser) {
        return new WithTimers(parser);
    }

    /** The engine's reading of a diagram, and our timers on what it found: only a reading can declare that jobs will be made. */
    private final class WithTimers extends BpmnParse {

        WithTimers(BpmnParser parser) {
            super(parser);
        }

        /** When the whole process has been read, the timers drawn on a task are known. */
        @Override
        public ProcessDefinitionEntity parseProcess(Element processElement) {
            ProcessDefinitionEntity process = super.parseProcess(processElement);
            process.getTaskDefinitions().forEach((step, task) -> watch(process, process.findActivity(step), task));
            return process;
        }

        private void watch(ProcessDefinitionEntity process, ActivityImpl activity, TaskDefinition task) {
            String step = activity.getId();
            Expression due = task.getDueDateExpression() != null ? task.getDueDateExpression()
                    : new Computed(step + " due", execution -> deadlines.due(step));
            task.setDueDateExpression(due);
            task.addTaskListener(TaskListener.EVENTNAME_CREATE, deadlines::created);
            task.addTaskListener(TaskListener.EVENTNAME_UPDATE, changed -> follow((TaskEntity) changed, activity));
            task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, deadlines::settled);
            task.addTaskListener(TaskListener.EVENTNAME_DELETE, deadlines::settled);
            if (TimerDeclarationImpl.getDeclarationsForScope(activity).isEmpty() && !NEVER_REMINDED.contains(step)) {
                addTimer(process, task, new TaskTimer(activity, "reminder",
                        execution -> deadlines.reminder(step, (Date) due.getValue(execution))), deadlines::remind);
                addTimer(process, task, new TaskTimer(activity, "escalation",
                        execution -> deadlines.escalation(step, (Date) due.getValue(execution))), deadlines::escalate);
            }
        }

        /** Reminder and escalation go with the due date, whoever has moved it and however; what has come already comes again. */
        private void follow(TaskEntity task, ActivityImpl activity) {
            boolean isNew = Context.getCommandContext().getDbEntityManager().getDbEntityCache().isTransient(task);
            if (isNew || !task.getPropertyChanges().containsKey(TaskEntity.DUE_DATE) || task.getDueDate() == null) {
                return;
            }
            deadlines.moved(task);
            String step = activity.getId();
            Map<String, TimerDeclarationImpl> drawn = TimerDeclarationImpl.getDeclarationsForScope(activity);
            Map<String, TimerDeclarationImpl> declared = TimerDeclarationImpl.getTimeoutListenerDeclarationsForScope(activity)
                    .getOrDefault(step, Map.of());
            move(task, drawn.get(step + "-reminder-due"), step + "-reminder-due", true);
            move(task, drawn.get(step + "-overdue"), step + "-overdue", false);
            move(task, declared.get("reminder"), listening(step, "reminder"), true);
            move(task, declared.get("escalation"), listening(step, "escalation"), false);
        }

        private void move(TaskEntity task, TimerDeclarationImpl declaration, String configuration, boolean isReminder) {
            if (declaration == null) {
                return;
            }
            ExecutionEntity execution = task.getExecution();
            String step = task.getTaskDefinitionKey();
            Context.getCommandContext().getJobManager().findTimersByExecutionId(execution.getId()).stream()
                    .filter(timer -> configuration.equals(timer.getJobHandlerConfigurationRaw())).forEach(TimerEntity::delete);
            declaration.createTimerInstance(execution)
                    .setDuedate(isReminder ? deadlines.reminder(step, task.getDueDate()) : deadlines.escalation(step, task.getDueDate()));
        }

        private void addTimer(ProcessDefinitionEntity process, TaskDefinition task, TaskTimer timer, TaskListener listener) {
            ActivityImpl activity = timer.getActivity();
            activity.setScope(true);
            activity.setEventScope(activity);
            String name = timer.getJobConfiguration();
            Map<String, Map<String, TimerDeclarationImpl>> timers = activity.getProperties()
                    .get(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS);
            if (timers != null && timers.containsKey(activity.getId())) {
                timers.get(activity.getId()).put(name, timer);
            } else {
                activity.getProperties().putMapEntry(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS, activity.getId(),
                        new HashMap<>(Map.of(name, timer)));
            }
            task.addTimeoutTaskListener(name, listener);
            addJobDeclarationToProcessDefinition(timer, process);
        }
    }

    /** How the engine writes down which timer of a task it is. */
    private static String listening(String step, String name) {
        return step + TimerEventJobHandler.JOB_HANDLER_CONFIG_PROPERTY_DELIMITER
                + TimerEventJobHandler.JOB_HANDLER_CONFIG_TASK_LISTENER_PREFIX + name;
    }

    /**
     * Knows its definition without asking the database for it each time a task is made, which the engine does only to learn whether
     * the definition is suspended or has a priority of its own; nobody does either in Samspel.
     */
    private static final class TaskTimer extends TimerDeclarationImpl {

        private static final long serialVersionUID = 1L;

        TaskTimer(ActivityImpl activity, String name, When when) {
            super(new Computed(activity.getId() + " " + name, when), TimerDeclarationType.DATE, TimerTaskListenerJobHandler.TYPE);
            setRawJobHandlerConfiguration(listening(activity.getId(), name));
            setActivity(activity);
            setJobConfiguration(name);
        }

        @Override
        protected String resolveJobDefinitionId(ExecutionEntity execution) {
            return null;
        }

        @Override
        protected void postInitialize(ExecutionEntity execution, TimerEntity timer) {
            super.postInitialize(execution, timer);
            ProcessDefinitionEntity process = (ProcessDefinitionEntity) getProcessDefinition();
            timer.setJobDefinitionId(getJobDefinitionId());
            timer.setProcessDefinitionId(process.getId());
            timer.setProcessDefinitionKey(process.getKey());
            timer.setDeploymentId(process.getDeploymentId());
        }
    }

    interface When {
        Date at(VariableScope execution);
    }

    /** A date that the engine asks for as if the diagram held an expression. */
    private record Computed(String text, When when) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return when.at(scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
