package se.samspel.notifications;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import se.samspel.access.SupplierAccess;
import se.samspel.collaboration.Meeting;
import se.samspel.collaboration.Meetings;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.identifiers.SupplierId;
import se.samspel.mail.PublicAddress;

/**
 * What a person's calendar holds: days when own tasks are due, meetings, the last days of standstills of own procurements, and the days
 * when reports of own contracts are asked for. In numbers and the steps' names alone, as in mails.
 */
@Component
class OwnCalendar {

    private static final Map<String, String> DAYS_OF_CONTRACT = Map.of("report-due", "Dags för egenrapport", "final-report-due",
            "Dags för slutrapport", "contract-end", "Avtalet har löpt ut");

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Contracts contracts;
    private final Meetings meetings;
    private final Recipients recipients;
    private final Items items;
    private final PublicAddress address;

    OwnCalendar(TaskService tasks, RuntimeService runtime, ManagementService management, Contracts contracts, Meetings meetings,
            Recipients recipients, Items items, PublicAddress address) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.contracts = contracts;
        this.meetings = meetings;
        this.recipients = recipients;
        this.items = items;
        this.address = address;
    }

    List<CalendarEntry> of(String user) {
        List<CalendarEntry> entries = new ArrayList<>();
        ownTasks(user).filter(task -> task.getDueDate() != null).forEach(task -> entries.add(CalendarEntry.ofDay(task.getId() + "@samspel",
                items.lineWithoutDay(task), day(task.getDueDate()), items.link(task))));
        meetings.ahead(user).forEach(meeting -> entries.add(of(meeting)));
        List<ProcessInstance> procurements = runtime.createProcessInstanceQuery().processDefinitionKey("procurement")
                .variableValueEquals("procurer", user).list();
        for (ProcessInstance procurement : procurements) {
            day(procurement, "standstill-expired").ifPresent(day -> entries.add(entry(procurement, "standstill-expired",
                    "Avtalsspärren för upphandling " + procurement.getBusinessKey() + " har löpt ut", day)));
        }
        ownContracts(user, procurements).forEach(instance -> DAYS_OF_CONTRACT.forEach((activity, what) -> day(instance, activity)
                .ifPresent(day -> entries.add(entry(instance, activity, what + ", avtal " + instance.getBusinessKey(), day)))));
        return entries;
    }

    CalendarEntry of(Meeting meeting) {
        return new CalendarEntry(meeting.id() + "@samspel", meeting.name() + " för avtal " + meeting.contractId(), null, meeting.startsAt(),
                meeting.endsAt(), meeting.sequence(),
                address.of("/avtal/" + UriUtils.encodePathSegment(meeting.contractId(), StandardCharsets.UTF_8)));
    }

    /** Those that have been taken or given, and for a supplier what waits for the company. */
    private Stream<Task> ownTasks(String user) {
        List<String> companies = recipients.groupsOf(user).stream().filter(SupplierAccess::isCompany).toList();
        Stream<Task> assigned = tasks.createTaskQuery().taskAssignee(user).list().stream();
        return companies.isEmpty() ? assigned : Stream.concat(assigned, tasks.createTaskQuery().taskCandidateGroupIn(companies)
                .taskUnassigned().list().stream());
    }

    private Stream<ProcessInstance> ownContracts(String user, List<ProcessInstance> procurements) {
        Stream<ProcessInstance> ofCompany = recipients.groupsOf(user).stream().filter(SupplierAccess::isCompany)
                .flatMap(company -> runtime.createProcessInstanceQuery().processDefinitionKey("supplier")
                        .variableValueEquals("supplierId", company.substring(SupplierId.GROUP_PREFIX.length())).list().stream());
        Stream<ProcessInstance> ofContactPerson = runtime.createProcessInstanceQuery().processDefinitionKey("supplier")
                .variableValueEquals("contactPerson", user).list().stream();
        Stream<ProcessInstance> ofProcurer = procurements.stream().flatMap(procurement -> contracts.ofCase(procurement.getBusinessKey())
                .stream()).map(Contract::contractId).flatMap(contract -> runtime.createProcessInstanceQuery()
                .processDefinitionKey("supplier").processInstanceBusinessKey(contract).list().stream());
        return Stream.of(ofCompany, ofContactPerson, ofProcurer).flatMap(each -> each)
                .collect(Collectors.toMap(ProcessInstance::getId, each -> each, (first, second) -> first)).values().stream();
    }

    private Optional<LocalDate> day(ProcessInstance instance, String activity) {
        return management.createJobQuery().processInstanceId(instance.getId()).activityId(activity).timers().list().stream().findFirst()
                .map(job -> day(job.getDuedate()));
    }

    private CalendarEntry entry(ProcessInstance instance, String activity, String what, LocalDate day) {
        return CalendarEntry.ofDay(activity + "-" + instance.getId() + "@samspel", what, day,
                address.of("/camunda/app/tasklist/default/"));
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(date.getTime()), Items.STOCKHOLM);
    }
}
