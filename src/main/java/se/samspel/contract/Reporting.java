package se.samspel.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** When a supplier is asked to report. */
@Component
class Reporting {

    /** @param finalReportBeforeEnd how long before the contract's end the final report is asked for */
    @ConfigurationProperties("samspel.reporting")
    record Settings(@DefaultValue("P1M") Period finalReportBeforeEnd) {
    }

    private static final int DEFAULT_INTERVAL_MONTHS = 3;

    private final Settings settings;
    private final Clock clock;

    Reporting(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The first day after today that lies a whole number of intervals after the contract's start. */
    Date next(String contractStart, Number intervalMonths) {
        LocalDate start = LocalDate.parse(contractStart);
        int interval = intervalMonths == null || intervalMonths.intValue() < 1 ? DEFAULT_INTERVAL_MONTHS : intervalMonths.intValue();
        LocalDate today = LocalDate.now(clock);
        int periods = 1;
        while (!start.plusMonths((long) periods * interval).isAfter(today)) {
            periods++;
        }
        return startOfDay(start.plusMonths((long) periods * interval));
    }

    Date last(String contractEnd) {
        return startOfDay(LocalDate.parse(contractEnd).minus(settings.finalReportBeforeEnd()));
    }

    private Date startOfDay(LocalDate day) {
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
