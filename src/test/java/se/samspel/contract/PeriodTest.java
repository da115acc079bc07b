package se.samspel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest(name = "contract {0} to {1}, reported to {2}, every {3} months: {4} to {5}")
    @DisplayName("a period follows what is reported, ends a whole number of intervals after the contract's start, and never after its end")
    @CsvSource({
        "2026-11-01, 2028-10-31,           , 3, 2026-11-01, 2027-01-31",
        "2026-11-01, 2028-10-31, 2027-01-31, 3, 2027-02-01, 2027-04-30",
        "2026-11-01, 2028-10-31,           , 1, 2026-11-01, 2026-11-30",
        // month ends do not drift
        "2026-11-30, 2028-10-31,           , 3, 2026-11-30, 2027-02-27",
        "2026-11-30, 2028-10-31, 2027-02-27, 3, 2027-02-28, 2027-05-29",
        // the last period is as long as the contract has left
        "2026-11-01, 2027-03-15, 2027-01-31, 3, 2027-02-01, 2027-03-15",
        "2026-11-01, 2027-03-15, 2027-03-15, 3,           ,           ",
        // a new interval begins where the reports end
        "2026-11-01, 2028-10-31, 2027-01-31, 6, 2027-02-01, 2027-04-30",
        "2026-11-01, 2028-10-31, 2027-04-30, 6, 2027-05-01, 2027-10-31",
        // a contract of one day
        "2026-11-01, 2026-11-01,           , 3, 2026-11-01, 2026-11-01"})
    void next(LocalDate start, LocalDate end, LocalDate reportedTo, int interval, LocalDate from, LocalDate to) {
        assertThat(Period.next(start, end, reportedTo, interval)).isEqualTo(from == null ? null : new Period(from, to));
    }
}
