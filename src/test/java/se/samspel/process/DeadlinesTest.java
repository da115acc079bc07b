package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;

import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.archive.SubmissionArchive;

/** Due dates, reminders and escalations, on the engine's own timers. */
class DeadlinesTest extends ProcessTest {

    @Autowired
    SubmissionArchive archive;

    private static String stockholm(Date date) {
        SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd HH:mm");
        format.setTimeZone(TimeZone.getTimeZone("Europe/Stockholm"));
        return format.format(date);
    }

    private List<String> timers(Task task) {
        return engine.getManagementService().createJobQuery().processInstanceId(task.getProcessInstanceId()).timers()
                .orderByJobDuedate().asc().list().stream().map(Job::getDuedate).map(DeadlinesTest::stockholm).toList();
    }

    private static final Date LATER = Date.from(java.time.Instant.parse("2026-03-17T15:00:00Z"));

    private List<String> escalatedSteps() {
        return the.tasks("handle-escalation").stream()
                .map(task -> (String) engine.getTaskService().getVariable(task.getId(), "escalatedStep")).toList();
    }

    @Test
    @DisplayName("contact point 1 is due 90 days before the planned publication, and escalated 5 working days after")
    void firstContact() {
        the.at("2026-02-02").register("anna");
        Task task = the.theTask(the.number, "first-contact");
        assertThat(stockholm(task.getDueDate())).isEqualTo("2026-03-03 16:00");
        assertThat(timers(task)).containsExactly("2026-02-27 16:00", "2026-03-10 16:00");
        the.at("2026-02-28").work();
        assertThat(the.theTask(the.number, "first-contact").getPriority()).isEqualTo(70);
        assertThat(the.tasks("handle-escalation")).isEmpty();
        the.at("2026-03-11").work();
        assertThat(the.theTask(the.number, "first-contact").getPriority()).isEqualTo(90);
        assertThat(the.tasks("handle-escalation")).hasSize(1);
    }

    @Test
    @DisplayName("contact point 1 too late is due at once")
    void firstContactTooLate() {
        the.at("2026-05-04").register("anna");
        Task task = the.theTask(the.number, "first-contact");
        assertThat(stockholm(task.getDueDate())).isEqualTo("2026-05-04 09:00");
        assertThat(timers(task)).last().isEqualTo("2026-05-11 16:00");
    }

    @Test
    @DisplayName("an ordinary task is due in working days, reminded before and escalated after; Easter does not count")
    void ordinaryTask() {
        the.at("2026-03-30").register("anna", "plannedPublicationDate", "2026-12-01", "plannedContractStart", "2027-03-01").complete("anna",
                "first-contact");
        Task task = the.theTask(the.number, "receive-planning");
        assertThat(stockholm(task.getDueDate())).isEqualTo("2026-04-08 16:00");
        assertThat(timers(task)).containsExactly("2026-04-02 16:00", "2026-04-13 16:00");
    }

    @Test
    @DisplayName("a completed task leaves no reminder, and its escalation needs no action any more")
    void settled() {
        the.at("2026-02-02").register("anna").complete("anna", "first-contact").at("2026-02-20").work();
        assertThat(the.tasks("handle-escalation")).hasSize(1);
        assertThat(the.theTask(the.number, "receive-planning").getPriority()).isEqualTo(90);
        the.complete("david", "receive-planning");
        assertThat(the.tasks("handle-escalation")).isEmpty();
        assertThat(engine.getTaskService().getProcessInstanceComments(
                engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("procurement")
                        .processInstanceBusinessKey(the.number).singleResult().getId()))
                .extracting(comment -> comment.getFullMessage()).anyMatch(text -> text.startsWith("Påminnelse"));
    }

    @Test
    @DisplayName("contact point 2 is escalated after 3 working days, for each winner by itself")
    void secondContact() {
        the.untilAward().complete("anna", "record-winner", "moreWinners", true)
                .complete("anna", "record-winner", "supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129")
                .at("2026-09-01").work().complete("anna", "confirm-standstill-over");
        String secondContact = "Kontaktpunkt 2: meddela anbudsvinnare";
        the.at("2026-09-04T15:00:00").work();
        assertThat(escalatedSteps()).doesNotContain(secondContact);
        the.at("2026-09-04T17:00:00").work();
        assertThat(escalatedSteps()).containsOnlyOnce(secondContact);
        the.complete("anna", "second-contact");
        assertThat(escalatedSteps()).doesNotContain(secondContact);
        the.completeFor(1, "david", "appoint-contact-person").at("2026-09-09T17:00:00").work();
        assertThat(escalatedSteps()).containsOnlyOnce("Kontaktpunkt 2: ta emot vinnaren och utse kontaktperson");
        assertThat(the.tasks("appoint-contact-person")).hasSize(1).allMatch(task -> task.getPriority() == 90);

        String contract = the.contract(2);
        the.completeFor(2, "david", "handle-escalation");
        assertThat(archive.ofCase(the.number)).filteredOn(done -> done.step().equals("handle-escalation"))
                .singleElement().satisfies(done -> assertThat(done.contractId()).isEqualTo(contract));
    }

    @Test
    @DisplayName("a reminder or an escalation that cannot run is an incident until it is tried again or its task is done")
    void failedTimers() {
        the.at("2026-02-02").register("anna").complete("anna", "first-contact");
        String instance = the.theTask(the.number, "receive-planning").getProcessInstanceId();
        List<Job> timers = engine.getManagementService().createJobQuery().processInstanceId(instance).timers().list();
        assertThat(timers).hasSize(2);
        timers.forEach(timer -> engine.getManagementService().setJobRetries(timer.getId(), 0));
        assertThat(incidents(instance)).isEqualTo(2);
        engine.getManagementService().setJobRetries(timers.get(0).getId(), 3);
        assertThat(incidents(instance)).isEqualTo(1);
        the.complete("david", "receive-planning");
        assertThat(incidents(instance)).isZero();
    }

    private long incidents(String instance) {
        return engine.getRuntimeService().createIncidentQuery().processInstanceId(instance).count();
    }

    @Test
    @DisplayName("a due date that is moved moves reminder and escalation, also those that have come and those that the diagram draws")
    void moved() {
        the.at("2026-02-02").register("anna");
        Task drawn = the.theTask(the.number, "first-contact");
        engine.getTaskService().setDueDate(drawn.getId(), LATER);
        assertThat(timers(drawn)).containsExactly("2026-03-13 16:00", "2026-03-24 16:00");
        the.complete("anna", "first-contact").at("2026-02-20").work();
        Task declared = the.theTask(the.number, "receive-planning");
        assertThat(declared.getPriority()).isEqualTo(90);
        assertThat(the.tasks("handle-escalation")).hasSize(1);
        Task saved = the.theTask(the.number, "receive-planning");
        saved.setDueDate(LATER);
        engine.getTaskService().saveTask(saved);
        assertThat(the.theTask(the.number, "receive-planning").getPriority()).isEqualTo(50);
        assertThat(the.tasks("handle-escalation")).as("its cause is gone").isEmpty();
        assertThat(timers(declared)).containsExactly("2026-03-13 16:00", "2026-03-20 16:00");
        the.at("2026-03-21").work();
        assertThat(the.tasks("handle-escalation")).hasSize(1);
    }

    @Test
    @DisplayName("an escalation says on which day the task was due, however much later it comes, and which task and contract it is about")
    void escalationSaysWhat() {
        the.untilTwoContracts().at("2026-12-15").work();
        Task escalation = the.tasks("handle-escalation").stream().filter(task -> "Uppstartsmöte".equals(engine.getTaskService()
                .getVariable(task.getId(), "escalatedStep")) && the.contract(1).equals(engine.getTaskService().getVariable(task.getId(),
                "contractId"))).findFirst().orElseThrow();
        Task late = the.theTask(the.contract(1), "kickoff-meeting");
        assertThat(engine.getTaskService().getVariable(escalation.getId(), "overdueSince"))
                .isEqualTo(stockholm(late.getDueDate()).substring(0, 10));
        assertThat(engine.getTaskService().getVariable(escalation.getId(), "escalatedTask")).isEqualTo(late.getId());
    }

    @Test
    @DisplayName("with no working days a task of the evening or of a holiday is due at the end of the next working day; what is late at "
            + "birth says why")
    void bornLate() {
        the.untilAward().complete("anna", "record-winner").at("2026-09-04T18:00:00").work().complete("anna", "confirm-standstill-over");
        assertThat(stockholm(the.theTask(the.number, "second-contact").getDueDate())).isEqualTo("2026-09-07 16:00");
        Case late = new Case(engine, the.number + "-SEN");
        late.at("2026-05-04").register("anna");
        assertThat(engine.getTaskService().getTaskComments(late.theTask(late.number, "first-contact").getId()))
                .extracting(comment -> comment.getFullMessage()).filteredOn(text -> text.startsWith("Uppgiften skulle ha varit klar"))
                .hasSize(1);
    }
}
