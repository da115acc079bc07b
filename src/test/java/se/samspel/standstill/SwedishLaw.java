package se.samspel.standstill;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** The holidays of lag (1989:253) and the eves of lag (1930:173) 2 §, worked out from the statutes alone, to hold the calendar against. */
final class SwedishLaw {

    private static final Set<MonthDay> FIXED = Set.of(MonthDay.of(1, 1), MonthDay.of(1, 6), MonthDay.of(5, 1), MonthDay.of(6, 6),
            MonthDay.of(12, 24), MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(12, 31));

    private SwedishLaw() {
    }

    static boolean isWorkingDay(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY || FIXED.contains(MonthDay.from(day))) {
            return false;
        }
        LocalDate easter = easter(day.getYear());
        boolean movable = day.equals(easter.minusDays(2)) || day.equals(easter.plusDays(1)) || day.equals(easter.plusDays(39));
        boolean midsummerEve = day.getDayOfWeek() == DayOfWeek.FRIDAY && day.getMonthValue() == 6
                && day.getDayOfMonth() >= 19 && day.getDayOfMonth() <= 25;
        return !movable && !midsummerEve;
    }

    /** Easter Sunday of the Gregorian calendar, after Gauss. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int k = year / 100;
        int m = (15 + k - k / 4 - (13 + 8 * k) / 25) % 30;
        int d = (19 * a + m) % 30;
        int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + (4 + k - k / 4) % 7) % 7;
        int marchDay = 22 + d + e;
        if (d == 29 && e == 6 || d == 28 && e == 6 && (11 * m + 11) % 30 < 19) {
            marchDay -= 7;
        }
        return LocalDate.of(year, 3, 1).plusDays(marchDay - 1L);
    }
}
