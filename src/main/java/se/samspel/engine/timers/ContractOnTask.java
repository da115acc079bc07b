package se.samspel.engine.timers;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Writes on a task which contract it is of, when that is known only to a subprocess around it: Tasklist looks no further than to the
 * task itself and to the process instance, and somebody with two contracts in a procurement must see them apart.
 */
public class ContractOnTask extends AbstractBpmnParseListener {

    private static final String CONTRACT = "contractId";

    @Override
    public void parseProcess(Element processElement, ProcessDefinitionEntity process) {
        process.getTaskDefinitions().forEach((step, task) -> {
            if (process.findActivity(step).getFlowScope() != process) {
                task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::write);
            }
        });
    }

    private void write(DelegateTask task) {
        Object contract = task.getVariable(CONTRACT);
        if (contract != null && !task.getExecution().getProcessInstance().hasVariableLocal(CONTRACT)) {
            task.setVariableLocal(CONTRACT, contract);
        }
    }
}
