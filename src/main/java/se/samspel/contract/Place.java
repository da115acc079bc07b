package se.samspel.contract;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * A place of a contract: for one person, in one part or more.
 *
 * @param number    from 1, in the order in which the candidates were chosen
 * @param offeredOn the day on which an employment was offered; null when none was, or the supplier has taken the offer back
 * @param ended     null while it runs as planned
 * @param parts     in the order in which they begin
 */
record Place(String contractId, int number, String candidateReference, State state, LocalDate offeredOn, Ended ended, List<Part> parts) {

    /** The model's month: a twelfth of a year. */
    static final double DAYS_PER_MONTH = 365.25 / 12;

    /** What criterion 11554, alternative a, calls an employment. */
    static final Set<String> EMPLOYMENTS = Set.of("EMPLOYMENT", "APPRENTICESHIP");

    private static final Set<String> KINDS = Set.of("EMPLOYMENT", "APPRENTICESHIP", "INTERNSHIP", "TRAINING", "TRAINEE");

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

    /** @param by whose cause it was: SUPPLIER, PERSON or NEITHER; null while nobody has said */
    record Ended(LocalDate on, String by) {
    }

    /**
     * What the person does from a day on, until the next part or the place's end.
     *
     * @param extentPercent of full time
     * @param plannedEnd    last day; null for no end
     * @param offeredOn     the day on which it was offered; null when not known
     * @param isPaused      leave or sickness: the place is the person's, and gives no months
     * @param subSupplier   the name of the sub-supplier that the person works for; null for the supplier itself
     * @param workplace     null where nothing is said of it
     */
    record Part(String placementType, int extentPercent, LocalDate startsOn, LocalDate plannedEnd, LocalDate offeredOn, boolean isPaused,
            String subSupplier, String workplace) {

        Part(String placementType, int extentPercent, LocalDate startsOn, LocalDate plannedEnd, LocalDate offeredOn) {
            this(placementType, extentPercent, startsOn, plannedEnd, offeredOn, false, null, null);
        }

        /** The same from another day, paused or going on. */
        Part from(LocalDate day, boolean paused) {
            return new Part(placementType, extentPercent, day, plannedEnd, offeredOn, paused, subSupplier, workplace);
        }

        /** A place at a sub-supplier counts if the terms say so (LOU 17:7 says nothing of counting). */
        boolean counts(Contract contract) {
            return contract.counts(placementType) && (subSupplier == null || contract.countsSubSuppliers());
        }
    }

    /** The name that reports and follow-ups use: {@code <contractId>-P1}. */
    String name() {
        return new PlaceNumber(contractId, number).value();
    }

    boolean isTaken() {
        return state == State.CHOSEN || state == State.STARTED;
    }

    /** The part that is the latest to begin: what the place is now, or is about to be. */
    Part lastPart() {
        return parts.get(parts.size() - 1);
    }

    /** The part that the day falls in; the first one before all of them. */
    Part partOn(LocalDate day) {
        return parts.stream().filter(part -> !part.startsOn().isAfter(day)).reduce((earlier, later) -> later).orElse(parts.get(0));
    }

    /** Full-time months of the parts that count, within the contract's days and until the last of them given. */
    double fullTimeMonths(Contract contract, LocalDate from, LocalDate to) {
        return months(contract, from, to, ended == null ? null : ended.on(), KINDS);
    }

    /** Full-time months that its counting employments were agreed to give within the contract's days, had the place not ended. */
    double agreedMonths(Contract contract) {
        return months(contract, contract.contractStart(), contract.contractEnd(), null, EMPLOYMENTS);
    }

    /** Full-time months that its counting employments have given, or give until their planned end, within the contract's days. */
    double employedMonths(Contract contract) {
        return months(contract, contract.contractStart(), contract.contractEnd(), ended == null ? null : ended.on(), EMPLOYMENTS);
    }

    /** A part lasts until the day before the next one begins, or less. */
    private double months(Contract contract, LocalDate from, LocalDate to, LocalDate until, Set<String> kinds) {
        double months = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.isPaused() || !part.counts(contract) || !kinds.contains(part.placementType())) {
                continue;
            }
            LocalDate next = i + 1 < parts.size() ? parts.get(i + 1).startsOn().minusDays(1) : null;
            LocalDate first = latest(part.startsOn(), contract.contractStart(), from);
            LocalDate last = earliest(earliest(to, contract.contractEnd()), part.plannedEnd(), until, next);
            months += Math.max(0, ChronoUnit.DAYS.between(first, last.plusDays(1))) / DAYS_PER_MONTH * part.extentPercent() / 100;
        }
        return months;
    }

    boolean hasStartedCounting(Contract contract) {
        return parts.stream().anyMatch(part -> part.counts(contract));
    }

    /** Whether the person has left or was dismissed on just cause before the agreed time was out. */
    boolean hasEndedEarly() {
        return ended != null && "PERSON".equals(ended.by())
                && (lastPart().plannedEnd() == null || ended.on().isBefore(lastPart().plannedEnd()));
    }

    private static LocalDate latest(LocalDate... days) {
        return java.util.Arrays.stream(days).max(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate earliest(LocalDate... days) {
        return java.util.Arrays.stream(days).filter(java.util.Objects::nonNull).min(LocalDate::compareTo).orElseThrow();
    }
}
