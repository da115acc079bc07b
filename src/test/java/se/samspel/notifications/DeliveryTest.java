package se.samspel.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.samspel.standstill.WorkingDays;

class DeliveryTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final Delivery delivery = new Delivery(new WorkingDays());

    private static Instant at(String time) {
        return time == null ? null : LocalDateTime.parse(time).atZone(STOCKHOLM).toInstant();
    }

    @ParameterizedTest(name = "{0} at {1}, due {2}, also on holidays {3}: {4}")
    @DisplayName("at once on working days; digests on the next working morning or the week's first; late when it is late; never on a "
            + "holiday unless asked for")
    @CsvSource({
            "AT_ONCE, 2026-03-10T14:00, , false, 2026-03-10T14:00",
            "AT_ONCE, 2026-03-14T14:00, , false, 2026-03-16T07:30",
            "AT_ONCE, 2026-03-14T14:00, , true, 2026-03-14T14:00",
            "AT_ONCE, 2026-04-02T22:00, , false, 2026-04-02T22:00",
            "AT_ONCE, 2026-04-03T09:00, , false, 2026-04-07T07:30",
            "DAILY, 2026-03-10T07:00, , false, 2026-03-10T07:30",
            "DAILY, 2026-03-10T07:30, , false, 2026-03-11T07:30",
            "DAILY, 2026-03-13T12:00, , false, 2026-03-16T07:30",
            "DAILY, 2026-03-13T12:00, , true, 2026-03-14T07:30",
            "DAILY, 2026-04-02T12:00, , false, 2026-04-07T07:30",
            "WEEKLY, 2026-03-10T12:00, , false, 2026-03-16T07:30",
            "WEEKLY, 2026-03-16T07:00, , false, 2026-03-16T07:30",
            "WEEKLY, 2026-03-31T12:00, , false, 2026-04-07T07:30",
            "WEEKLY, 2026-04-06T12:00, , false, 2026-04-07T07:30",
            "LATE, 2026-03-10T12:00, 2026-03-17T16:00, false, 2026-03-17T16:00",
            "LATE, 2026-03-10T12:00, 2026-03-02T16:00, false, 2026-03-10T12:00",
            "LATE, 2026-03-14T12:00, 2026-03-02T16:00, false, 2026-03-16T07:30"})
    void when(Choice choice, String now, String due, boolean holidays, String expected) {
        assertThat(delivery.of(choice, at(now), at(due), holidays).map(Delivery.Time::at)).contains(at(expected));
    }

    @Test
    @DisplayName("what cannot be late is not told to who wants only what is late")
    void neverLate() {
        assertThat(delivery.of(Choice.LATE, at("2026-03-10T12:00"), null, false)).isEmpty();
    }
}
