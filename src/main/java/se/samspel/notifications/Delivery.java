package se.samspel.notifications;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

import org.springframework.stereotype.Component;

import se.samspel.standstill.WorkingDays;

/** When a mail goes: at once, or in a digest at 07:30 in Stockholm; on a working day, unless the person wants to be told on others too. */
@Component
class Delivery {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalTime MORNING = LocalTime.of(7, 30);

    private final WorkingDays workingDays;

    Delivery(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** @param isDigest whether it waits for others and goes with them */
    record Time(Instant at, boolean isDigest) {
    }

    /**
     * @param due when the task is or was due; null for what has no time
     * @return empty when it is not to be told at all
     */
    Optional<Time> of(Choice choice, Instant now, Instant due, boolean alsoOnHolidays) {
        return switch (choice) {
            case AT_ONCE -> Optional.of(new Time(onDay(now, alsoOnHolidays), false));
            case LATE -> Optional.ofNullable(due).map(late -> new Time(onDay(late.isAfter(now) ? late : now, alsoOnHolidays), false));
            case DAILY -> Optional.of(new Time(morning(now, alsoOnHolidays), true));
            case WEEKLY -> Optional.of(new Time(week(now, alsoOnHolidays), true));
        };
    }

    private boolean isDay(LocalDate day, boolean alsoOnHolidays) {
        return alsoOnHolidays || workingDays.isWorkingDay(day);
    }

    /** Time that has passed is now, or the next day of mails. */
    Instant notBefore(Instant now, Instant time, boolean alsoOnHolidays) {
        return time.isBefore(now) ? onDay(now, alsoOnHolidays) : time;
    }

    /** That time itself when the day is one of mails, otherwise the next such morning. */
    private Instant onDay(Instant time, boolean alsoOnHolidays) {
        return isDay(LocalDate.ofInstant(time, STOCKHOLM), alsoOnHolidays) ? time : morning(time, alsoOnHolidays);
    }

    /** The next 07:30 of a day of mails. */
    private Instant morning(Instant after, boolean alsoOnHolidays) {
        ZonedDateTime now = after.atZone(STOCKHOLM);
        LocalDate day = now.toLocalTime().isBefore(MORNING) ? now.toLocalDate() : now.toLocalDate().plusDays(1);
        while (!isDay(day, alsoOnHolidays)) {
            day = day.plusDays(1);
        }
        return day.atTime(MORNING).atZone(STOCKHOLM).toInstant();
    }

    /** The next first morning of a week: Monday, or the first day of mails after it. */
    private Instant week(Instant after, boolean alsoOnHolidays) {
        LocalDate monday = LocalDate.ofInstant(after, STOCKHOLM).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant morning = morning(monday.atStartOfDay(STOCKHOLM).toInstant(), alsoOnHolidays);
        return morning.isAfter(after) ? morning
                : morning(monday.plusWeeks(1).atStartOfDay(STOCKHOLM).toInstant(), alsoOnHolidays);
    }
}
