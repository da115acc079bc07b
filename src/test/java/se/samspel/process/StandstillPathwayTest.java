package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import se.samspel.forms.InvalidSubmission;

/** From the award to contact point 2: the standstill, reviews and new awards. */
class StandstillPathwayTest extends ProcessTest {

    private Case inStandstill(Object... award) {
        return the.untilTermsApproved().complete("anna", "publish").at("2026-08-20").complete("anna", "record-award", award)
                .complete("anna", "record-winner");
    }

    @Test
    @DisplayName("waits to 00:00 on the earliest signing day, and even then a person must confirm")
    void timerDoesNotOpenContactPoint2() {
        inStandstill().at("2026-08-31T23:59:59").work();
        assertThat(the.openSteps()).contains("monitor-standstill").doesNotContain("confirm-standstill-over");
        the.at("2026-09-01T00:00:00").work();
        assertThat(the.openSteps()).contains("confirm-standstill-over").doesNotContain("monitor-standstill", "second-contact");
    }

    @Test
    @DisplayName("a notice on paper: fifteen days")
    void paperNotice() {
        inStandstill("noticeChannel", "OTHER").at("2026-09-04T23:59:59").work();
        assertThat(the.openSteps()).contains("monitor-standstill");
        the.at("2026-09-05T00:00:00").work();
        assertThat(the.openSteps()).contains("confirm-standstill-over");
    }

    @Test
    @DisplayName("a stated longer period holds; a shorter one is refused")
    void statedPeriod() {
        assertThatThrownBy(() -> inStandstill("statedStandstillDays", 9)).isInstanceOf(InvalidSubmission.class);
        the.complete("anna", "record-award", "statedStandstillDays", 20).complete("anna", "record-winner")
                .at("2026-09-09T23:59:59").work();
        assertThat(the.openSteps()).contains("monitor-standstill");
        the.at("2026-09-10T00:00:00").work();
        assertThat(the.openSteps()).contains("confirm-standstill-over");
    }

    @Test
    @DisplayName("a mini-competition under LOU has no standstill")
    void miniCompetition() {
        the.at("2026-02-02").register("anna", "procurementType", "MINI_COMPETITION").complete("anna", "first-contact")
                .complete("david", "receive-planning").complete("elin", "appoint-handlers").complete("elin", "analyse-target-group")
                .complete("elin", "analyse-labour-market").complete("anna", "map-needs").complete("anna", "prepare-decision-basis")
                .complete("david", "assess-relevance").complete("cecilia", "decide-requirement").complete("anna", "formulate-terms")
                .complete("david", "review-terms").complete("anna", "publish").at("2026-08-20").complete("anna", "record-award")
                .complete("anna", "record-winner");
        assertThat(the.openSteps()).contains("confirm-standstill-over").doesNotContain("monitor-standstill");
    }

    @Test
    @DisplayName("a contract signed before the earliest day is refused")
    void signedTooEarly() {
        inStandstill().at("2026-09-01").work();
        assertThatThrownBy(() -> the.complete("anna", "confirm-standstill-over", "contractSignedDate", "2026-08-31"))
                .isInstanceOf(InvalidSubmission.class).hasMessageContaining("får inte tecknas före");
        assertThat(the.openSteps()).contains("confirm-standstill-over").doesNotContain("second-contact");
    }

    @Test
    @DisplayName("a review that is dismissed: ten days more from the later of judgment and dispatch")
    void dismissed() {
        inStandstill().complete("anna", "monitor-standstill").at("2026-10-06").complete("anna", "await-review");
        assertThat(engine.getTaskService().getVariable(the.theTask(the.number, "monitor-standstill").getId(), "earliestSigningDay"))
                .isEqualTo("2026-10-16");
        the.at("2026-10-15T23:59:59").work();
        assertThat(the.openSteps()).contains("monitor-standstill");
        the.at("2026-10-16T00:00:00").work();
        assertThat(the.openSteps()).contains("confirm-standstill-over");
    }

    @Test
    @DisplayName("a review found after the standstill: the confirmation leads to it, not to contact point 2")
    void reviewFoundLate() {
        inStandstill().at("2026-09-01").work().complete("anna", "confirm-standstill-over", "noReviewReceived", false,
                "contractSignedDate", null);
        assertThat(the.openSteps()).contains("await-review").doesNotContain("second-contact");
    }

    @Test
    @DisplayName("the award withdrawn: a new award forgets the former winners")
    void withdrawn() {
        inStandstill().complete("anna", "monitor-standstill", "standstillOutcome", "AWARD_WITHDRAWN")
                .complete("anna", "record-award").complete("anna", "record-winner", "supplierName", "Ren Service AB",
                        "supplierOrgNumber", "5599001129", "committedPlaces", 2, "fullTimeMonths", 24)
                .at("2026-09-01").work().complete("anna", "confirm-standstill-over").complete("anna", "second-contact")
                .complete("david", "appoint-contact-person");
        assertThat(the.variables("supplier", the.contract(2))).containsEntry("supplierId", "5599001129");
        assertThat(the.isRunning("supplier", the.contract(1))).as("a number is never used twice").isFalse();
    }

    @Test
    @DisplayName("the court orders a new award, and then the procurement to be done again: published anew, with a new award decision")
    void redone() {
        inStandstill().complete("anna", "monitor-standstill").complete("anna", "await-review", "reviewOutcome", "REDO_AWARD",
                "rulingDate", null, "rulingDispatchedDate", null);
        assertThat(the.openSteps()).contains("record-award");
        the.complete("anna", "record-award").complete("anna", "record-winner").complete("anna", "monitor-standstill")
                .complete("anna", "await-review", "reviewOutcome", "REDO_PROCUREMENT", "rulingDate", null, "rulingDispatchedDate", null);
        assertThat(the.openSteps()).contains("publish").doesNotContain("record-award", "complete-documentation");
        assertThat(the.isRunning("target-group", the.number)).isTrue();
        the.complete("anna", "publish", "publicationDate", "2026-08-20").complete("anna", "record-award")
                .complete("anna", "record-winner").at("2026-09-01").work().complete("anna", "confirm-standstill-over")
                .complete("anna", "second-contact");
        assertThat(the.theTask(the.contract(3), "appoint-contact-person")).isNotNull();
    }

    @Test
    @DisplayName("a standstill extended by a new notice gets a new last day, and the old timer is gone")
    void extended() {
        inStandstill();
        assertThatThrownBy(() -> the.complete("anna", "monitor-standstill", "standstillOutcome", "EXTENDED", "standstillExtendedTo",
                "2026-08-31"))
                .isInstanceOf(InvalidSubmission.class).hasMessageContaining("efter den som gäller nu");
        // a Saturday: the last day is the Monday after
        the.complete("anna", "monitor-standstill", "standstillOutcome", "EXTENDED", "standstillExtendedTo", "2026-09-12")
                .at("2026-09-14T23:59:59").work();
        assertThat(the.openSteps()).contains("monitor-standstill").doesNotContain("confirm-standstill-over");
        the.at("2026-09-15T00:00:00").work();
        assertThat(the.openSteps()).contains("confirm-standstill-over").doesNotContain("monitor-standstill");
    }

    @Test
    @DisplayName("an award withdrawn after the standstill, or a winner who will not sign: a new award, without pretending a review")
    void notSigned() {
        for (String outcome : List.of("WINNER_DECLINED", "AWARD_WITHDRAWN")) {
            the = new Case(engine, the.number + "-" + outcome.charAt(0));
            inStandstill().at("2026-09-01").work().complete("anna", "confirm-standstill-over", "standstillOverOutcome", outcome,
                    "noReviewReceived", null, "contractSignedDate", null);
            assertThat(the.openSteps()).contains("record-award").doesNotContain("await-review", "second-contact");
        }
    }

    @Test
    @DisplayName("an appeal stops nothing by itself once the ten days are over; an order of the court does")
    void appealed() {
        inStandstill().complete("anna", "monitor-standstill").at("2026-10-06");
        assertThatThrownBy(() -> the.complete("anna", "await-review", "reviewOutcome", "APPEALED", "interimOrder", true))
                .isInstanceOf(InvalidSubmission.class).hasMessageContaining("interimistiskt beslut");
        the.complete("anna", "await-review", "reviewOutcome", "APPEALED").at("2026-10-16").work();
        assertThat(the.openSteps()).contains("confirm-standstill-over");
    }

    @Test
    @DisplayName("a late application stops nothing without an order, so its dismissal adds no days")
    void lateApplication() {
        inStandstill().at("2026-09-02").work().complete("anna", "confirm-standstill-over", "standstillOverOutcome", "REVIEW_REQUESTED",
                "noReviewReceived", null, "contractSignedDate", null);
        the.at("2026-10-06").complete("anna", "await-review", "appliedInTime", false);
        assertThat(the.openSteps()).contains("confirm-standstill-over").doesNotContain("monitor-standstill");
    }
}
