package se.samspel.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.samspel.standstill.WorkingDays;

class EscalationDayTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest(name = "today {0}, due {1}: escalated {2}")
    @DisplayName("a task is escalated three working days after its due date, and who gets it late has those days too")
    @CsvSource({
            "2026-02-02, 2026-02-02, 2026-02-05",
            "2026-02-02, 2026-02-09, 2026-02-12",
            "2026-02-02, 2026-01-30, 2026-02-05",
            "2026-02-02, 2024-06-03, 2026-02-05",
            "2026-04-01, 2026-04-01, 2026-04-08",
            "2026-04-01, 2026-03-02, 2026-04-08"})
    void escalation(LocalDate today, LocalDate due, LocalDate escalated) {
        Clock clock = Clock.fixed(today.atTime(9, 0).atZone(STOCKHOLM).toInstant(), STOCKHOLM);
        Deadlines deadlines = new Deadlines(new DeadlineSettings(5, 2, 3, 90, Map.of()), new WorkingDays(), clock, null, null, null);
        Date dueAt = Date.from(due.atTime(16, 0).atZone(STOCKHOLM).toInstant());
        assertThat(LocalDateTime.ofInstant(deadlines.escalation("any-step", dueAt).toInstant(), STOCKHOLM))
                .isEqualTo(escalated.atTime(16, 0));
    }
}
