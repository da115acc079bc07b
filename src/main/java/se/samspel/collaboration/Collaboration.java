package se.samspel.collaboration;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import se.samspel.contract.Contract;
import se.samspel.contract.ContractState;
import se.samspel.contract.Contracts;
import se.samspel.engine.MessageDelivery;
import se.samspel.forms.RoutedFields;
import se.samspel.forms.Submission;
import se.samspel.forms.SubmissionArchive;

/**
 * Keeps the three processes in step by messages. A message is delivered in the transaction of the step that sends it; it may be
 * sent again without harm: a receiver that has got the same message with the same fields is not told twice.
 */
@Component("collaboration")
public class Collaboration {

    private static final Logger LOG = LoggerFactory.getLogger(Collaboration.class);

    private final SubmissionArchive archive;
    private final RoutedFields routedFields;
    private final Contracts contracts;
    private final ProcessRegister register;
    private final MessageDelivery delivery;
    private final Notices notices;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    Collaboration(SubmissionArchive archive, RoutedFields routedFields, Contracts contracts, ProcessRegister register,
            MessageDelivery delivery, Notices notices, RuntimeService runtime, RepositoryService repository) {
        this.archive = archive;
        this.routedFields = routedFields;
        this.contracts = contracts;
        this.register = register;
        this.delivery = delivery;
        this.notices = notices;
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * Sends the message with those of its listed fields that are known where it is sent from.
     *
     * @throws MessageNotAwaited when a receiver that must take it does not wait for it yet
     */
    public void send(DelegateExecution sender, String messageName) {
        send(sender, Message.named(messageName), true);
    }

    /** As {@link #send}, but a message that nobody waits for is not needed: the receiver will read the facts itself. */
    public void sendIfAwaited(DelegateExecution sender, String messageName) {
        send(sender, Message.named(messageName), false);
    }

    private void send(DelegateExecution sender, Message message, boolean mustBeTaken) {
        Map<String, Object> fields = fields(sender, message);
        String registryNumber = registryNumber(sender, fields);
        String contractId = (String) fields.get("contractId");
        for (Message.Receiver receiver : message.receivers()) {
            switch (receiver.finding()) {
                case STARTS -> start(message, receiver.processKey(), registryNumber, contractId, fields);
                case MUST_WAIT -> deliver(sender, message, receiver.processKey(), registryNumber, registryNumber, contractId, fields, mustBeTaken);
                case IF_RUNNING -> deliver(sender, message, receiver.processKey(), registryNumber,
                        contractId == null ? registryNumber : contractId, contractId, fields, false);
                case EACH_CONTRACT -> contracts.ofCase(registryNumber).stream().filter(contract -> contract.state() == ContractState.RUNNING)
                        .forEach(contract -> deliver(sender, message, receiver.processKey(), registryNumber, contract.contractId(),
                                contract.contractId(), fields, false));
            }
        }
    }

    private Map<String, Object> fields(DelegateExecution sender, Message message) {
        Map<String, Object> known = new HashMap<>(archive.known(sender));
        Object contractId = sender.getVariable("contractId");
        if (contractId == null) {
            contractId = known.get("contractId");
        }
        if (contractId != null) {
            known.put("contractId", contractId);
            contracts.find((String) contractId).map(Contract::facts).ifPresent(known::putAll);
        }
        if (message.fields().contains("round")) {
            known.put("round", round(sender));
        }
        if (message.fields().contains("decisionReasons")) {
            known.put("decisionReasons", decisionReasons(known));
        }
        if (message.fields().contains("fulfilment") && contractId != null) {
            known.put("fulfilment", contracts.fulfilment((String) contractId));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String key : message.fields()) {
            Object value = known.containsKey(key) ? known.get(key) : sender.getVariable(key);
            if (value != null) {
                fields.put(key, value);
            }
        }
        return fields;
    }

    /** How many answers this scope has given: tells one round of candidates from the next. */
    private int round(DelegateExecution sender) {
        Object contractId = sender.getVariable("contractId");
        return (int) archive.ofInstance(sender.getProcessInstanceId()).stream()
                .filter(submission -> submission.kind() == Submission.Kind.FORM)
                .filter(submission -> Objects.equals(contractId, submission.contractId())).count();
    }

    private static String decisionReasons(Map<String, Object> known) {
        String reasons = IntStream.rangeClosed(1, 5)
                .filter(slot -> "DECLINE".equals(known.get("candidate" + slot + "Decision")))
                .mapToObj(slot -> known.get("candidate" + slot + "Reference") + ": " + known.get("candidate" + slot + "Reason"))
                .collect(Collectors.joining("\n"));
        return reasons.isEmpty() ? null : reasons;
    }

    private static String registryNumber(DelegateExecution sender, Map<String, Object> fields) {
        Object number = fields.get("registryNumber");
        return (String) (number == null ? sender.getVariable("registryNumber") : number);
    }

    private void start(Message message, String processKey, String registryNumber, String contractId, Map<String, Object> fields) {
        String businessKey = contractId == null ? registryNumber : contractId;
        if (register.instanceOf(processKey, businessKey).isPresent()) {
            LOG.info("{} för {} har redan tagits emot", message.messageName(), businessKey);
            return;
        }
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(processKey).latestVersion().singleResult().getId();
        ProcessInstance started = runtime.createMessageCorrelation(message.messageName())
                .processInstanceBusinessKey(businessKey).processDefinitionId(definition)
                .setVariables(routed(definition, fields))
                .correlateStartMessage();
        archive.received(registryNumber, contractId, null, processKey, started.getId(), message.messageName(), fields);
    }

    private void deliver(DelegateExecution sender, Message message, String processKey, String registryNumber, String businessKey,
            String contractId, Map<String, Object> fields, boolean mustBeTaken) {
        Optional<String> registered = register.instanceOf(processKey, businessKey);
        if (registered.isEmpty()) {
            if (mustBeTaken) {
                throw new MessageNotAwaited(message.messageName(), processKey, businessKey);
            }
            return;
        }
        String instanceId = registered.get();
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(instanceId).singleResult();
        if (instance == null || instanceId.equals(sender.getProcessInstanceId())) {
            LOG.info("{} för {} kom efter slutet av {}", message.messageName(), businessKey, processKey);
            return;
        }
        if (alreadyReceived(instanceId, message, fields)) {
            LOG.info("{} för {} har redan tagits emot", message.messageName(), businessKey);
            return;
        }
        archive.received(registryNumber, contractId, (String) fields.get("candidateReference"), processKey,
                instanceId, message.messageName(), fields);
        int taken = delivery.deliver(instanceId, message.messageName(), contractId, routed(instance.getProcessDefinitionId(), fields));
        if (taken == 0 && mustBeTaken) {
            throw new MessageNotAwaited(message.messageName(), processKey, businessKey);
        }
    }

    private boolean alreadyReceived(String instanceId, Message message, Map<String, Object> fields) {
        return archive.ofInstance(instanceId).stream()
                .anyMatch(submission -> submission.kind() == Submission.Kind.MESSAGE
                        && submission.step().equals(message.messageName()) && submission.answers().equals(fields));
    }

    /** Of the fields, those that the receiving diagram reads, and those that the task list shows. */
    private Map<String, Object> routed(String processDefinitionId, Map<String, Object> fields) {
        Map<String, Object> variables = new HashMap<>();
        for (String key : routedFields.of(processDefinitionId)) {
            if (fields.containsKey(key) && !(fields.get(key) instanceof List)) {
                variables.put(key, fields.get(key));
            }
        }
        return variables;
    }

    /**
     * Refuses a message that did not come from one of the processes, or that has come twice: each is first entered in the archive.
     */
    public void once(DelegateExecution execution, String messageName) {
        boolean sent = archive.ofInstance(execution.getProcessInstanceId()).stream()
                .anyMatch(submission -> submission.kind() == Submission.Kind.MESSAGE && submission.step().equals(messageName)
                        && Objects.equals(submission.contractId(), execution.getVariable("contractId")));
        if (!sent) {
            throw new IllegalStateException("Meddelandet " + messageName + " kan bara skickas av processerna själva.");
        }
    }

    /** Everybody who had a part in this process instance is told why it ended. */
    public void tellParticipants(DelegateExecution execution) {
        notices.tell(execution);
    }
}
