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
}
