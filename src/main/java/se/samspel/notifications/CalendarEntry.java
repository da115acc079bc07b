package se.samspel.notifications;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day or a meeting.
 *
 * @param uid  lasting, the same thing in each reading
 * @param day  null for a meeting
 * @param from null for a day
 * @param link where it is dealt with
 */
record CalendarEntry(String uid, String summary, LocalDate day, Instant from, Instant to, int sequence, String link) {

    static CalendarEntry ofDay(String uid, String summary, LocalDate day, String link) {
        return new CalendarEntry(uid, summary, day, null, null, 0, link);
    }
}
