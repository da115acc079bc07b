package se.samspel.standstill;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A period of calendar days in which no contract may be made: the standstill (LOU, LUF 20:1–3, LUK 16:1–3) or the ten-day period after
 * a ruling (LOU 20:10).
 *
 * @param dayZero the day the notice was sent, published or the ruling given, in Sweden's calendar; it does not count itself
 * @param days    length in calendar days, 1–{@value #LONGEST}; a procurement without standstill has no period at all
 */
record StandstillPeriod(LocalDate dayZero, int days) {

    /** LOU 20:10. */
    static final int TEN_DAYS = 10;

    /** No law sets an upper limit; a stated period beyond a year is taken for a slip of the pen. */
    static final int LONGEST = 366;

    StandstillPeriod {
        Objects.requireNonNull(dayZero, "dayZero");
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException("A standstill period has 1 to " + LONGEST + " days, not " + days);
        }
    }

    /**
     * The last day of the period. Holidays inside it do not extend it; only when it would end on a day that is no working day does it
     * end on the next one (LOU 20:18, lag 1930:173 2 §).
     */
    LocalDate lastDay(WorkingDays calendar) {
        return calendar.sameOrNext(dayZero.plusDays(days));
    }

    /** The calendar day after the last day. It may be a Saturday or a holiday: nothing moves the right to sign. */
    LocalDate earliestSigningDay(WorkingDays calendar) {
        return lastDay(calendar).plusDays(1);
    }
}
