package se.samspel.contract;

import java.time.LocalDate;

/**
 * The days that one self-report is about, both included.
 */
record Period(LocalDate from, LocalDate to) {

    Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period that ends before it begins: " + from + " to " + to);
        }
    }

    /**
     * The period that follows what has been reported. Periods end a whole number of intervals after the contract's start, and the last
     * one with the contract.
     *
     * @param reportedTo     last day of the last reported period; null when none has been reported
     * @param intervalMonths at least 1
     * @return null when the whole contract has been reported
     */
    static Period next(LocalDate contractStart, LocalDate contractEnd, LocalDate reportedTo, int intervalMonths) {
        LocalDate from = reportedTo == null ? contractStart : reportedTo.plusDays(1);
        if (from.isAfter(contractEnd)) {
            return null;
        }
        long intervals = 1;
        while (!contractStart.plusMonths(intervals * intervalMonths).isAfter(from)) {
            intervals++;
        }
        LocalDate to = contractStart.plusMonths(intervals * intervalMonths).minusDays(1);
        return new Period(from, to.isAfter(contractEnd) ? contractEnd : to);
    }
}
