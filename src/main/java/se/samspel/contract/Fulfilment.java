package se.samspel.contract;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import se.samspel.archive.Submission;

/**
 * What a supplier has done of its commitment. A supplier's final report stands before our own sum, which is made of the
 * placements it confirmed: months from start to planned end times extent (national clause 11554, alternative a).
 *
 * @param places         confirmed placements
 * @param fullTimeMonths full-time months, in tenths of a month
 */
record Fulfilment(Contract contract, int places, double fullTimeMonths, boolean reported) {

    private static final double DAYS_PER_MONTH = 365.25 / 12;

    /** @param placements and final reports of this contract alone */
    static Fulfilment of(Contract contract, List<Submission> placements, List<Submission> finalReports) {
        return finalReports.stream().filter(report -> report.answers().get("finalFullTimeMonths") != null)
                .max(Comparator.comparingLong(Submission::id))
                .map(report -> new Fulfilment(contract, placements.size(),
                        ((Number) report.answers().get("finalFullTimeMonths")).doubleValue(), true))
                .orElseGet(() -> new Fulfilment(contract, placements.size(),
                        placements.stream().mapToDouble(placement -> months(contract, placement)).sum(), false));
    }

    private static double months(Contract contract, Submission placement) {
        Object start = placement.answers().get("startDate");
        Object end = placement.answers().get("plannedEndDate");
        LocalDate from = LocalDate.parse((String) start);
        LocalDate to = end == null ? contract.contractEnd() : LocalDate.parse((String) end);
        double extent = placement.answers().get("extentPercent") instanceof Number percent ? percent.doubleValue() / 100 : 1;
        return Math.max(0, ChronoUnit.DAYS.between(from, to.plusDays(1)) / DAYS_PER_MONTH) * extent;
    }

    String sentence() {
        StringBuilder text = new StringBuilder(String.format(Locale.forLanguageTag("sv"), "Påbörjade placeringar: %d", places));
        if (contract.committedPlaces() != null) {
            text.append(" av ").append(contract.committedPlaces()).append(" utlovade");
        }
        text.append(String.format(Locale.forLanguageTag("sv"), ". Heltidsmånader: %.1f", fullTimeMonths));
        if (contract.fullTimeMonths() != null) {
            text.append(" av ").append(contract.fullTimeMonths()).append(" utlovade");
        }
        return text.append(reported ? " (enligt slutrapporten)." : " (beräknat ur bekräftade placeringar).").toString();
    }
}
