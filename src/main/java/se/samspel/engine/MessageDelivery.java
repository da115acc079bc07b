package se.samspel.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        List<Execution> waiting = new ArrayList<>(runtime.createExecutionQuery()
                .processInstanceId(processInstanceId).messageEventSubscriptionName(message).list());
        // A contract's own scope first: what waits for all contracts may end the whole instance.
        waiting.sort(Comparator.comparing(execution -> contractOf(execution, processInstanceId) == null));
        int delivered = 0;
        for (Execution execution : waiting) {
            Object waitsFor = contractOf(execution, processInstanceId);
            if (contractId == null || waitsFor == null || waitsFor.equals(contractId)) {
                receive(execution.getId(), message, variables);
                delivered++;
            }
        }
        return delivered;
    }

    /** As {@link #deliver}, but only to what waits in a scope of the contract's own: what the message would start has begun already. */
    public int deliverWithin(String processInstanceId, String message, String contractId, Map<String, Object> variables) {
        int delivered = 0;
        for (Execution execution : runtime.createExecutionQuery().processInstanceId(processInstanceId)
                .messageEventSubscriptionName(message).list()) {
            if (contractId.equals(contractOf(execution, processInstanceId))) {
                receive(execution.getId(), message, variables);
                delivered++;
            }
        }
        return delivered;
    }

    /** Delivers to an instance that was started in this transaction, whose waiting executions no query finds yet. */
    public void deliverToStarted(String processInstanceId, String message, Map<String, Object> variables) {
        receive(processInstanceId, message, variables);
    }

    /** The contract whose message this execution waits for; null when it waits for every contract's. */
    private Object contractOf(Execution execution, String processInstanceId) {
        return execution.getId().equals(processInstanceId) ? null : runtime.getVariableLocal(execution.getId(), CONTRACT);
    }

    private void receive(String executionId, String message, Map<String, Object> variables) {
        configuration.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            EventSubscriptionEntity subscription = context.getEventSubscriptionManager()
                    .findEventSubscriptionsByNameAndExecution("message", message, executionId, false).stream().findFirst().orElse(null);
            if (subscription == null || context.getDbEntityManager().isDeleted(subscription)) {
                return null; // an earlier delivery of this message has just ended the scope that waited
            }
            boolean startsEventSubprocess = subscription.getActivity().getActivityBehavior()
                    instanceof EventSubProcessStartEventActivityBehavior;
            new MessageEventReceivedCmd(message, executionId,
                    startsEventSubprocess ? null : withoutContract(variables), null,
                    startsEventSubprocess ? variables : null, false).execute(context);
            return null;
        });
    }

    private static Map<String, Object> withoutContract(Map<String, Object> variables) {
        var others = new HashMap<>(variables);
        others.remove(CONTRACT);
        return others;
    }
}
