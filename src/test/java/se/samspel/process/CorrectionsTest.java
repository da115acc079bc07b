package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.archive.Zone;
import se.samspel.documentation.CaseDocumentation;
import se.samspel.documentation.Documentation;
import se.samspel.forms.InvalidSubmission;

/** What was answered wrong is corrected: by whom, with which effect, and what cannot be. */
class CorrectionsTest extends ProcessTest {

    @Autowired SubmissionArchive archive;
    @Autowired CaseDocumentation documentation;
    @Autowired JdbcTemplate jdbc;

    private void begin(String user, String step, Object... changes) {
        Map<String, Object> asked = new LinkedHashMap<>(Map.of("registryNumber", the.number, "step", step, "correctionReason",
                "Fel i registreringen."));
        for (int i = 0; i < changes.length; i += 2) {
            asked.put((String) changes[i], changes[i + 1]);
        }
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("correct-answer")
                .latestVersion().singleResult().getId();
        the.as(user, () -> engine.getFormService().submitStartForm(definition, asked));
    }

    private Task open(String user) {
        return engine.getTaskService().createTaskQuery().taskDefinitionKey("correct-step").taskAssignee(user)
                .processInstanceBusinessKey(the.number).singleResult();
    }

    private void submit(String user, Map<String, Object> answers) {
        the.as(user, () -> engine.getFormService().submitTaskForm(open(user).getId(), answers));
        the.work();
    }

    private void correct(String user, String step, Object... changes) {
        begin(user, step);
        submit(user, Answers.to(step, changes));
    }

    private Map<String, Object> latest(String step) {
        return archive.latestOfCase(the.number, step).map(Submission::answers).orElseThrow();
    }

    private List<String> noticesTo(String user) {
        return the.tasks("read-notice").stream().filter(task -> user.equals(task.getAssignee()))
                .map(task -> (String) engine.getTaskService().getVariable(task.getId(), "noticeText")).toList();
    }

    @Test
    @DisplayName("a published procurement is published again by a correction: the new day and notice stand, both are in the documentation")
    void publishedAgain() {
        the.untilTermsApproved().complete("anna", "publish");
        begin("anna", "publish");
        Map<String, Object> shown = new LinkedHashMap<>();
        the.as("anna", () -> shown.putAll(engine.getFormService().getTaskFormVariables(open("anna").getId())));
        assertThat(shown).containsEntry("publicationDate", "2026-06-01").containsEntry("committedPlaces", 2);
        submit("anna", Answers.to("publish", "publicationDate", "2026-06-08", "noticeId", "aaaa97c2-e280-4e78-beb1-e481f8c97468"));

        assertThat(latest("publish")).containsEntry("publicationDate", "2026-06-08");
        assertThat(latest("formulate-terms")).as("the terms stay").containsEntry("committedPlaces", 2);
        List<Documentation.Step> steps = documentation.of(the.number, Zone.CONTRACT).submissions().stream()
                .filter(step -> step.formId().equals("publish")).toList();
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).correctedBy()).isEqualTo(steps.get(1).number());
        assertThat(steps.get(1).corrects()).isEqualTo(steps.get(0).number());
        the.at("2026-08-20").complete("anna", "record-award");
        assertThat(the.openSteps()).contains("record-winner").doesNotContain("publish");
    }

    @Test
    @DisplayName("what a message has carried is corrected where it went, and the process's own variables follow")
    void followed() {
        the.untilDecision();
        correct("anna", "register-procurement", "title", "Städning av förskolor", "registryNumber", null);
        assertThat(the.variables("procurement", the.number)).containsEntry("title", "Städning av förskolor");
        assertThat(the.variables("target-group", the.number)).containsEntry("title", "Städning av förskolor");
        assertThat(archive.latestOfCase(the.number, "procurement-planned").map(Submission::answers).orElseThrow())
                .containsEntry("title", "Städning av förskolor");
        assertThat(latest("register-procurement")).containsEntry("registryNumber", the.number);
    }

    @Test
    @DisplayName("a later answer to the same field is not touched by the correction of an earlier one")
    void laterStands() {
        the.untilDecision();
        correct("david", "receive-planning", "targetGroups", List.of("LONG_TERM_UNEMPLOYED"), "supportOfficer", "david");
        the.complete("cecilia", "decide-requirement").complete("anna", "formulate-terms").complete("david", "review-terms");
        correct("david", "receive-planning", "targetGroups", List.of("YOUTH"), "preliminaryPlaces", 5);
        Map<String, Object> known = archive.known(archive.latestOfCase(the.number, "formulate-terms").orElseThrow().processInstanceId(),
                null, null);
        assertThat(known).as("the terms answered later").containsEntry("targetGroups", List.of("YOUTH"))
                .containsEntry("preliminaryPlaces", 5);
    }

    @Test
    @DisplayName("a field by which the way was chosen is not changed, and the sentence says what to do instead")
    void wayChosen() {
        the.at("2026-02-02").register("anna");
        begin("anna", "register-procurement");
        assertThatThrownBy(() -> submit("anna", Answers.to("register-procurement", "registryNumber", the.number, "procurementType",
                "GOODS"))).isInstanceOf(InvalidSubmission.class).hasMessageContaining("kan inte ändras i efterhand")
                .hasMessageContaining("felregistrerat");
        assertThat(latest("register-procurement")).containsEntry("procurementType", "SERVICE");
    }

    @Test
    @DisplayName("approved terms and the facts of an awarded contract are frozen, with what to do instead")
    void frozen() {
        the.untilTermsApproved();
        assertThatThrownBy(() -> begin("anna", "formulate-terms")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("granskade och godkända");
        the.complete("anna", "publish").at("2026-08-20").complete("anna", "record-award").complete("anna", "record-winner");
        correct("anna", "record-winner", "supplierContactName", "Gustav Bergman");
        the.at("2026-09-01").work().complete("anna", "confirm-standstill-over").complete("anna", "second-contact")
                .completeFor(1, "david", "appoint-contact-person");
        assertThatThrownBy(() -> begin("anna", "record-winner")).isInstanceOf(InvalidSubmission.class).hasMessageContaining("Ändra avtal");
    }

    @Test
    @DisplayName("for another unit, another role or a case that is not there the answer is one and the same")
    void notThere() {
        the.untilDecision();
        assertThatThrownBy(() -> begin("bengt", "first-contact")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("Det finns inget ärende med det diarienumret");
        assertThatThrownBy(() -> begin("anna", "first-contact", "registryNumber", "FINNS-INTE-1")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("Det finns inget ärende med det diarienumret");
        assertThatThrownBy(() -> begin("elin", "first-contact")).isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> begin("anna", "receive-planning")).as("the support function's step").isInstanceOf(InvalidSubmission.class);
    }

    @Test
    @DisplayName("of two who correct the same answer the second is told, and a correction is corrected in its turn")
    void twice() {
        the.untilDecision();
        begin("anna", "first-contact");
        String other = open("anna").getId();
        engine.getTaskService().setAssignee(other, null);
        begin("anna", "first-contact");
        submit("anna", Answers.to("first-contact", "message", "Andra beskedet."));
        assertThat(engine.getTaskService().createTaskQuery().taskId(other).count()).as("withdrawn").isZero();
        assertThat(noticesTo("anna")).anyMatch(text -> text.contains("Någon annan har rättat"));
        correct("anna", "first-contact", "message", "Tredje beskedet.");
        assertThat(latest("first-contact")).containsEntry("message", "Tredje beskedet.");
        assertThat(archive.ofStep(the.number, null, "first-contact")).hasSize(1);
    }

    @Test
    @DisplayName("after the case's end an answer can be corrected, and while it ends too")
    void afterTheEnd() {
        the.untilDecision();
        begin("anna", "map-needs");
        the.complete("cecilia", "decide-requirement", "requirement", "NONE");
        assertThat(the.isRunning("procurement", the.number)).isFalse();
        submit("anna", Answers.to("map-needs", "marketDialogue", "Möte med fyra företag."));
        assertThat(latest("map-needs")).containsEntry("marketDialogue", "Möte med fyra företag.");
        correct("anna", "map-needs", "marketDialogue", "Möte med fem företag.");
        assertThat(latest("map-needs")).containsEntry("marketDialogue", "Möte med fem företag.");
    }

    /** A contract in which one person has been placed from 2026-11-20. */
    private void placed() {
        the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav", "competence-profile")
                .completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates").completeFor(1, "gustav", "interview-candidates")
                .completeFor(1, "gustav", "confirm-placement").completeFor(1, "elin", "support-employment");
    }

    @Test
    @DisplayName("an accepted report that its supplier corrects counts anew in its own period, and who reviewed it is told")
    void report() {
        the.untilTwoContracts().at("2027-02-01").work()
                .completeFor(1, "gustav", "self-report", "placesFilled", 0, "fullTimeMonthsDone", 0)
                .completeFor(1, "anna", "review-self-report").at("2027-05-01").work()
                .completeFor(1, "gustav", "self-report", "placesFilled", 0, "fullTimeMonthsDone", 0)
                .completeFor(1, "anna", "review-self-report");
        assertThatThrownBy(() -> begin("gustav", "self-report")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("gjorts 2 gånger").hasMessageContaining("perioden 2026-11-01 till 2027-01-31")
                .hasMessageContaining(the.contract(1)).hasMessageNotContaining(the.contract(2));
        assertThatThrownBy(() -> begin("hanna", "self-report")).as("another company's").isInstanceOf(InvalidSubmission.class);
        long first = archive.ofStep(the.number, the.contract(1), "self-report").get(0).place();
        assertThatThrownBy(() -> begin("hanna", "self-report", "answerId", first)).isInstanceOf(InvalidSubmission.class);
        begin("gustav", "self-report", "answerId", first);
        submit("gustav", Answers.to("self-report", "placesFilled", 1, "fullTimeMonthsDone", 0));
        assertThat(jdbc.queryForList("SELECT places_filled FROM report_period WHERE contract_id = ? ORDER BY period_from", Integer.class,
                the.contract(1))).containsExactly(1, 0);
        assertThat(noticesTo("anna")).anyMatch(text -> text.contains("har rättat") && text.contains(the.contract(1)));
    }

    @Test
    @DisplayName("a placement that is corrected counts its months anew, and the person is followed up from the right day")
    void placement() {
        placed();
        begin("gustav", "confirm-placement");
        submit("gustav", Answers.to("confirm-placement", "startDate", "2026-12-20", "extentPercent", 50, "plannedEndDate", "2027-12-19"));
        assertThat(jdbc.queryForMap("SELECT starts_on::text AS start, extent_percent AS extent FROM place_part WHERE contract_id = ?",
                the.contract(1))).containsEntry("start", "2026-12-20").containsEntry("extent", 50);
        the.at("2026-12-21").work();
        assertThat(the.tasks("follow-up-placement")).as("a month from the right day").isEmpty();
        the.at("2027-01-20").work();
        assertThat(the.tasks("follow-up-placement")).hasSize(1);
        the.completeFor(1, "elin", "follow-up-placement", "stillThere", "NO", "situation", "JOB_SEEKING", "endReason", "EMPLOYER",
                "endedOn", "2027-01-10");
        begin("elin", "follow-up-placement");
        submit("elin", Answers.to("follow-up-placement", "stillThere", "NO", "situation", "JOB_SEEKING", "endReason", "OWN_REQUEST",
                "endedOn", "2027-01-15"));
        assertThat(jdbc.queryForMap("SELECT ended_on::text AS ended, ended_by AS cause FROM place WHERE contract_id = ?", the.contract(1)))
                .containsEntry("ended", "2027-01-15").containsEntry("cause", "PERSON");
        assertThat(documentation.of(the.number, Zone.CONTRACT).submissions()).extracting(Documentation.Step::formId)
                .as("why it was corrected is told where it is told what").doesNotContain("follow-up-placement")
                .filteredOn("correct-answer"::equals).hasSize(1);
    }

    @Test
    @DisplayName("a due date that was counted from the answer is counted anew")
    void dueDate() {
        the.at("2026-02-02").register("anna");
        correct("anna", "register-procurement", "registryNumber", null, "plannedPublicationDate", "2026-09-01");
        Task contact = the.theTask(the.number, "first-contact");
        assertThat(contact.getDueDate()).isEqualTo(Date.from(LocalDateTime.parse("2026-06-03T16:00")
                .atZone(ZoneId.of("Europe/Stockholm")).toInstant()));
        the.at("2026-04-01").work();
        assertThat(the.tasks("handle-escalation")).as("its timers too").isEmpty();
    }

    @Test
    @DisplayName("a correction that is never made falls away, with a word to who began it")
    void neverMade() {
        the.untilDecision();
        begin("anna", "map-needs");
        the.at("2026-02-17").work();
        assertThat(open("anna")).isNull();
        assertThat(noticesTo("anna")).anyMatch(text -> text.contains("blev inte gjord i tid"));
    }
}
