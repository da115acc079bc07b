package se.samspel.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import se.samspel.identifiers.EmailAddress;
import se.samspel.mail.Mail;
import se.samspel.mail.MovedClock;

class CalendarFileTest {

    private static final CalendarEntry MEETING = new CalendarEntry("0d1f@samspel", "Uppstartsmöte för avtal UPH-2026-0123/1", null,
            Instant.parse("2026-09-15T08:00:00Z"), Instant.parse("2026-09-15T09:30:00Z"), 2, "https://samspel.example.se/x");

    private final CalendarFile file = new CalendarFile(new MovedClock(), "samspel@example.se");

    private static Calendar read(String text) throws Exception {
        assertThat(text.lines()).as("folded at 75 octets").allMatch(line ->
                line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 76);
        assertThat(text).contains("\r\n").doesNotContainPattern("(?<!\r)\n");
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate(true).hasErrors()).isFalse();
        return calendar;
    }

    @Test
    @DisplayName("a person's calendar is valid iCalendar: days are days, meetings have their times, å is å")
    void calendar() throws Exception {
        String text = file.of(List.of(MEETING, CalendarEntry.ofDay("t@samspel", "Egenrapport för avtal UPH-2026-0123/1, å",
                LocalDate.of(2026, 3, 15), "https://samspel.example.se/uppgift/1")));
        assertThat(read(text).getComponents("VEVENT")).hasSize(2);
        assertThat(text).contains("DTSTART;VALUE=DATE:20260315", "DTSTART:20260915T080000Z", "DTEND:20260915T093000Z",
                "UID:0d1f@samspel", "SEQUENCE:2");
        assertThat(text.replace("\r\n ", "")).contains("Uppstartsmöte för avtal UPH-2026-0123/1");
    }

    @Test
    @DisplayName("an empty calendar is one too")
    void empty() {
        assertThat(file.of(List.of())).startsWith("BEGIN:VCALENDAR").contains("VERSION:2.0");
    }

    @Test
    @DisplayName("an invitation asks the one who gets it, and a cancellation takes the same meeting away")
    void invitation() throws Exception {
        Mail.Invitation asked = file.invitation(MEETING, new EmailAddress("gustav@example.se"), false);
        assertThat(asked.method()).isEqualTo("REQUEST");
        read(asked.file());
        assertThat(asked.file().replace("\r\n ", "")).contains("METHOD:REQUEST", "ATTENDEE:mailto:gustav@example.se",
                "ORGANIZER:mailto:samspel@example.se", "STATUS:CONFIRMED");
        Mail.Invitation cancelled = file.invitation(MEETING, new EmailAddress("gustav@example.se"), true);
        assertThat(cancelled.file()).contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:0d1f@samspel");
        read(cancelled.file());
    }
}
