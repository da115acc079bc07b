package se.samspel.engine.timers;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

import se.samspel.engine.TaskEvents;

/** Tells {@link TaskEvents} of every user task, after what the diagram itself does with it. */
public class ToldOfTasks extends AbstractBpmnParseListener {

    private final TaskEvents events;

    public ToldOfTasks(TaskEvents events) {
        this.events = events;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, events::created);
        task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, events::assigned);
    }
}
