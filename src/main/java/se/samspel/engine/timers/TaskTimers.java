package se.samspel.engine.timers;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

import se.samspel.engine.TaskDeadlines;

/**
 * Gives every user task a due date, and a reminder and an escalation as timers of the engine (timeout task listeners), unless the
 * diagram draws timers of its own on the task, as it does at the two contact points.
 */
public class TaskTimers extends AbstractBpmnParseListener {

    /** An escalation and a notice are not themselves reminded of. */
    private static final Set<String> NEVER_REMINDED = Set.of("handle-escalation", "read-notice");

    private final TaskDeadlines deadlines;

    public TaskTimers(TaskDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Called when the whole process has been read, so that the timers drawn on a task are known. */
    @Override
    public void parseProcess(Element processElement, ProcessDefinitionEntity process) {
        process.getTaskDefinitions().forEach((step, task) -> watch(process.findActivity(step), task));
    }

    private void watch(ActivityImpl activity, TaskDefinition task) {
        String step = activity.getId();
        Expression due = task.getDueDateExpression() != null ? task.getDueDateExpression()
                : new Computed(step + " due", execution -> deadlines.due(step));
        task.setDueDateExpression(due);
        task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, deadlines::settled);
        task.addTaskListener(TaskListener.EVENTNAME_DELETE, deadlines::settled);
        if (TimerDeclarationImpl.getDeclarationsForScope(activity).isEmpty() && !NEVER_REMINDED.contains(step)) {
            addTimer(activity, task, "reminder", deadlines::remind,
                    execution -> deadlines.reminder(step, (Date) due.getValue(execution)));
            addTimer(activity, task, "escalation", deadlines::escalate,
                    execution -> deadlines.escalation(step, (Date) due.getValue(execution)));
        }
    }

    private static void addTimer(ActivityImpl activity, TaskDefinition task, String name, TaskListener listener, When when) {
        activity.setScope(true);
        activity.setEventScope(activity);
        TimerDeclarationImpl timer = new TimerDeclarationImpl(new Computed(activity.getId() + " " + name, when),
                TimerDeclarationType.DATE, TimerTaskListenerJobHandler.TYPE);
        timer.setRawJobHandlerConfiguration(activity.getId() + TimerEventJobHandler.JOB_HANDLER_CONFIG_PROPERTY_DELIMITER
                + TimerEventJobHandler.JOB_HANDLER_CONFIG_TASK_LISTENER_PREFIX + name);
        timer.setActivity(activity);
        timer.setJobConfiguration(name);
        Map<String, Map<String, TimerDeclarationImpl>> timers = activity.getProperties().get(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS);
        if (timers != null && timers.containsKey(activity.getId())) {
            timers.get(activity.getId()).put(name, timer);
        } else {
            activity.getProperties().putMapEntry(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS, activity.getId(),
                    new HashMap<>(Map.of(name, timer)));
        }
        task.addTimeoutTaskListener(name, listener);
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
