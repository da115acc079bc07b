package se.samspel.standstill;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import org.springframework.stereotype.Component;

/**
 * The Swedish working days (vardagar) in the sense of 2 § lag (1930:173) om beräkning av lagstadgad tid: every day but Saturdays,
 * Sundays, public holidays (lag 1989:253) and the eves of Midsummer, Christmas and New Year. Maundy Thursday, Walpurgis Night and
 * Twelfth Night are working days.
 * <p>
 * The calendar is that of today's law (the National Day is a holiday, Whit Monday is not), whatever the year asked for; before 2005
 * it is wrong. Every method throws {@link NullPointerException} for a missing date. Safe to share between threads.
 */
@Component
public class WorkingDays {

    private final HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));

    public boolean isWorkingDay(LocalDate date) {
        Objects.requireNonNull(date, "date");
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.isHoliday(date);
    }

    /** The date itself when it is a working day, otherwise the first working day after it: the "Sunday rule" of 2 § lag (1930:173). */
    public LocalDate sameOrNext(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The first working day after the date, which itself never counts. */
    public LocalDate next(LocalDate date) {
        return plusWorkingDays(date, 1);
    }

    /**
     * The {@code days}-th working day after the date, which itself never counts; 0 gives the date unchanged, working day or not.
     *
     * @throws IllegalArgumentException when {@code days} is negative
     */
    public LocalDate plusWorkingDays(LocalDate date, int days) {
        return count(date, days, 1);
    }

    /**
     * The {@code days}-th working day before the date, which itself never counts; 0 gives the date unchanged, working day or not.
     *
     * @throws IllegalArgumentException when {@code days} is negative
     */
    public LocalDate minusWorkingDays(LocalDate date, int days) {
        return count(date, days, -1);
    }

    private LocalDate count(LocalDate date, int days, int direction) {
        Objects.requireNonNull(date, "date");
        if (days < 0) {
            throw new IllegalArgumentException("A number of working days cannot be negative: " + days);
        }
        LocalDate day = date;
        for (int counted = 0; counted < days;) {
            day = day.plusDays(direction);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }
}
