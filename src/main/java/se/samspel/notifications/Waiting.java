package se.samspel.notifications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import se.samspel.standstill.WorkingDays;

/**
 * Procurements of which nothing lies with their procurer: for how long, and with whom. A case that has waited for ten working days is told
 * once for each such wait.
 */
@Component
class Waiting {

    static final String WHERE = "where";
    static final String SINCE = "since";
    static final String WAIT = "wait";

    private static final int LONG = 10;
    /** Who is to send the message that a procurement waits for. */
    private static final Map<String, String> SENDERS = Map.of("labour-market-analysed", "matchningsansvariga",
            "contract-closed", "leverantören och dem som följer upp avtalet");
    /** A contract is meant to run: nobody asks where its procurement lies. */
    private static final String MEANT = "contract-closed";
    private static final Map<String, String> GROUPS = Map.of("support-function", "stödfunktionen", "decision-maker", "beslutsfattaren",
            "matching-officer", "matchningsansvariga");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final WorkingDays workingDays;
    private final Clock clock;

    Waiting(RuntimeService runtime, TaskService tasks, HistoryService history, WorkingDays workingDays, Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.history = history;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * @param procurer whose case it is
     * @param waitsFor the task or the message that it waits for
     * @param where    with whom, in Swedish
     */
    record Wait(String registryNumber, String procurer, String waitsFor, String where, LocalDate since) {

        Map<String, String> about() {
            Map<String, String> about = new LinkedHashMap<>();
            about.put(Items.WHAT, Kinds.WAITING);
            about.put(Items.CASE, registryNumber);
            about.put(WAIT, waitsFor);
            about.put(WHERE, where);
            about.put(SINCE, since.toString());
            return about;
        }
    }

    /** Those that have lain with others for ten working days. */
    List<Wait> longOnes() {
        LocalDate before = workingDays.minusWorkingDays(LocalDate.now(clock), LONG);
        return runtime.createProcessInstanceQuery().processDefinitionKey("procurement").active().list().stream()
                .flatMap(instance -> of(instance).stream()).filter(wait -> !wait.since().isAfter(before)).toList();
    }

    private Optional<Wait> of(ProcessInstance instance) {
        String procurer = (String) runtime.getVariable(instance.getId(), "procurer");
        List<Task> open = tasks.createTaskQuery().processInstanceId(instance.getId()).list();
        if (procurer == null || open.stream().anyMatch(task -> isOfProcurers(task, procurer))) {
            return Optional.empty();
        }
        Optional<Task> oldest = open.stream().min(Comparator.comparing(Task::getCreateTime));
        if (oldest.isPresent()) {
            Task task = oldest.get();
            return whose(task).map(where -> new Wait(instance.getBusinessKey(), procurer, "task:" + task.getId(), where,
                    LocalDate.ofInstant(task.getCreateTime().toInstant(), Items.STOCKHOLM)));
        }
        return runtime.createEventSubscriptionQuery().processInstanceId(instance.getId()).eventType("message").list().stream()
                .filter(message -> SENDERS.containsKey(message.getEventName()) && !MEANT.equals(message.getEventName())).findFirst()
                .map(message -> new Wait(instance.getBusinessKey(), procurer, "message:" + message.getId(),
                        SENDERS.get(message.getEventName()), since(message)));
    }

    private LocalDate since(EventSubscription message) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(message.getProcessInstanceId())
                .activityId(message.getActivityId()).unfinished().list().stream().map(HistoricActivityInstance::getStartTime)
                .min(Comparator.naturalOrder()).map(start -> LocalDate.ofInstant(start.toInstant(), Items.STOCKHOLM))
                .orElse(LocalDate.now(clock));
    }

    private boolean isOfProcurers(Task task, String procurer) {
        return procurer.equals(task.getAssignee()) || groups(task).stream().anyMatch(group -> group.startsWith("procurer"));
    }

    private Optional<String> whose(Task task) {
        return groups(task).stream().map(GROUPS::get).filter(where -> where != null).findFirst();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(group -> group != null).toList();
    }

    /** Whether what is told of a wait is still so. */
    boolean isStill(Map<String, String> about) {
        String wait = about.getOrDefault(WAIT, "");
        if (wait.startsWith("task:")) {
            return tasks.createTaskQuery().taskId(wait.substring("task:".length())).count() > 0;
        }
        return wait.startsWith("message:")
                && runtime.createEventSubscriptionQuery().eventSubscriptionId(wait.substring("message:".length())).count() > 0;
    }
}
