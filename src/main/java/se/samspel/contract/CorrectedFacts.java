package se.samspel.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;

/** What was counted of an answer is counted anew when the answer is corrected: reported periods, places, a winner's facts. */
@Component
public class CorrectedFacts {

    /** The contract of the winner whose registration is being corrected: its share is not taken. */
    private static final ThreadLocal<String> NOT_GIVEN = new ThreadLocal<>();

    private final JdbcClient jdbc;
    private final Contracts contracts;

    CorrectedFacts(JdbcClient jdbc, Contracts contracts) {
        this.jdbc = jdbc;
        this.contracts = contracts;
    }

    /** Does a check as if the answer had never been given. */
    public <T> T asIfNotGiven(Submission answer, Supplier<T> check) {
        NOT_GIVEN.set(answer.step().equals("record-winner") ? answer.contractId() : null);
        try {
            return check.get();
        } finally {
            NOT_GIVEN.remove();
        }
    }

    /** Whether the contract's share counts in the check that is being done. */
    static boolean isGiven(Contract contract) {
        return !contract.contractId().equals(NOT_GIVEN.get());
    }

    /** @param before as it stood until now, from the same place as {@code after} */
    public void count(Submission before, Submission after) {
        switch (after.step()) {
            case "self-report" -> report(after);
            case "confirm-placement" -> placement(before, after);
            case "follow-up-placement" -> placementEnd(before, after);
            case "record-winner" -> contracts.correctWinner(after);
            default -> { }
        }
    }

    /** The period that the report was accepted for; nothing where it is still under review, which reads the answer that stands. */
    private void report(Submission report) {
        jdbc.sql("UPDATE report_period SET places_filled = ?, full_time_months = ? WHERE contract_id = ? AND submission_id = ?")
                .params(((Number) report.answers().get("placesFilled")).intValue(),
                        new BigDecimal(report.answers().get("fullTimeMonthsDone").toString()), report.contractId(), report.place())
                .update();
    }

    /** The part of the place that was told of. */
    private void placement(Submission before, Submission after) {
        if (!"STARTED".equals(after.answers().get("placementOutcome"))) {
            return;
        }
        jdbc.sql("UPDATE place_part SET placement_type = ?, extent_percent = ?, starts_on = ?, planned_end = ?,"
                + " offered_on = coalesce(?, place_part.offered_on)"
                + " FROM place WHERE place.contract_id = place_part.contract_id AND place.number = place_part.place_number"
                + " AND place.contract_id = ? AND place.candidate_reference = ? AND starts_on = ? AND placement_type = ?")
                .params(after.answers().get("placementType"), after.answers().get("extentPercent") instanceof Number percent
                        ? percent.intValue() : 100, day(after, "startDate"), day(after, "plannedEndDate"), day(after, "offeredOn"),
                        after.contractId(), after.candidateReference(), day(before, "startDate"), before.answers().get("placementType"))
                .update();
        if (day(after, "offeredOn") != null) {
            jdbc.sql("UPDATE place SET offered_on = ? WHERE contract_id = ? AND candidate_reference = ?"
                    + " AND offered_on IS NOT DISTINCT FROM ?")
                    .params(day(after, "offeredOn"), after.contractId(), after.candidateReference(), day(before, "offeredOn")).update();
        }
    }

    /** The end that was told of, if it was this that ended the place. */
    private void placementEnd(Submission before, Submission after) {
        LocalDate ended = day(before, "endedOn");
        if (ended == null || !"NO".equals(after.answers().get("stillThere"))) {
            return;
        }
        jdbc.sql("UPDATE place SET ended_on = ?, ended_by = ? WHERE contract_id = ? AND candidate_reference = ? AND state = 'ENDED'"
                + " AND ended_on = ?")
                .params(day(after, "endedOn"), Places.causeOf((String) after.answers().get("endReason")), after.contractId(),
                        after.candidateReference(), ended).update();
    }

    private static LocalDate day(Submission answer, String name) {
        return answer.answers().get(name) instanceof String day ? LocalDate.parse(day) : null;
    }
}
