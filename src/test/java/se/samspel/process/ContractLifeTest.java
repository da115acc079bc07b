package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contracts;
import se.samspel.contract.Places;
import se.samspel.forms.InvalidSubmission;

/** What happens with candidates, meetings, sanctions and facts while a contract runs. */
class ContractLifeTest extends ProcessTest {

    @Autowired
    Contracts contracts;
    @Autowired
    Places placements;
    @Autowired
    SubmissionArchive archive;

    private Case presented() {
        return the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav",
                "competence-profile").completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates");
    }

    private List<String> noticesTo(String person) {
        return the.tasks("read-notice").stream().filter(task -> person.equals(task.getAssignee()) || engine.getTaskService()
                .getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> person.equals(link.getGroupId())))
                .map(task -> engine.getTaskService().getVariable(task.getId(), "noticeText").toString()).toList();
    }

    private void change(String user, String type, Object... facts) {
        Map<String, Object> answers = Answers.to("change-contract", facts);
        answers.put("registryNumber", the.number);
        answers.put("contractId", the.contract(1));
        answers.put("changeType", type);
        answers.putIfAbsent("reason", "Beslutat i nämnden.");
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("change-contract")
                .latestVersion().singleResult().getId();
        the.as(user, () -> engine.getFormService().submitStartForm(definition, answers));
        the.work();
    }

    @Test
    @DisplayName("more chosen than there are places: asked, then allowed as places beyond what was said, or refused")
    void moreThanPlaces() {
        presented();
        Object[] both = {"candidate2Decision", "HIRE", "candidate2Reason", null};
        assertThatThrownBy(() -> the.completeFor(1, "gustav", "interview-candidates", both)).isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> the.completeFor(1, "gustav", "interview-candidates", "candidate2Decision", "HIRE", "candidate2Reason",
                null, "beyondCommitment", "NO")).hasMessageContaining("Välj högst så många");
        the.completeFor(1, "gustav", "interview-candidates", "candidate2Decision", "HIRE", "candidate2Reason", null, "beyondCommitment",
                "YES");
        assertThat(the.tasks("confirm-placement")).hasSize(2);
        assertThat(the.tasks("support-employment")).as("one for each person").hasSize(2);
        assertThat(the.openSteps()).doesNotContain("identify-candidates");
    }

    @Test
    @DisplayName("a candidate who withdraws before the interview is no refusal of the supplier's")
    void withdrewBeforeInterview() {
        presented().completeFor(1, "gustav", "interview-candidates", "candidate1Decision", "WITHDREW");
        String task = the.theTask(the.contract(1), "identify-candidates").getId();
        assertThat(engine.getFormService().getTaskFormVariables(task).get("decisionReasons").toString()).doesNotContain("K-7F3Q9M")
                .contains("K-2B8XWA");
        assertThat(placements.firstIsMade(the.contract(1))).isFalse();
    }

    @Test
    @DisplayName("an offer counts from its day, also when the candidate turns it down; one that the supplier takes back does not")
    void offers() {
        presented().completeFor(1, "gustav", "interview-candidates");
        assertThat(placements.firstIsMade(the.contract(1))).isTrue();
        the.completeFor(1, "gustav", "confirm-placement", "placementOutcome", "CANDIDATE_WITHDREW", "placementType", null, "employmentForm",
                null, "extentPercent", null, "startDate", null, "plannedEndDate", null);
        assertThat(placements.firstIsMade(the.contract(1))).isTrue();
        the.completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates");
        assertThat(placements.remaining(the.contract(1))).isOne();
    }

    @Test
    @DisplayName("an offer that the supplier takes back was none")
    void offerTakenBack() {
        presented().completeFor(1, "gustav", "interview-candidates").completeFor(1, "gustav", "confirm-placement", "placementOutcome",
                "SUPPLIER_WITHDREW", "placementType", null, "employmentForm", null, "extentPercent", null, "startDate", null,
                "plannedEndDate", null);
        assertThat(placements.firstIsMade(the.contract(1))).isFalse();
    }

    @Test
    @DisplayName("a start that is postponed is told to the labour-market side, and asked for again on its day")
    void postponed() {
        presented().completeFor(1, "gustav", "interview-candidates").completeFor(1, "gustav", "confirm-placement", "placementOutcome",
                "POSTPONED", "postponedTo", "2026-12-01", "placementType", null, "employmentForm", null, "extentPercent", null, "startDate",
                null, "plannedEndDate", null);
        assertThat(archive.latestOfCase(the.number, "place-reopened").orElseThrow().answers()).containsEntry("postponedTo", "2026-12-01")
                .containsEntry("candidateReference", "K-7F3Q9M");
        assertThat(the.openSteps()).doesNotContain("confirm-placement", "identify-candidates");
        the.at("2026-12-01").work();
        assertThat(the.openSteps()).contains("confirm-placement");
    }

    @Test
    @DisplayName("a kickoff that is not held is said so, with the reason, to the support function; the clock goes")
    void kickoffNotHeld() {
        the.untilTwoContracts().at("2026-12-02").completeFor(1, "elin", "kickoff-meeting", "meetingHeld", "NO", "notHeldReason",
                "Leverantören avböjde.", "meetingDate", null, "present", null, "agreed", null);
        assertThat(noticesTo("support-function")).anyMatch(text -> text.contains("Leverantören avböjde."));
        assertThat(the.openSteps()).contains("competence-profile");
    }

    @Test
    @DisplayName("a sanction that the supplier disputes waits, and comes back on its day")
    void disputed() {
        the.untilTwoContracts().at("2027-02-01").work().completeFor(1, "gustav", "self-report", "placesFilled", 0, "fullTimeMonthsDone", 0)
                .completeFor(1, "anna", "review-self-report", "deviationFound", true).completeFor(1, "david", "assess-deviation")
                .at("2027-04-01").work()
                .completeFor(1, "anna", "review-correction", "correctionOutcome", "FAILED", "correctionComment", "Inget har hänt.")
                .completeFor(1, "anna", "decide-sanction");
        assertThatThrownBy(() -> the.completeFor(1, "david", "approve-sanction", "disputed", "YES", "disputedUntil", "2027-06-01",
                "disputeNote", "Inga kandidater kom.")).hasMessageContaining("bestridd");
        the.completeFor(1, "david", "approve-sanction", "approved", false, "disputed", "YES", "disputedUntil", "2027-06-01", "disputeNote",
                "Inga kandidater kom.", "decidedBy", null, "decisionDate", null, "decisionReference", null);
        assertThat(the.openSteps()).doesNotContain("approve-sanction");
        the.at("2027-06-01").work();
        the.completeFor(1, "david", "approve-sanction");
        assertThat(the.pathway("supplier", the.contract(1))).contains("penalty-approved");
    }

    @Test
    @DisplayName("a contract that has begun keeps its first day")
    void startIsPast() {
        the.untilTwoContracts().at("2026-12-02");
        assertThatThrownBy(() -> change("anna", "DATES", "validFrom", "2026-12-03", "contractStart", "2027-01-01", "contractEnd",
                "2028-12-31", "legalGround", "CLAUSE")).hasMessageContaining("Avtalet har redan börjat");
    }

    @Test
    @DisplayName("after a takeover the old company is told nothing, and what it had not read is taken back")
    void takeover() {
        presented().at("2026-12-02").work();
        change("anna", "SUPPLIER_TAKEOVER", "validFrom", "2026-12-02", "supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129",
                "supplierContactName", "Hanna Ek", "supplierContactEmail", "hanna@example.se", "legalGround", "NEW_SUPPLIER");
        the.complete("david", "approve-change", "decisionDate", "2026-12-01");
        assertThat(contracts.find(the.contract(1)).orElseThrow().supplierId().value()).isEqualTo("5599001129");
        the.terminated(1, "anna", "david", "Konkurs.");
        assertThat(noticesTo("gustav")).isEmpty();
        assertThat(noticesTo("supplier-5566778899")).isEmpty();
        assertThat(noticesTo("supplier-5599001129")).isNotEmpty();
    }
}
