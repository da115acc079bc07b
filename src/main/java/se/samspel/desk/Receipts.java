package se.samspel.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

import se.samspel.access.Role;
import se.samspel.access.SupplierAccess;
import se.samspel.archive.CaseAccess;
import se.samspel.archive.RegisteredCases;
import se.samspel.archive.Zone;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.engine.SignedInUser;

/** What a person is told when a step is sent: what opens next in the case, who has it and until when, and her own next task. */
@Component
class Receipts {

    private static final int MOST = 20;
    private static final String TARGET_GROUP = "target-group";

    private final HistoryService history;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final RegisteredCases cases;
    private final Contracts contracts;
    private final CaseAccess access;
    private final SignedInUser signedIn;

    Receipts(HistoryService history, RuntimeService runtime, TaskService tasks, IdentityService identity, RegisteredCases cases,
            Contracts contracts, CaseAccess access, SignedInUser signedIn) {
        this.history = history;
        this.runtime = runtime;
        this.cases = cases;
        this.contracts = contracts;
        this.tasks = tasks;
        this.identity = identity;
        this.access = access;
        this.signedIn = signedIn;
    }

    /**
     * @param step who has what: the step's name; null when the person may know only that the other side has it
     * @param who  a person's name, or a group's, in Swedish
     * @param due  null when the step has no day
     * @param task its id, when it is the reader's own; else null
     */
    record Next(String step, String who, Instant due, String task) {
    }

    /**
     * @param caseNumber the registry number; null for a process that belongs to no case
     * @param supplier   whether the reader is one of a supplier's, who has no page of the whole case
     * @param next       what is open in the case now, what is due first first
     * @param ownTask    the reader's next task in any case; null when there is none
     */
    record Receipt(String caseNumber, boolean supplier, List<Next> next, Next ownTask) {
    }

    /** @return empty when the person has not done such a task */
    Optional<Receipt> ofTask(String taskId) {
        String person = signedIn.id().orElseThrow();
        return signedIn.asSamspel(() -> Optional.ofNullable(history.createHistoricTaskInstanceQuery().taskId(taskId).finished()
                .taskAssignee(person).singleResult())).map(HistoricTaskInstance::getProcessInstanceId)
                .map(instance -> of(person, instance));
    }

    /** @return empty when the person has not started such an instance */
    Optional<Receipt> ofStart(String instanceId) {
        String person = signedIn.id().orElseThrow();
        boolean isOwn = signedIn.asSamspel(() -> history.createHistoricProcessInstanceQuery().processInstanceId(instanceId)
                .startedBy(person).count() == 1);
        return isOwn ? Optional.of(of(person, instanceId)) : Optional.empty();
    }

    private Receipt of(String person, String instanceId) {
        Set<String> groups = signedIn.groups();
        Task own = tasks.createTaskQuery().or().taskAssignee(person).taskCandidateGroupIn(List.copyOf(groups)).endOr()
                .orderByDueDate().asc().orderByTaskCreateTime().asc().listPage(0, 1).stream().findFirst().orElse(null);
        return signedIn.asSamspel(() -> {
            String number = numberOf(instanceId);
            TaskQuery open = tasks.createTaskQuery();
            open = number == null ? open.processInstanceId(instanceId) : open.processVariableValueEquals("registryNumber", number);
            List<Next> next = open.orderByDueDate().asc().listPage(0, MOST).stream()
                    .map(task -> next(task, person, groups, number, instanceId)).filter(Objects::nonNull).distinct().toList();
            return new Receipt(number, groups.stream().anyMatch(SupplierAccess::isCompany), next,
                    own == null ? null : next(own, person, groups, number, own.getProcessInstanceId()));
        });
    }

    /** The case of a process that runs, by its variable, or has ended, by its business key: a case's number or a contract's id. */
    private String numberOf(String instanceId) {
        Optional<String> running = runtime.createVariableInstanceQuery().processInstanceIdIn(instanceId).variableName("registryNumber")
                .list().stream().map(variable -> (String) variable.getValue()).filter(Objects::nonNull).findFirst();
        return running.or(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery().processInstanceId(instanceId)
                .singleResult()).map(HistoricProcessInstance::getBusinessKey).flatMap(key -> cases.asWritten(key)
                .or(() -> contracts.find(key).map(Contract::registryNumber)))).orElse(null);
    }

    private Next next(Task task, String person, Set<String> groups, String number, String instanceId) {
        Instant due = Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null);
        Set<String> offeredTo = tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean isMine = person.equals(task.getAssignee());
        boolean isOurs = offeredTo.stream().anyMatch(groups::contains);
        String who = task.getAssignee() != null ? nameOf(task.getAssignee()) : groupsNamed(offeredTo);
        if (isMine || isOurs) {
            return new Next(task.getName(), isMine ? null : who, due, task.getId());
        }
        if (groups.stream().anyMatch(SupplierAccess::isCompany)) {
            // The supplier learns that the other side works, and not with what.
            return task.getProcessInstanceId().equals(instanceId) ? new Next(null, "kommunen", null, null) : null;
        }
        Zone zone = task.getProcessDefinitionId().startsWith(TARGET_GROUP + ":") ? Zone.TARGET_GROUP : Zone.CONTRACT;
        return task.getProcessInstanceId().equals(instanceId) || access.mayRead(person, number, zone)
                ? new Next(task.getName(), who, due, null) : null;
    }

    private String nameOf(String userId) {
        return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult())
                .map(user -> HandOver.person(user).name()).orElse(userId);
    }

    private String groupsNamed(Collection<String> groups) {
        boolean isSupplier = groups.stream().anyMatch(group -> SupplierAccess.isCompany(group) || group.equals(Role.SUPPLIER.groupId()));
        return groups.isEmpty() ? null : identity.createGroupQuery().groupIdIn(groups.toArray(String[]::new)).list().stream()
                .map(Group::getName).filter(Objects::nonNull).map(name -> isSupplier ? "leverantören " + name : name).sorted()
                .collect(Collectors.joining(", "));
    }
}
