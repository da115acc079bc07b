package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.contract.ContractState;
import se.samspel.contract.Contracts;

/** Each way through the supplier diagram, and with it the recruitment of the target-group diagram. */
class SupplierPathwayTest extends ProcessTest {

    @Autowired
    Contracts contracts;

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
        the.at("2028-10-01").work().completeFor(1, "gustav", "final-report", "finalFullTimeMonths", 12)
                .completeFor(1, "anna", "review-final-report");
        assertThat(the.openSteps()).doesNotContain("closing-meeting");
        the.at("2028-11-01").work().completeFor(1, "anna", "closing-meeting");
        // Recruitment, reports and the contract's clock go on side by side.
        assertThat(the.pathway("supplier", the.contract(1)))
                .containsExactlyInAnyOrder("kickoff-meeting", "competence-profile", "await-candidates-presented", "interview-candidates",
                        "confirm-placement", "placement-confirmed", "candidates-placed", "first-placement-made", "self-report",
                        "review-self-report", "final-report", "review-final-report", "final-report-done", "closing-meeting",
                                "contract-fulfilled")
                .containsSubsequence("kickoff-meeting", "competence-profile", "await-candidates-presented", "interview-candidates",
                        "confirm-placement")
                .containsSubsequence("self-report", "review-self-report", "final-report", "review-final-report", "final-report-done")
                .containsSubsequence("closing-meeting", "contract-fulfilled");
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
    @DisplayName("a rejected self-report goes back; the supplier's deviation is given time, more time, and is sanctioned by two people")
    void deviationSanctioned() {
        recruiting().at("2027-02-01").work().completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 0)
                .completeFor(1, "anna", "review-self-report", "accepted", false, "reviewReason", "Antalet stämmer inte.",
                        "deviationFound", null)
                .completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 0).completeFor(1, "anna", "review-self-report",
                        "deviationFound", true)
                .completeFor(1, "david", "assess-deviation").completeFor(1, "gustav", "correct-deviation");
        assertThat(the.openSteps()).doesNotContain("decide-sanction", "review-correction");
        the.at("2027-04-01").work().completeFor(1, "anna", "review-correction", "correctionOutcome", "MORE_TIME", "correctBy", "2027-04-20",
                "correctionComment", "Handledaren börjar nästa vecka.");
        assertThat(the.openSteps()).doesNotContain("review-correction");
        the.at("2027-04-21").work().completeFor(1, "anna", "review-correction", "correctionOutcome", "FAILED", "correctionComment",
                "Inget har hänt.")
                .completeFor(1, "anna", "decide-sanction");
        assertThat(the.openSteps()).contains("approve-sanction");
        the.completeFor(1, "david", "approve-sanction");
        // The deviation is dealt with beside the reports.
        assertThat(the.pathway("supplier", the.contract(1)))
                .containsSubsequence("self-report", "review-self-report", "self-report", "review-self-report")
                .containsSubsequence("assess-deviation", "correct-deviation", "review-correction", "review-correction", "decide-sanction",
                        "approve-sanction", "penalty-approved", "deviation-handled");
    }

    @Test
    @DisplayName("a supplier without a plan is reviewed when its time is out; a new time, then termination, ends the contract")
    void terminatedBySanction() {
        recruiting().at("2027-02-01").work().completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 0)
                .completeFor(1, "anna", "review-self-report", "deviationFound", true).completeFor(1, "david", "assess-deviation");
        the.at("2027-04-01").work();
        assertThat(the.openSteps()).contains("review-correction").doesNotContain("correct-deviation");
        the.completeFor(1, "anna", "review-correction", "correctionOutcome", "FAILED", "correctionComment", "Ingen plan har kommit.")
                .completeFor(1, "anna", "decide-sanction", "sanctionDecision", "REMEDY", "correctBy", "2027-04-20")
                .at("2027-04-21").work()
                .completeFor(1, "anna", "review-correction", "correctionOutcome", "FAILED", "correctionComment", "Inget har hänt.")
                .completeFor(1, "anna", "decide-sanction", "sanctionDecision", "TERMINATION").completeFor(1, "david", "approve-sanction");
        assertThat(the.isRunning("supplier", the.contract(1))).isFalse();
        assertThat(contracts.find(the.contract(1)).orElseThrow().state()).isEqualTo(ContractState.TERMINATED);
    }

    @Test
    @DisplayName("a sanction that is refused is told to who decided it, and nothing more happens")
    void sanctionRefused() {
        recruiting().at("2027-02-01").work().completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 0)
                .completeFor(1, "anna", "review-self-report", "deviationFound", true).completeFor(1, "david", "assess-deviation")
                .at("2027-04-01").work()
                .completeFor(1, "anna", "review-correction", "correctionOutcome", "FAILED", "correctionComment", "Inget har hänt.")
                .completeFor(1, "anna", "decide-sanction");
        the.completeFor(1, "david", "approve-sanction", "approved", false, "comment", "Vitet saknar stöd i avtalet.", "decidedBy", null,
                "decisionDate", null, "decisionReference", null);
        assertThat(the.tasks("read-notice")).filteredOn(task -> "anna".equals(task.getAssignee()))
                .extracting(task -> engine.getTaskService().getVariable(task.getId(), "noticeText").toString())
                .anyMatch(text -> text.contains("Vitet saknar stöd i avtalet."));
        assertThat(the.pathway("supplier", the.contract(1))).contains("sanction-refused");
    }

    @Test
    @DisplayName("a deviation that is not the supplier's asks nothing of it, and reports go on meanwhile")
    void deviationWithoutFault() {
        recruiting().at("2027-02-01").work().completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 0)
                .completeFor(1, "anna", "review-self-report", "deviationFound", true);
        the.at("2027-05-01").work();
        assertThat(the.openSteps()).contains("assess-deviation", "self-report");
        the.completeFor(1, "david", "assess-deviation", "cause", "NO_CANDIDATES", "correctBy", null);
        assertThat(the.openSteps()).doesNotContain("correct-deviation", "decide-sanction", "assess-deviation");
    }

    @Test
    @DisplayName("a commitment that is not met at the closing meeting is weighed before the contract closes")
    void notFulfilled() {
        recruiting().at("2028-11-01").work().completeFor(1, "anna", "closing-meeting", "outcome", "NOT_FULFILLED", "outcomeCause",
                "SUPPLIER");
        assertThat(the.isRunning("supplier", the.contract(1))).isTrue();
        the.completeFor(1, "david", "assess-deviation", "correctBy", null);
        assertThat(the.openSteps()).contains("decide-sanction").doesNotContain("correct-deviation");
        the.completeFor(1, "anna", "decide-sanction", "sanctionDecision", "NONE");
        assertThat(the.pathway("supplier", the.contract(1))).containsSubsequence("closing-meeting", "assess-deviation", "decide-sanction",
                "contract-fulfilled");
        assertThat(contracts.find(the.contract(1)).orElseThrow().state()).isEqualTo(ContractState.CLOSED);
    }

    @Test
    @DisplayName("dialogue without voluntary places asks for no self-report, and closes at the contract's end")
    void dialogue() {
        the.untilDecision().complete("cecilia", "decide-requirement", "requirement", "DIALOGUE")
                .complete("anna", "formulate-terms", "clause", "DIALOGUE").complete("david", "review-terms").complete("anna", "publish")
                .at("2026-08-20").complete("anna", "record-award").complete("anna", "record-winner").at("2026-09-01").work()
                .complete("anna", "confirm-standstill-over").complete("anna", "second-contact")
                .complete("david", "appoint-contact-person").at("2026-09-02").completeFor(1, "elin", "kickoff-meeting")
                .completeFor(1, "gustav", "dialogue-meeting").at("2028-11-01").work();
        assertThat(the.openSteps()).doesNotContain("self-report");
        the.completeFor(1, "anna", "closing-meeting").complete("anna", "evaluate-procurement");
        assertThat(the.pathway("supplier", the.contract(1))).contains("kickoff-meeting", "dialogue-meeting", "no-places-agreed",
                "first-placement-made", "closing-meeting", "contract-fulfilled");
        assertThat(the.pathway("procurement", the.number)).endsWith("evaluate-procurement", "procurement-evaluated");
        assertThat(the.pathway("target-group", the.number)).endsWith("target-group-closed");
    }

    @Test
    @DisplayName("no first placement in time is escalated to the support function, once")
    void missingPlacement() {
        recruiting().at("2027-05-02").work();
        assertThat(the.tasks("handle-escalation")).extracting(task -> engine.getTaskService().getVariable(task.getId(), "escalatedStep"))
                .contains("Första platsen");
    }

    @Test
    @DisplayName("a placement in time is not escalated")
    void placementInTime() {
        placed().at("2027-05-02").work();
        assertThat(the.tasks("handle-escalation"))
                .filteredOn(task -> the.contract(1).equals(engine.getTaskService().getVariable(task.getId(), "contractId")))
                .extracting(task -> engine.getTaskService().getVariable(task.getId(), "escalatedStep")).doesNotContain("Första platsen");
    }
}
