package se.samspel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportDayTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @ParameterizedTest(name = "contract from {0}, every {1} months, today {2}: next report {3}")
    @DisplayName("the next report is a whole number of intervals after the contract's start; three months where the terms say nothing")
    @CsvSource({
            "2026-11-01, 1, 2026-11-01, 2026-12-01",
            "2026-11-01, 6, 2026-11-01, 2027-05-01",
            "2026-11-01, 6, 2027-05-01, 2027-11-01",
            "2026-11-30, 3, 2026-12-24, 2027-02-28",
            "2026-11-01, , 2026-11-01, 2027-02-01",
            "2026-11-01, , 2027-02-01, 2027-05-01",
            "2026-11-01, 0, 2026-11-01, 2027-02-01"})
    void next(LocalDate start, Integer interval, LocalDate today, LocalDate report) {
        Clock clock = Clock.fixed(today.atTime(9, 0).atZone(STOCKHOLM).toInstant(), STOCKHOLM);
        Reporting reporting = new Reporting(new Reporting.Settings(Period.ofMonths(1)), clock);
        assertThat(reporting.next(start.toString(), interval).toInstant()).isEqualTo(report.atStartOfDay(STOCKHOLM).toInstant());
    }
}
