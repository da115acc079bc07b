package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each way through the supplier diagram, and with it the recruitment of the target-group diagram. */
class SupplierPathwayTest extends ProcessTest {

    private Case recruiting() {
        return the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting")
                .completeFor(1, "gustav", "competence-profile");
    }

    private Case presented() {
        return recruiting().completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates");
    }

    private Case placed() {
        return presented().completeFor(1, "gustav", "interview-candidates").completeFor(1, "gustav", "confirm-placement");
    }

    @Test
    @DisplayName("a candidate is hired, followed up and reported; the contract is fulfilled")
    void fulfilled() {
        placed().completeFor(1, "elin", "support-employment");
        the.at("2026-12-21").work().completeFor(1, "elin", "follow-up-placement");
        the.at("2027-02-01").work().completeFor(1, "gustav", "self-report").completeFor(1, "anna", "review-self-report");
        the.at("2028-10-01").work().completeFor(1, "gustav", "final-report")
                .at("2028-10-20").completeFor(1, "anna", "closing-meeting");
        // Recruitment and reporting go on side by side.
        assertThat(the.pathway("supplier", the.contract(1)))
                .containsExactlyInAnyOrder("kickoff-meeting", "competence-profile", "await-candidates-presented", "interview-candidates",
                        "confirm-placement", "placement-confirmed", "candidates-placed", "first-placement-made", "self-report",
                        "review-self-report", "final-report", "closing-meeting", "contract-fulfilled")
                .containsSubsequence("kickoff-meeting", "competence-profile", "await-candidates-presented", "interview-candidates",
                        "confirm-placement")
                .containsSubsequence("competence-profile", "self-report", "review-self-report", "final-report", "closing-meeting",
                        "contract-fulfilled");
        assertThat(the.isRunning("supplier", the.contract(2))).isTrue();
        assertThat(the.isRunning("target-group", the.number)).isTrue();
        assertThat(the.isRunning("procurement", the.number)).isTrue();
    }

    @Test
    @DisplayName("nobody chosen: the work goes back to identifying, with the reason")
    void nobodyChosen() {
        presented().completeFor(1, "gustav", "interview-candidates", "candidate1Decision", "DECLINE",
                "candidate1Reason", "Kunde inte arbeta kvällar.");
        String task = the.theTask(the.contract(1), "identify-candidates").getId();
        assertThat(engine.getFormService().getTaskFormVariables(task).get("decisionReasons").toString())
                .contains("K-7F3Q9M: Kunde inte arbeta kvällar.", "K-2B8XWA: Saknar körkort");
        assertThat(the.openSteps()).doesNotContain("support-employment", "confirm-placement");
    }

    @Test
    @DisplayName("too few chosen: support for the chosen one, and another round for the rest")
    void tooFewChosen() {
        the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting")
                .completeFor(1, "gustav", "competence-profile", "places", 2).completeFor(1, "elin", "identify-candidates")
                .completeFor(1, "elin", "assess-candidates").completeFor(1, "elin", "present-candidates")
                .completeFor(1, "gustav", "interview-candidates");
        assertThat(the.openSteps()).contains("support-employment", "identify-candidates", "confirm-placement");
        the.completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates", "trainingNeeded", true)
                .completeFor(1, "elin", "train-to-base-level")
                .completeFor(1, "elin", "present-candidates", "candidate1Reference", "K-9ZZZZ1", "candidate2Reference", null,
                        "candidate2Basis", null)
                .completeFor(1, "gustav", "interview-candidates", "candidate2Decision", null, "candidate2Reason", null);
        assertThat(the.tasks("confirm-placement")).hasSize(2);
        assertThat(the.openSteps()).doesNotContain("identify-candidates");
    }

    @Test
    @DisplayName("an internship first, prolonged, then employment")
    void internshipFirst() {
        presented().completeFor(1, "gustav", "interview-candidates", "candidate1Decision", "INTERNSHIP_FIRST")
                .completeFor(1, "gustav", "internship-check-in", "internshipOutcome", "EXTEND")
                .completeFor(1, "gustav", "internship-check-in", "internshipOutcome", "HIRE")
                .completeFor(1, "gustav", "confirm-placement");
        assertThat(the.pathway("supplier", the.contract(1))).contains("internship-check-in", "confirm-placement");
    }

    @Test
    @DisplayName("an internship that ends without employment gives the place back")
    void internshipEnded() {
        presented().completeFor(1, "gustav", "interview-candidates", "candidate1Decision", "INTERNSHIP_FIRST");
        assertThat(the.openSteps()).doesNotContain("identify-candidates");
        the.completeFor(1, "gustav", "internship-check-in", "internshipOutcome", "ENDED");
        assertThat(the.openSteps()).contains("identify-candidates").doesNotContain("confirm-placement");
    }

    @Test
    @DisplayName("a rejected self-report goes back; a deviation of the supplier's is corrected or sanctioned")
    void deviationSanctioned() {
        recruiting().at("2027-02-01").work().completeFor(1, "gustav", "self-report")
                .completeFor(1, "anna", "review-self-report", "accepted", false, "reviewReason", "Perioden stämmer inte.",
                        "deviationFound", null)
                .completeFor(1, "gustav", "self-report").completeFor(1, "anna", "review-self-report", "deviationFound", true)
                .completeFor(1, "david", "assess-deviation").completeFor(1, "gustav", "correct-deviation");
        assertThat(the.openSteps()).doesNotContain("decide-sanction", "review-correction");
        the.at("2027-04-01").work().completeFor(1, "anna", "review-correction", "corrected", false, "correctionComment", "Inget har hänt.")
                .completeFor(1, "anna", "decide-sanction");
        assertThat(the.pathway("supplier", the.contract(1))).containsSubsequence("self-report", "review-self-report", "self-report",
                "review-self-report", "assess-deviation", "correct-deviation", "review-correction", "decide-sanction");
    }

    @Test
    @DisplayName("a deviation that is not the supplier's asks nothing of it")
    void deviationWithoutFault() {
        recruiting().at("2027-02-01").work().completeFor(1, "gustav", "self-report")
                .completeFor(1, "anna", "review-self-report", "deviationFound", true)
                .completeFor(1, "david", "assess-deviation", "cause", "NO_CANDIDATES");
        assertThat(the.openSteps()).doesNotContain("correct-deviation", "decide-sanction", "assess-deviation");
    }

    @Test
    @DisplayName("dialogue without voluntary places goes straight to the closing meeting")
    void dialogue() {
        the.untilDecision().complete("cecilia", "decide-requirement", "requirement", "DIALOGUE")
                .complete("anna", "formulate-terms", "clause", "DIALOGUE").complete("david", "review-terms").complete("anna", "publish")
                .at("2026-08-20").complete("anna", "record-award").complete("anna", "record-winner").at("2026-09-01").work()
                .complete("anna", "confirm-standstill-over").complete("anna", "second-contact")
                .complete("david", "appoint-contact-person").at("2026-09-02").completeFor(1, "elin", "kickoff-meeting")
                .completeFor(1, "gustav", "dialogue-meeting").at("2028-10-20").completeFor(1, "anna", "closing-meeting")
                .complete("anna", "evaluate-procurement");
        assertThat(the.pathway("supplier", the.contract(1))).containsExactly("kickoff-meeting", "dialogue-meeting", "closing-meeting",
                "contract-fulfilled");
        assertThat(the.pathway("procurement", the.number)).endsWith("evaluate-procurement", "procurement-evaluated");
        assertThat(the.pathway("target-group", the.number)).endsWith("target-group-closed");
        assertThat(the.openSteps()).isEmpty();
    }

    @Test
    @DisplayName("no first placement in time is escalated to the support function, once")
    void missingPlacement() {
        recruiting().at("2027-05-02").work();
        assertThat(the.tasks("handle-escalation")).extracting(task -> engine.getTaskService().getVariable(task.getId(), "escalatedStep"))
                .contains("Första placeringen");
    }

    @Test
    @DisplayName("a placement in time is not escalated")
    void placementInTime() {
        placed().at("2027-05-02").work();
        assertThat(the.tasks("handle-escalation")).extracting(task -> engine.getTaskService().getVariable(task.getId(), "escalatedStep"))
                .doesNotContain("Första placeringen");
    }
}
