package se.samspel;

import java.util.Locale;
import java.util.TimeZone;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Nothing depends on where the host stands. The engine keeps its timestamps without a zone, in the zone of the process that writes
 * them, so that zone is always UTC (one with summer time has an hour twice) and cannot be configured; a legal deadline is computed in
 * Europe/Stockholm by the one clock. Words and numbers for people name their own locale; the rest is nobody's.
 * {@code main} sets it before anything else; registered in {@code META-INF/spring.factories} for whoever starts Samspel otherwise.
 */
public final class UniversalTime implements ApplicationListener<ApplicationStartingEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        set();
    }

    static void set() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Locale.setDefault(Locale.ROOT);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
