package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/**
 * One procurement and all that belongs to it, as a test sees it: people submit forms, jobs run when {@link #work()} is called, time
 * stands where {@link #at} puts it.
 */
final class Case {

    private static final Set<String> LANDMARKS = Set.of("userTask", "noneEndEvent", "terminateEndEvent", "intermediateMessageCatch");

    private final ProcessEngine engine;
    final String number;

    Case(ProcessEngine engine, String number) {
        this.engine = engine;
        this.number = number;
    }

    /** The id of the n-th winner's contract. */
    String contract(int n) {
        return number + "/" + n;
    }

    /** Moves time, in Stockholm. */
    Case at(String isoDateTime) {
        String text = isoDateTime.length() == 10 ? isoDateTime + "T09:00:00" : isoDateTime;
        ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(text).atZone(ZoneId.of("Europe/Stockholm")).toInstant()));
        return this;
    }

    /** Lets time go on by itself. */
    Case now() {
        ClockUtil.reset();
        return this;
    }

    /** Registers the procurement, as the start form does. */
    Case register(String user, Object... changes) {
        Map<String, Object> answers = Answers.to("register-procurement", changes);
        answers.putIfAbsent("registryNumber", number);
        as(user, () -> engine.getFormService().submitStartForm(definition("procurement"), answers));
        return work();
    }

    Case reportEvent(String user, Object... changes) {
        Map<String, Object> answers = Answers.to("report-event", changes);
        answers.putIfAbsent("registryNumber", number);
        as(user, () -> engine.getFormService().submitStartForm(definition("report-event"), answers));
        return work();
    }

    /** The contract is terminated: reported by one person, approved by another. */
    Case terminated(int contract, String reporter, String approver, String reason) {
        return reportEvent(reporter, "eventType", "CONTRACT_TERMINATED", "contractId", contract(contract), "reason", reason)
                .complete(approver, theTask(contract(contract), "approve-event"), "approve-event", "decisionDate", "2026-02-02");
    }

    /** A published procurement is cancelled, its bidders' time for a review having passed. */
    Case cancelled(String user) {
        return reportEvent(user, CANCELLED).complete("anna", "confirm-cancellation");
    }

    /** What {@code report-event} wants to know of a cancellation after publication. */
    static final Object[] CANCELLED = {"cancellationDecisionDate", "2026-06-02", "cancellationNoticeSentDate", "2026-06-02",
            "noticeChannel", "OTHER"};

    /** Completes the one open task of the step with valid answers, changed as given, and lets the jobs run. */
    Case complete(String user, String step, Object... changes) {
        return complete(user, theTask(number, step), step, changes);
    }

    /** As {@link #complete}, for the n-th winner's contract: in its supplier process, or in its part of another process. */
    Case completeFor(int contract, String user, String step, Object... changes) {
        return complete(user, theTask(contract(contract), step), step, changes);
    }

    /** Whatever documentation is open is registered today, without a notice of award. */
    Case documented() {
        String day = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.of("Europe/Stockholm")).toString();
        tasks("complete-documentation").forEach(task -> completeTask("anna", task, "complete-documentation", "registeredOn", day,
                "awardNoticeDate", null, "awardNoticeId", null));
        return this;
    }

    /** As {@link #complete}, for this one of the step's open tasks. */
    Case completeTask(String user, Task task, String step, Object... changes) {
        return complete(user, task, step, changes);
    }

    private Case complete(String user, Task task, String step, Object... changes) {
        as(user, () -> engine.getFormService().submitTaskForm(task.getId(), Answers.to(step, changes)));
        return work();
    }

    /** The one open task of the step; the key is the registry number, or a contract's id. */
    Task theTask(String key, String step) {
        List<Task> tasks = tasks(step).stream().filter(task -> key.equals(number) || belongsTo(task, key)).toList();
        assertThat(tasks).as("open tasks %s of %s; open are %s", step, key, openSteps()).hasSize(1);
        return tasks.get(0);
    }

    private boolean belongsTo(Task task, String contractId) {
        return contractId.equals(engine.getTaskService().getVariable(task.getId(), "contractId"));
    }

    List<Task> tasks(String step) {
        List<Task> all = new ArrayList<>();
        instanceIds().forEach(id -> all.addAll(
                engine.getTaskService().createTaskQuery().processInstanceId(id).taskDefinitionKey(step).list()));
        return all;
    }

    /** Steps with open tasks in all processes of the case, sorted, one entry for each task. */
    List<String> openSteps() {
        List<String> steps = new ArrayList<>();
        instanceIds().forEach(id -> engine.getTaskService().createTaskQuery().processInstanceId(id).list()
                .forEach(task -> steps.add(task.getTaskDefinitionKey())));
        return steps.stream().sorted().toList();
    }

    /** Runs every job of the case that is due, until none is. */
    Case work() {
        engine.getIdentityService().clearAuthentication();
        for (int round = 0; round < 100; round++) {
            List<Job> due = new ArrayList<>();
            instanceIds().forEach(id -> due.addAll(
                    engine.getManagementService().createJobQuery().processInstanceId(id).executable().withRetriesLeft().list()));
            if (due.isEmpty()) {
                return this;
            }
            for (Job job : due) {
                if (engine.getManagementService().createJobQuery().jobId(job.getId()).count() > 0) {
                    engine.getManagementService().executeJob(job.getId());
                }
            }
        }
        throw new IllegalStateException("The jobs of " + number + " do not come to an end");
    }

    List<String> instanceIds() {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKeyLike(number + "%").list().stream()
                .filter(instance -> instance.getBusinessKey().equals(number) || instance.getBusinessKey().startsWith(number + "/"))
                .map(org.camunda.bpm.engine.runtime.ProcessInstance::getId).toList();
    }

    boolean isRunning(String process, String businessKey) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey).count() > 0;
    }

    /** User tasks, message catches and ends that the process has passed, in the order they were reached. */
    List<String> pathway(String process, String businessKey) {
        HistoryService history = engine.getHistoryService();
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery().processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey).singleResult();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished()
                .orderPartiallyByOccurrence().asc().list().stream()
                .filter(activity -> LANDMARKS.contains(activity.getActivityType()) && !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId).toList();
    }

    Map<String, Object> variables(String process, String businessKey) {
        String id = engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey).singleResult().getId();
        return new HashMap<>(engine.getRuntimeService().getVariables(id));
    }

    /** Does something as a signed-in person with that person's groups. */
    void as(String user, Runnable action) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
        engine.getIdentityService().setAuthentication(user, groups);
        try {
            action.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private String definition(String key) {
        return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult()
                .getId();
    }

    /** From registration to the approved terms and the award of one contract to Gustav's company. */
    Case untilAward() {
        return untilTermsApproved().complete("anna", "publish").at("2026-08-20").complete("anna", "record-award");
    }

    Case untilTermsApproved(Object... terms) {
        return untilDecision().complete("cecilia", "decide-requirement").complete("anna", "formulate-terms", terms)
                .complete("david", "review-terms");
    }

    Case untilDecision() {
        return at("2026-02-02").register("anna").complete("anna", "first-contact").complete("david", "receive-planning")
                .complete("elin", "appoint-handlers").complete("elin", "analyse-target-group").complete("elin", "analyse-labour-market")
                .complete("anna", "map-needs").complete("anna", "prepare-decision-basis").complete("david", "assess-relevance");
    }

    /** Two winners, one place each, and the standstill over without a review. */
    Case untilTwoContracts() {
        return untilAward()
                .complete("anna", "record-winner", "moreWinners", true, "lot", "Norr")
                .complete("anna", "record-winner", "supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129", "lot", "Söder",
                        "supplierContactName", "Hanna Ek", "supplierContactEmail", "hanna@example.se")
                .at("2026-09-01").work()
                .complete("anna", "confirm-standstill-over").complete("anna", "second-contact")
                .completeFor(1, "david", "appoint-contact-person", "contactPerson", "elin")
                .completeFor(2, "david", "appoint-contact-person", "contactPerson", "farid");
    }
}
