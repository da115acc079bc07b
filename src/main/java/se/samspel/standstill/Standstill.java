package se.samspel.standstill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Date;

import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;
import org.springframework.stereotype.Component;

/**
 * The earliest day on which a contract may be signed, for the diagrams ({@code ${standstill.…}}).
 * <p>
 * Dates come and go as {@code yyyy-MM-dd}, calendar days in Sweden. A value that is no such date, or no whole number of days, is refused
 * with {@link IllegalArgumentException}: the process stops there rather than count from a guess. That a day has passed does not show
 * that no review was asked for; the diagram asks a person (LOU 20:8).
 */
@Component("standstill")
public class Standstill {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private static final int FIFTEEN_DAYS = 15;

    private final WorkingDays workingDays;

    Standstill(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /**
     * The first day after the standstill (LOU, LUF 20:1–3, LUK 16:1–3).
     *
     * @param noticeSentDate the day the notice of award was sent, or the voluntary ex-ante notice published; not the day of the decision
     * @param standstillDays what the decision table {@code standstill} gave: 0 for no standstill, at most {@value StandstillPeriod#LONGEST}
     * @param earlierReckoned the day reckoned for the same award before, by a review for instance: it never gets earlier; null for none
     * @return the earliest signing day; with 0 days the day of the notice itself
     */
    public String earliestSigningDay(String noticeSentDate, Number standstillDays, @Nullable String earlierReckoned) {
        LocalDate first = LocalDate.parse(earliestSigningDay(noticeSentDate, standstillDays));
        return later(first, dateOrNull("earlierReckoned", earlierReckoned)).toString();
    }

    /** As above, where nothing has been reckoned before. */
    public String earliestSigningDay(String noticeSentDate, Number standstillDays) {
        LocalDate sent = date("noticeSentDate", noticeSentDate);
        int days = wholeNumber(standstillDays);
        return (days == 0 ? sent : new StandstillPeriod(sent, days).earliestSigningDay(workingDays)).toString();
    }

    /**
     * The earliest signing day when an administrative court has dismissed the application for review: the ten-day period (LOU 20:10)
     * runs from the later of the ruling's date and the day it was dispatched (Kammarrätten i Göteborg, mål 3477-24, counts from the
     * dispatch; older guidance from the ruling: the later one satisfies both), and never shortens the standstill that still runs.
     * That a court may waive the period is not taken into account.
     *
     * @param earliestSigningDay    the day in force until now
     * @param rulingDate            date of the ruling; may be missing (null or blank) when the other one is known
     * @param rulingDispatchedDate  day the court sent it; may be missing likewise
     */
    public String afterRuling(String earliestSigningDay, @Nullable String rulingDate, @Nullable String rulingDispatchedDate) {
        LocalDate present = date("earliestSigningDay", earliestSigningDay);
        LocalDate dayZero = later(dateOrNull("rulingDate", rulingDate), dateOrNull("rulingDispatchedDate", rulingDispatchedDate));
        if (dayZero == null) {
            throw new IllegalArgumentException("The ten-day period needs the date of the ruling or of its dispatch");
        }
        return later(present, new StandstillPeriod(dayZero, StandstillPeriod.TEN_DAYS).earliestSigningDay(workingDays)).toString();
    }

    /**
     * The earliest signing day when a court has decided something of a review (handbook of the domain, LOU chapter 20).
     *
     * @param earliestSigningDay   the day in force until now
     * @param reviewOutcome        DISMISSED (every case decided without change), INTERIM_ORDER_LIFTED or APPEALED: ten days (20:10) unless
     *                             the court
     *                             has waived them; STANDSTILL_LIFTED: only the extension falls (20:8), so the ruling's own day, never
     *                             before the standstill's end
     * @param rulingDate           date of the ruling
     * @param rulingDispatchedDate day the court sent it
     * @param tenDaysWaived        null counts as false
     * @param appliedInTime        whether the application came in before the standstill had run out; null counts as true
     * @param interimOrder         whether the court had ordered that no contract be made; null counts as false
     * @return the day in force until now where neither an application in time nor an order had stopped the signing (20:6, 20:11)
     */
    public String afterReview(String earliestSigningDay, String reviewOutcome, @Nullable String rulingDate,
            @Nullable String rulingDispatchedDate, @Nullable Boolean tenDaysWaived, @Nullable Boolean appliedInTime,
            @Nullable Boolean interimOrder) {
        LocalDate present = date("earliestSigningDay", earliestSigningDay);
        boolean hasStopped = !Boolean.FALSE.equals(appliedInTime) || Boolean.TRUE.equals(interimOrder);
        if (!hasStopped) {
            return present.toString();
        }
        if (reviewOutcome.equals("STANDSTILL_LIFTED") || Boolean.TRUE.equals(tenDaysWaived)) {
            LocalDate ruling = dateOrNull("rulingDate", rulingDate);
            return (ruling == null || present.isAfter(ruling) ? present : ruling).toString();
        }
        return afterRuling(earliestSigningDay, rulingDate, rulingDispatchedDate);
    }

    /**
     * The earliest signing day when the standstill has been extended by a new notice to all while it ran (HFD 6326-18); never earlier than
     * before.
     *
     * @param standstillExtendedTo its new last day; one that is no working day moves to the next (LOU 20:18)
     */
    public String extendedTo(String earliestSigningDay, String standstillExtendedTo) {
        LocalDate present = date("earliestSigningDay", earliestSigningDay);
        LocalDate first = workingDays.sameOrNext(date("standstillExtendedTo", standstillExtendedTo)).plusDays(1);
        return (first.isAfter(present) ? first : present).toString();
    }

    /**
     * The first day after the time in which bidders may ask for a review of the decision to cancel: 10 days from an electronic notice,
     * 15 from another (LOU, LUF 20:12, LUK 16:12). No standstill applies in that time.
     *
     * @param noticeChannel ELECTRONIC or OTHER
     */
    public String cancellationReviewOver(String noticeSentDate, String noticeChannel) {
        int days = "ELECTRONIC".equals(noticeChannel) ? StandstillPeriod.TEN_DAYS : FIFTEEN_DAYS;
        return new StandstillPeriod(date("noticeSentDate", noticeSentDate), days).earliestSigningDay(workingDays).toString();
    }

    /** The instant at which the day begins in Sweden (00:00 Europe/Stockholm, in summer and winter time), for a timer event. */
    public Date startOfDay(String isoDate) {
        return Date.from(date("isoDate", isoDate).atStartOfDay(SWEDEN).toInstant());
    }

    @Contract("!null, _ -> !null; _, !null -> !null")
    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable LocalDate dateOrNull(String name, @Nullable String value) {
        return value == null || value.isBlank() ? null : date(name, value);
    }

    private static LocalDate date(String name, String value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not a date of the form yyyy-MM-dd: " + value, e);
        }
    }

    private static int wholeNumber(Number days) {
        if (days == null) {
            throw new IllegalArgumentException("standstillDays is missing");
        }
        try {
            return new BigDecimal(days.toString()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("standstillDays is not a whole number of days: " + days, e);
        }
    }
}
