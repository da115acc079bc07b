package se.samspel.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionArchive;
import se.samspel.standstill.WorkingDays;

/** When a task is due, when its owner is reminded, and when the support function is asked to act. */
@Component("deadlines")
public class Deadlines {

    private static final int ORDINARY = 50;
    /** A task's priority after its reminder. */
    static final int REMINDED = 70;
    /** A task's priority after its escalation. */
    static final int ESCALATED = 90;

    private static final String FIRST_PLACE = "Första platsen";
    private static final int HOUR_OF_DAY = 16;

    private ApplicationEventPublisher events;

    private final DeadlineSettings settings;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final SubmissionArchive archive;

    Deadlines(DeadlineSettings settings, WorkingDays workingDays, Clock clock, TaskService tasks, RuntimeService runtime,
            SubmissionArchive archive) {
        this.archive = archive;
        this.settings = settings;
        this.workingDays = workingDays;
        this.clock = clock;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /**
     * Due date of a task of this step that is made now: 16:00 in Stockholm on a working day. With no working days it is today as long as
     * something can be done today, else the next working day.
     */
    public Date due(String step) {
        int days = settings.of(step).workingDays();
        return at(days == 0 ? endingDay() : workingDays.plusWorkingDays(today(), days));
    }

    private LocalDate endingDay() {
        boolean isOver = !at(today()).after(now());
        return workingDays.isWorkingDay(today()) && !isOver ? today() : workingDays.next(today());
    }

    /** Due date of a task that is awaited on a day ({@code yyyy-MM-dd}); of one that is made now where no day is known (empty). */
    public Date expected(String step, String day) {
        return day == null || day.isEmpty() ? due(step) : at(LocalDate.parse(day));
    }

    /** 16:00 in Stockholm, the given number of calendar days after the day. */
    public Date daysAfter(String day, Number days) {
        return at(LocalDate.parse(day).plusDays(days.longValue()));
    }

    /** Reminder for a task with this due date; at once when that time has passed. */
    public Date reminder(String step, Date due) {
        return notBeforeNow(at(workingDays.minusWorkingDays(day(due), settings.of(step).remindBefore())));
    }

    /** Escalation of a task with this due date, counted from now when the due date has passed. */
    public Date escalation(String step, Date due) {
        LocalDate from = day(due).isBefore(today()) ? today() : day(due);
        return at(workingDays.plusWorkingDays(from, settings.of(step).escalateAfter()));
    }

    /** Reminder for a task of this step that is made now. */
    public Date reminder(String step) {
        return reminder(step, due(step));
    }

    /** Escalation of a task of this step that is made now: counted from today, also in the evening. */
    public Date escalation(String step) {
        DeadlineSettings.Step figures = settings.of(step);
        return at(workingDays.plusWorkingDays(workingDays.plusWorkingDays(today(), figures.workingDays()), figures.escalateAfter()));
    }

    /** Contact point 1 is due 90 days (configurable) before the planned publication, or at once when that day has passed. */
    public Date firstContact(String plannedPublicationDate) {
        return notBeforeNow(at(LocalDate.parse(plannedPublicationDate).minusDays(settings.firstContactLeadDays())));
    }

    public Date firstContactReminder(String plannedPublicationDate) {
        return reminder("first-contact", firstContact(plannedPublicationDate));
    }

    public Date firstContactEscalation(String plannedPublicationDate) {
        return escalation("first-contact", firstContact(plannedPublicationDate));
    }

    /** 00:00 in Stockholm, the given number of months after the day: same day number, else the last day of the month. */
    public Date monthsAfter(String day, Number months) {
        return startOfDay(LocalDate.parse(day).plusMonths(months == null ? 0 : months.longValue()));
    }

    /** 00:00 in Stockholm on the day. */
    public Date startOf(String day) {
        return startOfDay(LocalDate.parse(day));
    }

    /** 00:00 in Stockholm on the day after, so that the whole day may be used. */
    public Date dayAfter(String day) {
        return startOfDay(LocalDate.parse(day).plusDays(1));
    }

    /** The open tasks of this step in this scope are marked, and their owners can see why. */
    public void remind(DelegateExecution execution, String step) {
        open(execution, step).forEach(this::remind);
    }

    @Autowired
    void setEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Nothing is late when it is made without a word why: that word, for a task that is made now; empty when it is not late. */
    Optional<String> bornLate(Date due) {
        if (due == null || due.after(now())) {
            return Optional.empty();
        }
        return Optional.of("Uppgiften skulle ha varit klar redan " + day(due)
                            + ", innan den skapades: den dag som tiden räknas från ligger för nära eller har "
                            + "passerat. Gör den så snart det går.");
    }

    /** The task is due on another day: what was said of the earlier one holds no more, as far as the new one lies ahead. */
    void moved(DelegateTask task) {
        if (task.getDueDate().after(now()) && task.getPriority() >= REMINDED) {
            if (task.getPriority() >= ESCALATED) {
                settled(task.getId());
            }
            task.setPriority(ORDINARY);
        }
    }

    void remind(Task task) {
        if (task.getPriority() < REMINDED) {
            tasks.setPriority(task.getId(), REMINDED);
        }
        tasks.createComment(task.getId(), task.getProcessInstanceId(),
                "Påminnelse: uppgiften ska vara klar senast " + day(task.getDueDate() == null ? now() : task.getDueDate()) + ".");
        events.publishEvent(new TaskReminded(task.getId()));
    }

    /** The support function gets a task of its own for each open task of this step in this scope. */
    public void escalate(DelegateExecution execution, String step) {
        open(execution, step).forEach(this::escalate);
    }

    void escalate(Task task) {
        LocalDate due = day(task.getDueDate() == null ? now() : task.getDueDate());
        String reason = "Uppgiften är försenad: den skulle vara klar " + due + ".";
        tasks.setPriority(task.getId(), ESCALATED);
        startEscalation(runtime.getVariable(task.getExecutionId(), "registryNumber"), runtime.getVariable(task.getExecutionId(), "title"),
                runtime.getVariable(task.getExecutionId(), "contractId"), task.getName(), task.getAssignee(), task.getId(), due, reason);
    }

    /** No placement has begun within the time that the terms give. */
    public void escalateMissingPlacement(DelegateExecution execution) {
        startEscalation(execution.getVariable("registryNumber"), execution.getVariable("title"), execution.getVariable("contractId"),
                "Första platsen", null, null,
                "Ingen anställning eller praktik har påbörjats eller erbjudits inom den tid som villkoren anger."
                        + inShortage(execution.getProcessInstanceId(), (String) execution.getVariable("contractId")));
    }

    private String inShortage(String processInstanceId, String contractId) {
        long days = ShortageDays.of(daysOf("candidates-short", processInstanceId, contractId),
                daysOf("candidates-presented", processInstanceId, contractId), today());
        return days == 0 ? "" : " Kommunen saknade kandidater i " + days + (days == 1 ? " dag" : " dagar")
                + " av den tiden: det är inte leverantörens orsak.";
    }

    private List<LocalDate> daysOf(String message, String processInstanceId, String contractId) {
        return archive.timesReceived(processInstanceId, message, contractId).stream()
                .map(time -> LocalDate.ofInstant(time, clock.getZone())).toList();
    }

    /** The task is done or gone: what was escalated needs no action any more. */
    void settled(String taskId) {
        runtime.createProcessInstanceQuery().processDefinitionKey("escalation").variableValueEquals("escalatedTask", taskId).list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "Uppgiften är avslutad", true));
    }

    /** Whose contracts have no first place yet and are escalated for it, and each as often as it is. */
    public List<String> missingPlacements() {
        return escalations().filter(instance -> FIRST_PLACE.equals(runtime.getVariable(instance.getId(), "escalatedStep")))
                .map(instance -> (String) runtime.getVariable(instance.getId(), "contractId")).filter(Objects::nonNull).toList();
    }

    /** The contract's first place has come, or is not waited for any more. */
    public void closeMissingPlacement(String contractId) {
        escalations().filter(instance -> FIRST_PLACE.equals(runtime.getVariable(instance.getId(), "escalatedStep"))
                && contractId.equals(runtime.getVariable(instance.getId(), "contractId")))
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "Det som var försenat har hänt", true));
    }

    /** Escalations of tasks that are there no more, however they went. */
    public void closeSettled() {
        escalations().filter(instance -> runtime.getVariable(instance.getId(), "escalatedTask") instanceof String task
                && tasks.createTaskQuery().taskId(task).count() == 0)
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "Uppgiften är avslutad", true));
    }

    private Stream<ProcessInstance> escalations() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("escalation").list().stream();
    }

    private void startEscalation(Object registryNumber, Object title, Object contractId, String step, String owner, String taskId,
            String reason) {
        startEscalation(registryNumber, title, contractId, step, owner, taskId, today(), reason);
    }

    private void startEscalation(Object registryNumber, Object title, Object contractId, String step, String owner, String taskId,
            LocalDate due, String reason) {
        runtime.startProcessInstanceByKey("escalation", (String) (contractId == null ? registryNumber : contractId),
                Variables.createVariables()
                .putValue("registryNumber", registryNumber)
                .putValue("title", title)
                .putValue("contractId", contractId)
                .putValue("escalatedStep", step)
                .putValue("escalatedTo", owner)
                .putValue("escalatedTask", taskId)
                .putValue("overdueSince", due.toString())
                .putValue("reason", reason));
    }

    /** Tasks of the step in this instance; where the scope is one contract's or one award decision's, of that one. */
    private List<Task> open(DelegateExecution execution, String step) {
        return tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId()).taskDefinitionKey(step).list().stream()
                .filter(task -> Stream.of("contractId", "awardNumber").allMatch(name -> execution.getVariable(name) == null
                        || Objects.equals(execution.getVariable(name), tasks.getVariable(task.getId(), name))))
                .toList();
    }

    private Date notBeforeNow(Date date) {
        return date.before(now()) ? now() : date;
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), clock.getZone());
    }

    private Date at(LocalDate day) {
        return Date.from(ZonedDateTime.of(day, LocalTime.of(HOUR_OF_DAY, 0), clock.getZone()).toInstant());
    }

    private Date startOfDay(LocalDate day) {
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
