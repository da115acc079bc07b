package se.samspel.deadlines;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;

/** Days on which a supplier waited for candidates that the city did not have: they are not the supplier's cause. */
final class ShortageDays {

    private ShortageDays() {
    }

    /**
     * @param toldOf    the days on which the supplier was told that candidates are short
     * @param presented the days on which it got candidates
     * @param today     until when a shortage that goes on is counted, not included
     */
    static long of(Collection<LocalDate> toldOf, Collection<LocalDate> presented, LocalDate today) {
        TreeSet<LocalDate> ends = new TreeSet<>(presented);
        long days = 0;
        LocalDate counted = LocalDate.MIN;
        for (LocalDate from : new TreeSet<>(toldOf)) {
            if (from.isBefore(counted)) {
                continue; // told of again while it went on
            }
            LocalDate end = ends.ceiling(from);
            counted = end == null || end.isAfter(today) ? today : end;
            days += Math.max(0, ChronoUnit.DAYS.between(from, counted));
        }
        return days;
    }
}
