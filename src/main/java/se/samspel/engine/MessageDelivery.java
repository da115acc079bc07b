package se.samspel.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Hands a message to those executions of one process instance that wait for it. */
@Component
public class MessageDelivery {

    private static final String CONTRACT = "contractId";

    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl configuration;

    MessageDelivery(RuntimeService runtime, ProcessEngineConfigurationImpl configuration) {
        this.runtime = runtime;
        this.configuration = configuration;
    }

    /**
     * Delivers to every execution of the instance that waits for the message, except those that wait for another contract's:
     * one whose scope holds another local {@code contractId}.
     *
     * @param contractId the contract that the message is about, or null
     * @param variables  set where the process goes on: in the event subprocess that the message starts, otherwise in the instance
     * @return how many executions went on
     */
    public int deliver(String processInstanceId, String message, String contractId, Map<String, Object> variables) {
        List<Execution> waiting = runtime.createExecutionQuery()
                .processInstanceId(processInstanceId).messageEventSubscriptionName(message).list();
        int delivered = 0;
        for (Execution execution : waiting) {
            Object waitsFor = runtime.getVariableLocal(execution.getId(), CONTRACT);
            if (contractId != null && waitsFor != null && !isInstance(execution, processInstanceId) && !Objects.equals(waitsFor, contractId)) {
                continue;
            }
            receive(execution.getId(), message, variables);
            delivered++;
        }
        return delivered;
    }

    private static boolean isInstance(Execution execution, String processInstanceId) {
        return execution.getId().equals(processInstanceId);
    }

    private void receive(String executionId, String message, Map<String, Object> variables) {
        configuration.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            EventSubscriptionEntity subscription = context.getEventSubscriptionManager()
                    .findEventSubscriptionsByNameAndExecution("message", message, executionId, true).stream().findFirst().orElse(null);
            if (subscription == null) {
                return null; // an earlier delivery of this message has just ended the scope that waited
            }
            boolean startsEventSubprocess = subscription.getActivity().getActivityBehavior()
                    instanceof EventSubProcessStartEventActivityBehavior;
            new MessageEventReceivedCmd(message, executionId,
                    startsEventSubprocess ? null : withoutContract(variables), null,
                    startsEventSubprocess ? variables : null, true).execute(context);
            return null;
        });
    }

    private static Map<String, Object> withoutContract(Map<String, Object> variables) {
        var others = new HashMap<>(variables);
        others.remove(CONTRACT);
        return others;
    }
}
