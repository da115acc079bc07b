package se.samspel.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortageDaysTest {

    @ParameterizedTest(name = "told of on {0}, presented on {1}: {2} days on 30 April")
    @DisplayName("a shortage lasts from the day it is told of until candidates are presented, and is counted once")
    @CsvSource(delimiter = ';', value = {
        "; ; 0",
        "; 2027-04-02; 0",
        "2027-04-01; ; 29",
        "2027-04-01; 2027-04-11; 10",
        // told of twice while it goes on
        "2027-04-01 2027-04-05; 2027-04-11; 10",
        // two shortages
        "2027-04-01 2027-04-20; 2027-04-11 2027-04-25; 15",
        // presented before, and again after
        "2027-04-10; 2027-04-01 2027-04-12; 2",
        // on the same day
        "2027-04-10; 2027-04-10; 0"})
    void days(String toldOf, String presented, long days) {
        assertThat(ShortageDays.of(all(toldOf), all(presented), LocalDate.parse("2027-04-30"))).isEqualTo(days);
    }

    private static List<LocalDate> all(String days) {
        return days == null ? List.of() : Arrays.stream(days.split(" ")).map(LocalDate::parse).toList();
    }
}
