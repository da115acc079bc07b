package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.archive.Zone;
import se.samspel.contract.Contract;
import se.samspel.contract.ContractState;
import se.samspel.contract.Contracts;
import se.samspel.documentation.CaseDocumentation;
import se.samspel.forms.InvalidSubmission;

/** Lots that are awarded on different days: each award decision goes its own way, to the evaluation of them all. */
class AwardDecisionsTest extends ProcessTest {

    private static final Object[] SECOND_WINNER = {"supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129", "lot", "Söder",
            "supplierContactName", "Hanna Ek", "supplierContactEmail", "hanna@example.se"};

    @Autowired
    Contracts contracts;
    @Autowired
    SubmissionArchive archive;
    @Autowired
    CaseDocumentation documentation;

    /** North is awarded on 19 August; south is expected on 15 September. */
    private Case twoDecisions() {
        return the.untilTermsApproved().complete("anna", "publish").at("2026-08-20")
                .complete("anna", "record-award", "lots", "Norr", "moreAwards", true, "nextAwardExpected", "2026-09-15");
    }

    private Task task(int award, String step) {
        List<Task> tasks = the.tasks(step).stream()
                .filter(task -> Objects.equals(award, engine.getTaskService().getVariable(task.getId(), "awardNumber"))).toList();
        assertThat(tasks).as("%s of decision %d; open are %s", step, award, the.openSteps()).hasSize(1);
        return tasks.get(0);
    }

    private boolean isOpen(int award, String step) {
        return the.tasks(step).stream()
                .anyMatch(task -> Objects.equals(award, engine.getTaskService().getVariable(task.getId(), "awardNumber")));
    }

    private Case complete(int award, String user, String step, Object... changes) {
        return the.completeTask(user, task(award, step), step, changes);
    }

    private Case southAwarded() {
        return complete(1, "anna", "record-winner", "lot", "Norr").at("2026-08-25")
                .completeTask("anna", task(2, "record-award"), "record-award", "lots", "Söder", "awardDate", "2026-08-25",
                        "noticeSentDate", "2026-08-25", "noticeChannel", "OTHER")
                .completeTask("anna", task(2, "record-winner"), "record-winner", SECOND_WINNER);
    }

    private static String day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneId.of("Europe/Stockholm")).toString();
    }

    private List<String> expiries() {
        return the.instanceIds().stream().flatMap(id -> engine.getManagementService().createJobQuery().processInstanceId(id)
                .activityId("standstill-expired").list().stream()).map(Job::getDuedate).map(AwardDecisionsTest::day).sorted().toList();
    }

    private Map<String, Object> shown(int award, String step) {
        return engine.getFormService().getTaskFormVariables(task(award, step).getId());
    }

    @Test
    @DisplayName("the next decision is asked for at once, due on the day it is expected; each has its own standstill and winners, and "
            + "one that is withdrawn touches no other")
    void lotsOnDifferentDays() {
        twoDecisions();
        assertThat(day(task(2, "record-award").getDueDate())).isEqualTo("2026-09-15");
        southAwarded();
        assertThat(shown(1, "monitor-standstill")).containsEntry("lots", "Norr").containsEntry("earliestSigningDay", "2026-09-01")
                .containsEntry("awardNumber", 1);
        assertThat(shown(2, "monitor-standstill")).containsEntry("lots", "Söder").containsEntry("earliestSigningDay", "2026-09-10")
                .containsEntry("noticeChannel", "OTHER");
        assertThat(expiries()).containsExactly("2026-09-01", "2026-09-10");

        complete(2, "anna", "monitor-standstill", "standstillOutcome", "AWARD_WITHDRAWN");
        assertThat(contracts.of(the.number)).containsExactly(the.contract(1));
        assertThat(task(2, "record-award").getDueDate()).as("not the day once expected").isAfter(new Date(0));
        assertThat(shown(2, "record-award")).doesNotContainKey("noticeSentDate");
        the.at("2026-09-01").work();
        complete(1, "anna", "confirm-standstill-over");
        complete(1, "anna", "second-contact");
        the.completeFor(1, "david", "appoint-contact-person");
        assertThat(the.isRunning("supplier", the.contract(1))).isTrue();
        complete(2, "anna", "record-award", "awardDate", "2026-09-01", "noticeSentDate", "2026-09-01");
        complete(2, "anna", "record-winner", SECOND_WINNER);
        assertThat(contracts.of(the.number)).as("a number is never used twice").containsExactly(the.contract(1), the.contract(3));
        the.at("2026-09-12").work();
        complete(2, "anna", "confirm-standstill-over", "contractSignedDate", "2026-09-12");
        assertThat(shown(2, "second-contact").get("winners").toString()).contains(the.contract(3), "Ren Service AB", "Söder", "Hanna Ek")
                .doesNotContain(the.contract(1), "Bygg");
        complete(2, "anna", "second-contact");
        the.completeFor(3, "david", "appoint-contact-person");
        assertThat(the.openSteps()).doesNotContain("evaluate-procurement");
        the.terminated(1, "anna", "david", "Hävt.");
        assertThat(the.openSteps()).doesNotContain("evaluate-procurement");
        the.terminated(3, "anna", "david", "Hävt.");
        assertThat(the.openSteps()).contains("evaluate-procurement");
        the.complete("anna", "evaluate-procurement");
        assertThat(the.isRunning("procurement", the.number)).as("documentation is left, and holds nothing up").isTrue();
        complete(1, "anna", "complete-documentation", "registeredOn", "2026-09-12", "awardNoticeDate", "2026-09-10");
        complete(2, "anna", "complete-documentation", "registeredOn", "2026-09-12", "awardNoticeDate", "2026-09-12");
        assertThat(the.isRunning("procurement", the.number)).isFalse();
    }

    @Test
    @DisplayName("a review in one decision, and its award done again, while the other is signed")
    void reviewBesideSigning() {
        twoDecisions();
        southAwarded();
        complete(2, "anna", "monitor-standstill", "courtCaseNumber", "1234-26");
        the.at("2026-09-01").work();
        complete(1, "anna", "confirm-standstill-over");
        assertThat(isOpen(1, "second-contact")).isTrue();
        assertThat(shown(2, "await-review")).containsEntry("courtCaseNumber", "1234-26").containsEntry("lots", "Söder");
        complete(2, "anna", "await-review", "reviewOutcome", "REDO_AWARD", "rulingDate", null, "rulingDispatchedDate", null);
        assertThat(contracts.of(the.number)).containsExactly(the.contract(1));
        assertThat(the.tasks("record-award")).as("the third decision is not expected twice").hasSize(1);
        complete(2, "anna", "record-award", "awardDate", "2026-09-01", "noticeSentDate", "2026-09-01", "lots", "Söder");
        complete(2, "anna", "record-winner", SECOND_WINNER);
        assertThat(expiries()).containsExactly("2026-09-12");
        complete(1, "anna", "second-contact");
        assertThat(the.tasks("appoint-contact-person")).hasSize(1);
        assertThat(isOpen(2, "monitor-standstill")).isTrue();
    }

    @Test
    @DisplayName("a decision to award nobody ends its own chain; with no contract at all the case ends and the labour-market side is told")
    void nobody() {
        twoDecisions();
        complete(1, "anna", "record-winner", "lot", "Norr").at("2026-08-25");
        complete(2, "anna", "record-award", "awardOutcome", "NO_AWARD", "noAwardReason", "Inga anbud kom in.", "awardDate", "2026-08-24",
                "noticeSentDate", null, "noticeChannel", null, "lots", "Söder");
        assertThat(day(task(2, "complete-documentation").getDueDate())).isEqualTo("2026-09-23");
        assertThat(isOpen(2, "record-winner")).isFalse();
        complete(1, "anna", "monitor-standstill", "standstillOutcome", "AWARD_WITHDRAWN");
        complete(1, "anna", "record-award", "awardOutcome", "NO_AWARD", "noAwardReason", "Inget anbud uppfyller kraven.", "awardDate",
                "2026-08-25", "noticeSentDate", null, "noticeChannel", null);
        assertThat(the.isRunning("target-group", the.number)).isFalse();
        assertThat(the.tasks("read-notice")).extracting(task -> engine.getTaskService().getVariable(task.getId(), "noticeText").toString())
                .anyMatch(text -> text.contains("Ingen leverantör tilldelades något avtal."));
        assertThat(the.openSteps()).contains("complete-documentation").doesNotContain("evaluate-procurement");
        for (int award : List.of(1, 2)) {
            complete(award, "anna", "complete-documentation", "registeredOn", "2026-08-25", "awardNoticeDate", null, "awardNoticeId", null);
        }
        assertThat(the.isRunning("procurement", the.number)).isFalse();
    }

    @Test
    @DisplayName("contact point 2 need not wait for the signature: each winner's is registered beside it, and the first begins the "
            + "thirty days")
    void signedLater() {
        the.untilAward().complete("anna", "record-winner", "moreWinners", true).complete("anna", "record-winner", SECOND_WINNER)
                .at("2026-09-01").work().complete("anna", "confirm-standstill-over", "contractSignedDate", null);
        assertThat(the.openSteps()).contains("second-contact", "record-signing").doesNotContain("complete-documentation");
        assertThatThrownBy(() -> the.completeFor(2, "anna", "record-signing", "contractSignedDate", "2026-08-31"))
                .isInstanceOf(InvalidSubmission.class).hasMessageContaining("får inte tecknas före");
        the.at("2026-09-03").completeFor(2, "anna", "record-signing", "contractSignedDate", "2026-09-02");
        assertThat(day(task(1, "complete-documentation").getDueDate())).isEqualTo("2026-10-02");
        the.complete("anna", "second-contact").at("2026-09-20")
                .completeFor(1, "anna", "record-signing", "contractSignedDate", "2026-09-20");
        assertThat(the.tasks("complete-documentation")).as("once for a decision").hasSize(1);
        the.completeFor(1, "david", "appoint-contact-person").completeFor(2, "david", "appoint-contact-person");
        assertThat(the.isRunning("supplier", the.contract(1))).isTrue();
    }

    @Test
    @DisplayName("winners that are not confirmed are registered again with today's answers, under new numbers, and nothing waits for the "
            + "earlier ones")
    void notConfirmed() {
        the.untilAward().complete("anna", "record-winner", "moreWinners", true, "lot", "Norr")
                .complete("anna", "record-winner", SECOND_WINNER)
                .at("2026-09-01").work().complete("anna", "confirm-standstill-over", "contractSignedDate", null)
                .complete("anna", "second-contact", "winnerConfirmed", false, "sharesAccepted", null, "sharesReason", null);
        assertThat(the.openSteps()).contains("record-winner").doesNotContain("second-contact", "record-signing");
        assertThat(shown(1, "record-winner")).containsEntry("supplierName", "Bygg & Bo AB").containsEntry("lot", "Norr")
                .containsEntry("moreWinners", true);
        the.complete("anna", "record-winner", "moreWinners", true, "lot", "Norr");
        assertThat(shown(1, "record-winner")).containsEntry("supplierName", "Ren Service AB").containsEntry("lot", "Söder");
        the.complete("anna", "record-winner", SECOND_WINNER);
        assertThat(contracts.of(the.number)).containsExactly(the.contract(3), the.contract(4));
        assertThat(the.openSteps()).as("the standstill was over, and is asked about again").contains("confirm-standstill-over");
    }

    @Test
    @DisplayName("a cancellation while a decision waits: its winners are gone, the documentation of both stays and is done")
    void cancelled() {
        twoDecisions();
        southAwarded();
        complete(2, "anna", "monitor-standstill", "standstillOutcome", "AWARD_WITHDRAWN");
        complete(2, "anna", "record-award", "awardOutcome", "NO_AWARD", "noAwardReason", "Inga anbud.", "awardDate", "2026-08-25",
                "noticeSentDate", null, "noticeChannel", null);
        the.at("2026-08-26").reportEvent("anna", "cancellationDecisionDate", "2026-08-26", "cancellationNoticeSentDate", "2026-08-26",
                "noticeChannel", "ELECTRONIC").at("2026-09-08").complete("anna", "confirm-cancellation");
        assertThat(the.openSteps()).contains("complete-documentation").doesNotContain("monitor-standstill", "confirm-standstill-over");
        assertThat(the.tasks("complete-documentation")).extracting(Task::getDueDate).extracting(AwardDecisionsTest::day)
                .containsExactlyInAnyOrder("2026-09-24", "2026-09-25");
        assertThat(contracts.find(the.contract(1))).map(Contract::state).contains(ContractState.CANCELLED);
        assertThat(the.isRunning("target-group", the.number)).isFalse();
        for (Task task : the.tasks("complete-documentation")) {
            the.completeTask("anna", task, "complete-documentation", "registeredOn", "2026-09-08", "awardNoticeDate", null,
                    "awardNoticeId", null);
        }
        assertThat(the.isRunning("procurement", the.number)).isFalse();
    }

    @Test
    @DisplayName("a cancellation before publication is documented by nobody and ends the case at once")
    void cancelledEarly() {
        the.untilTermsApproved().reportEvent("anna");
        assertThat(the.isRunning("procurement", the.number)).isFalse();
    }

    @Test
    @DisplayName("answers carry their decision's number, and the documentation tells the chains apart")
    void documented() {
        twoDecisions();
        southAwarded();
        assertThat(archive.ofCase(the.number)).filteredOn(done -> done.step().equals("record-winner"))
                .extracting(Submission::awardNumber).containsExactly(1, 2);
        assertThat(archive.ofCase(the.number)).filteredOn(done -> done.step().equals("publish"))
                .extracting(Submission::awardNumber).containsOnlyNulls();
        assertThat(documentation.of(the.number, Zone.CONTRACT).submissions()).filteredOn(step -> step.formId().equals("record-award"))
                .extracting(step -> step.awardNumber()).containsExactly(1, 2);
    }

    @Test
    @DisplayName("contact point 2's reminder and escalation are its own decision's")
    void remindersApart() {
        twoDecisions();
        southAwarded().at("2026-09-01").work();
        complete(1, "anna", "confirm-standstill-over");
        the.at("2026-09-10").work();
        complete(2, "anna", "confirm-standstill-over", "contractSignedDate", "2026-09-10");
        assertThat(task(1, "second-contact").getPriority()).isEqualTo(90);
        assertThat(task(2, "second-contact").getPriority()).isLessThan(90);
    }

    @Test
    @DisplayName("after a long review a contract that was to begin before it may be signed gets new days before contact point 2")
    void datesAreMoved() {
        the.untilAward().complete("anna", "record-winner", "contractStart", "2026-10-01").complete("anna", "monitor-standstill")
                .at("2026-10-06").complete("anna", "await-review").at("2026-10-16").work()
                .complete("anna", "confirm-standstill-over", "contractSignedDate", null);
        assertThatThrownBy(() -> the.complete("anna", "second-contact")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("före den första dag då det får tecknas");
        the.complete("anna", "second-contact", "winnerConfirmed", false, "sharesAccepted", null, "sharesReason", null);
        assertThatThrownBy(() -> the.complete("anna", "record-winner", "contractStart", "2026-10-15")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("Flytta avtalets dagar");
        the.complete("anna", "record-winner", "contractStart", "2026-11-01").work();
        assertThat(engine.getTaskService().getVariable(task(1, "confirm-standstill-over").getId(), "earliestSigningDay"))
                .as("the ten days are not forgotten").isEqualTo("2026-10-16");
        the.complete("anna", "confirm-standstill-over", "contractSignedDate", "2026-10-16").complete("anna", "second-contact");
        the.completeFor(2, "david", "appoint-contact-person");
        assertThat(the.isRunning("supplier", the.contract(2))).isTrue();
    }
}
