package se.samspel.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Time that stands where a test puts it, in Stockholm. */
public final class MovedClock extends Clock {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private Instant now = Instant.parse("2026-03-09T08:00:00Z");

    /** @param time in Stockholm, {@code 2026-03-09T09:00} */
    public void at(String time) {
        now = ZonedDateTime.of(java.time.LocalDateTime.parse(time), STOCKHOLM).toInstant();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return STOCKHOLM;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return now;
    }
}
