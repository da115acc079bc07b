package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;

/** Each way through the procurement diagram. */
class ProcurementPathwayTest extends ProcessTest {

    @Autowired
    SubmissionArchive archive;

    @Test
    @DisplayName("not applicable and not used anyway: ends at once")
    void modelNotUsed() {
        the.at("2026-02-02").register("anna", "procurementType", "GOODS").complete("anna", "confirm-exemption");
        assertThat(the.pathway("procurement", the.number)).containsExactly("confirm-exemption", "model-not-used");
        assertThat(the.isRunning("target-group", the.number)).isFalse();
    }

    @Test
    @DisplayName("not applicable but used anyway: goes on to contact point 1")
    void exemptionOverridden() {
        the.at("2026-02-02").register("anna", "performanceMonths", 4).complete("anna", "confirm-exemption", "useAnyway", true);
        assertThat(the.openSteps()).containsExactly("first-contact");
    }

    @Test
    @DisplayName("no requirement: both processes end")
    void noRequirement() {
        the.untilDecision().complete("cecilia", "decide-requirement", "requirement", "NONE");
        assertThat(the.pathway("procurement", the.number)).endsWith("decide-requirement", "no-requirement");
        assertThat(the.pathway("target-group", the.number)).endsWith("not-needed");
        assertThat(the.openSteps()).isEmpty();
    }

    @Test
    @DisplayName("rejected terms go back, with the comment")
    void termsRejected() {
        the.untilDecision().complete("cecilia", "decide-requirement").complete("anna", "formulate-terms")
                .complete("david", "review-terms", "approved", false, "comment", "Målgruppen behöver preciseras.");
        assertThat(the.openSteps()).contains("formulate-terms").doesNotContain("publish", "review-terms");
        the.complete("anna", "formulate-terms").complete("david", "review-terms");
        assertThat(the.openSteps()).contains("publish", "plan-preparation");
    }

    @Test
    @DisplayName("the whole way with two winners")
    void toEvaluation() {
        the.untilTwoContracts();
        // The labour-market side's analysis and the needs are waited for side by side.
        assertThat(the.pathway("procurement", the.number))
                .containsSubsequence("first-contact", "receive-planning", "labour-market-analysed", "prepare-decision-basis")
                .filteredOn(step -> !step.equals("labour-market-analysed")).containsExactlyInAnyOrder(
                        "first-contact", "receive-planning", "map-needs", "planning-done", "prepare-decision-basis", "assess-relevance",
                        "decide-requirement", "formulate-terms", "review-terms", "terms-decided", "publish", "record-award",
                        "record-winner", "record-winner", "confirm-standstill-over", "signed-before", "second-contact",
                        "appoint-contact-person", "appoint-contact-person");
        assertThat(the.openSteps()).contains("complete-documentation");
        assertThat(archive.ofCase(the.number)).filteredOn(done -> done.step().equals("record-winner"))
                .extracting(Submission::contractId).containsExactly(the.contract(1), the.contract(2));
        assertThat(the.isRunning("supplier", the.contract(1))).isTrue();
        assertThat(the.isRunning("supplier", the.contract(2))).isTrue();
    }

    @Test
    @DisplayName("a clause that does not follow the decision goes back to whoever decides, before anybody reviews it")
    void clauseFollowsDecision() {
        the.untilDecision().complete("cecilia", "decide-requirement").complete("anna", "formulate-terms", "clause", "DIALOGUE");
        assertThat(the.openSteps()).contains("decide-requirement").doesNotContain("review-terms");
        the.complete("cecilia", "decide-requirement", "requirement", "DIALOGUE").complete("anna", "formulate-terms", "clause",
                "APPRENTICE");
        assertThat(the.openSteps()).contains("decide-requirement").doesNotContain("review-terms");
        the.complete("cecilia", "decide-requirement", "requirement", "EMPLOYMENT").complete("anna", "formulate-terms", "clause",
                "APPRENTICE");
        assertThat(the.openSteps()).contains("review-terms");
    }
}
