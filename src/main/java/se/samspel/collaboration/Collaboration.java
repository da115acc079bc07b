package se.samspel.collaboration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionArchive;
import se.samspel.archive.WrongRegistrations;
import se.samspel.contract.CandidateDecisions;
import se.samspel.contract.Contract;
import se.samspel.contract.ContractState;
import se.samspel.contract.Contracts;
import se.samspel.engine.MessageDelivery;
import se.samspel.forms.RoutedFields;

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
    private final KeptMessages kept;
    private final Notices notices;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final IdentityService identity;
    private final WrongRegistrations wrong;
    private final ApplicationEventPublisher events;

    Collaboration(SubmissionArchive archive, RoutedFields routedFields, Contracts contracts, ProcessRegister register,
            MessageDelivery delivery, KeptMessages kept, Notices notices, RuntimeService runtime, RepositoryService repository,
            IdentityService identity, WrongRegistrations wrong, ApplicationEventPublisher events) {
        this.archive = archive;
        this.routedFields = routedFields;
        this.contracts = contracts;
        this.register = register;
        this.delivery = delivery;
        this.kept = kept;
        this.notices = notices;
        this.runtime = runtime;
        this.repository = repository;
        this.identity = identity;
        this.wrong = wrong;
        this.events = events;
    }

    /**
     * Sends the message with those of its listed fields that are known where it is sent from.
     *
     * @throws MessageNotAwaited when a receiver that must take it does not wait for it yet
     */
    public void send(DelegateExecution sender, String messageName) {
        Message message = Message.named(messageName);
        if (message == Message.PROCUREMENT_CANCELLED && wrong.isWrong(sender.getProcessInstanceId())) {
            LOG.info("{} behövs inte: ärendet är redan felregistrerat, och numret kan vara ett annat ärendes", messageName);
            return;
        }
        Map<String, Object> fields = fields(sender, message);
        String registryNumber = (String) fields.getOrDefault("registryNumber", sender.getVariable("registryNumber"));
        String contractId = (String) fields.get("contractId");
        lockReceivers(message, registryNumber, contractId);
        events.publishEvent(new MessageSent(messageName, registryNumber, contractId));
        for (Message.Receiver receiver : message.receivers()) {
            String process = receiver.processKey();
            switch (receiver.finding()) {
                case STARTS -> start(message, process, registryNumber, contractId, fields);
                case MUST_WAIT -> {
                    if (!deliver(sender, message, process, businessKey(process, registryNumber, contractId), fields)) {
                        throw new MessageNotAwaited(messageName, process, registryNumber);
                    }
                }
                case IF_WAITING -> deliver(sender, message, process, businessKey(process, registryNumber, contractId), fields);
                case KEPT -> deliverOrKeep(sender, message, process, businessKey(process, registryNumber, contractId), fields);
                case EACH_INSTANCE -> runtime.createProcessInstanceQuery().processDefinitionKey(process)
                        .variableValueEquals("contractId", contractId).list()
                        .forEach(instance -> delivery.deliver(instance.getId(), messageName, contractId, Map.of()));
                case EACH_CONTRACT -> {
                    contracts.ofCase(registryNumber).stream().filter(contract -> contract.state() == ContractState.RUNNING)
                            .forEach(contract -> deliver(sender, message, process, contract.contractId(), fields));
                    contracts.cancelOpen(registryNumber);
                    contracts.of(registryNumber).forEach(contract -> kept.takeFor(process, contract));
                }
            }
        }
    }

    /** All of them in one order, whatever the message, so that two messages never wait for each other. */
    private void lockReceivers(Message message, String registryNumber, String contractId) {
        Set<String> keys = new HashSet<>();
        Set<String> processes = new HashSet<>();
        for (Message.Receiver receiver : message.receivers()) {
            processes.add(receiver.processKey());
            if (receiver.finding() == Message.Finding.EACH_CONTRACT) {
                keys.addAll(contracts.of(registryNumber));
            } else {
                keys.add(businessKey(receiver.processKey(), registryNumber, contractId));
            }
        }
        keys.remove(null);
        if (!keys.isEmpty()) {
            register.lock(processes, keys);
        }
    }

    private static String businessKey(String processKey, String registryNumber, String contractId) {
        return processKey.equals("supplier") ? contractId : registryNumber;
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
        if (known.get("contactPerson") instanceof String contactPerson) {
            known.put("contactPersonName", nameOf(contactPerson));
        }
        if (message.fields().contains("round")) {
            known.put("round", round(sender));
        }
        if (message.fields().contains("profileNumber")) {
            known.put("profileNumber", archive.ofStep((String) sender.getVariable("registryNumber"), (String) contractId,
                    "competence-profile").size());
        }
        if (message.fields().contains("decisionReasons")) {
            known.put("decisionReasons", decisionReasons(known));
        }
        if (message.fields().contains("fulfilment") && contractId != null) {
            known.put("fulfilment", contracts.fulfilment((String) contractId));
        }
        if (sender.getVariable("cancelReason") instanceof String reason) {
            known.put("reason", reason); // the diagram's own, not what somebody once answered to another question
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

    private String nameOf(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        return user == null ? userId : (user.getFirstName() + " " + user.getLastName()).strip();
    }

    /** How many answers this scope has given: tells one round of candidates from the next. */
    private int round(DelegateExecution sender) {
        return archive.countForms(sender.getProcessInstanceId(), (String) sender.getVariable("contractId"));
    }

    private static String decisionReasons(Map<String, Object> known) {
        String reasons = IntStream.rangeClosed(1, CandidateDecisions.SLOTS)
                .filter(slot -> "DECLINE".equals(known.get("candidate" + slot + "Decision")))
                .mapToObj(slot -> known.get("candidate" + slot + "Reference") + ": " + known.get("candidate" + slot + "Reason"))
                .collect(Collectors.joining("\n"));
        return reasons.isEmpty() ? null : reasons;
    }

    private void start(Message message, String processKey, String registryNumber, String contractId, Map<String, Object> fields) {
        String businessKey = contractId == null ? registryNumber : contractId;
        if (register.instanceOf(processKey, businessKey).isPresent()) {
            LOG.info("{} för {} har redan tagits emot", message.messageName(), businessKey);
            return;
        }
        if (processKey.equals("supplier") && !contracts.begin(contractId)) {
            LOG.info("{} för {} startar inget: avtalet har redan upphört", message.messageName(), businessKey);
            return;
        }
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(processKey).latestVersion().singleResult()
                .getId();
        ProcessInstance started = runtime.createMessageCorrelation(message.messageName())
                .processInstanceBusinessKey(businessKey).processDefinitionId(definition)
                .setVariables(routed(definition, message, fields))
                .correlateStartMessage();
        archive.received(registryNumber, contractId, null, processKey, started.getId(), message.messageName(), allOf(message, fields));
        for (KeptMessages.Kept waited : kept.takeFor(processKey, businessKey)) {
            Message earlier = Message.named(waited.message());
            LOG.info("{} för {} kom före starten och lämnas nu", waited.message(), businessKey);
            archive.received(registryNumber, contractId, null, processKey, started.getId(), waited.message(),
                    allOf(earlier, waited.fields()));
            delivery.deliverToStarted(started.getId(), waited.message(), routed(definition, earlier, waited.fields()));
        }
    }

    /** A message to what has not started yet waits for it. */
    private void deliverOrKeep(DelegateExecution sender, Message message, String processKey, String businessKey,
            Map<String, Object> fields) {
        if (register.lockInstanceOf(processKey, businessKey).isPresent()) {
            deliver(sender, message, processKey, businessKey, fields);
        } else if (contracts.lockIfOpen(businessKey)) {
            // The start holds the contract too: it has come, and this is tried again, or it will find what is kept.
            if (register.instanceOf(processKey, businessKey).isPresent()) {
                throw new MessageNotAwaited(message.messageName(), processKey, businessKey);
            }
            kept.keep(processKey, businessKey, message.messageName(), fields);
        } else {
            LOG.info("{} till {} för {} behövs inte: avtalet har upphört", message.messageName(), processKey, businessKey);
        }
    }

    /** With a null for each field that is not carried this time, so that an earlier message's value is not taken for this one's. */
    private static Map<String, Object> allOf(Message message, Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        message.fields().forEach(key -> all.put(key, fields.get(key)));
        return all;
    }

    /** @return false when the receiver runs but does not wait for the message, or has never been started */
    private boolean deliver(DelegateExecution sender, Message message, String processKey, String businessKey, Map<String, Object> fields) {
        Optional<String> receiver = register.lockInstanceOf(processKey, businessKey);
        if (receiver.isEmpty()) {
            return false;
        }
        String instanceId = receiver.get();
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(instanceId).singleResult();
        if (instance == null || instanceId.equals(sender.getProcessInstanceId()) || alreadyReceived(instanceId, message, fields)) {
            LOG.info("{} till {} för {} behövs inte: avslutad eller redan mottaget", message.messageName(), processKey, businessKey);
            return true;
        }
        String contractId = processKey.equals("supplier") ? businessKey : (String) fields.get("contractId");
        boolean isAgain = message == Message.COMPETENCE_PROFILE_SENT && archive.isReceived(instanceId, message.messageName(), contractId);
        archive.received((String) sender.getVariable("registryNumber"), contractId, (String) fields.get("candidateReference"), processKey,
                instanceId, message.messageName(), allOf(message, fields));
        if (isAgain) {
            // A profile that takes another's place: the contract's recruitment has begun, or has ended with the contract.
            delivery.deliverWithin(instanceId, message.messageName(), contractId,
                    routed(instance.getProcessDefinitionId(), message, fields));
            return true;
        }
        return delivery.deliver(instanceId, message.messageName(), contractId,
                routed(instance.getProcessDefinitionId(), message, fields)) > 0;
    }

    private boolean alreadyReceived(String instanceId, Message message, Map<String, Object> fields) {
        return archive.isReceived(instanceId, message.messageName(), allOf(message, fields));
    }

    /** Of the message's fields, those that the receiving diagram reads; null for one that it does not carry this time. */
    private Map<String, Object> routed(String processDefinitionId, Message message, Map<String, Object> fields) {
        Map<String, Object> variables = new HashMap<>();
        for (String key : message.fields()) {
            if (routedFields.of(processDefinitionId).contains(key) && !(fields.get(key) instanceof List)) {
                variables.put(key, fields.get(key));
            }
        }
        return variables;
    }

    /**
     * Refuses a message about a contract that did not come from one of the processes (each is first entered in the archive), or
     * whose work is under way in this instance already.
     */
    public void once(DelegateExecution execution, String messageName) {
        String instanceId = execution.getProcessInstanceId();
        Object contractId = execution.getVariable("contractId");
        if (!archive.isReceived(instanceId, messageName, (String) contractId)) {
            throw new IllegalStateException("Meddelandet " + messageName + " kan bara skickas av processerna själva.");
        }
        // This message's own variables are not written yet.
        if (runtime.createVariableInstanceQuery().processInstanceIdIn(instanceId).variableValueEquals("contractId", contractId)
                .count() > 0) {
            throw new IllegalStateException("Meddelandet " + messageName + " för " + contractId + " har redan tagits emot.");
        }
    }

    /** Everybody who had a part in this process instance is told why it ended. */
    public void tellParticipants(DelegateExecution execution) {
        notices.tell(execution);
    }
}
