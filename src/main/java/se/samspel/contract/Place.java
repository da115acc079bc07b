package se.samspel.contract;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A place of a contract: for one person, in one part or more.
 *
 * @param number from 1, in the order in which the candidates were chosen
 * @param ended  null while it runs as planned
 */
record Place(String contractId, int number, String candidateReference, State state, Ended ended, List<Part> parts) {

    /** The model's month: a twelfth of a year. */
    private static final double DAYS_PER_MONTH = 365.25 / 12;

    enum State {
        /** The supplier has chosen the candidate. */
        CHOSEN,
        /** The placement has begun. */
        STARTED,
        /** It has ended before its planned end or with it. */
        ENDED,
        /** It never began: the candidate or the supplier withdrew, or an internship ended without employment. */
        RELEASED
    }

    /** @param by whose cause it was: SUPPLIER, PERSON or NEITHER */
    record Ended(LocalDate on, String by) {
    }

    /**
     * @param extentPercent of full time
     * @param plannedEnd    last day; null for no end
     * @param offeredOn     the day on which it was offered; null when not known
     */
    record Part(String placementType, int extentPercent, LocalDate startsOn, LocalDate plannedEnd, LocalDate offeredOn) {
    }

    /** The name that reports and follow-ups use: {@code <contractId>-P1}. */
    String name() {
        return contractId + "-P" + number;
    }

    boolean isTaken() {
        return state == State.CHOSEN || state == State.STARTED;
    }

    /** Full-time months of the parts that count, within the contract's days and until the last of them given. */
    double fullTimeMonths(Contract contract, LocalDate from, LocalDate to) {
        return parts.stream().filter(part -> contract.counts(part.placementType())).mapToDouble(part -> {
            LocalDate first = latest(part.startsOn(), contract.contractStart(), from);
            LocalDate last = earliest(earliest(to, contract.contractEnd()), part.plannedEnd(), ended == null ? null : ended.on());
            return Math.max(0, ChronoUnit.DAYS.between(first, last.plusDays(1))) / DAYS_PER_MONTH * part.extentPercent() / 100;
        }).sum();
    }

    boolean hasStartedCounting(Contract contract) {
        return parts.stream().anyMatch(part -> contract.counts(part.placementType()));
    }

    private static LocalDate latest(LocalDate... days) {
        return java.util.Arrays.stream(days).max(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate earliest(LocalDate... days) {
        return java.util.Arrays.stream(days).filter(java.util.Objects::nonNull).min(LocalDate::compareTo).orElseThrow();
    }
}
