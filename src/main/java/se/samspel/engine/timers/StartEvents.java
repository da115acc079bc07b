package se.samspel.engine.timers;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

import se.samspel.engine.ProcessStarts;
import se.samspel.engine.seam.Blame;

/** Tells {@link ProcessStarts} of every started process instance, once its business key is known. */
public class StartEvents extends AbstractBpmnParseListener {

    private final ProcessStarts starts;

    public StartEvents(ProcessStarts starts) {
        this.starts = starts;
    }

    @Override
    public void parseStartEvent(Element startEvent, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ProcessDefinitionEntity process) {
            activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> Blame.inOurWork(() -> {
                starts.started(process.getKey(), execution.getProcessBusinessKey(), execution.getProcessInstanceId());
                return null;
            }));
        }
    }
}
