package se.samspel.standstill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private final WorkingDays workingDays = new WorkingDays();

    @Test
    void everyDayOf2024To2035IsAsTheStatutesSay() {
        LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2036, 1, 1)).forEach(
                day -> assertThat(workingDays.isWorkingDay(day)).as("%s %s", day.getDayOfWeek(), day)
                .isEqualTo(SwedishLaw.isWorkingDay(day)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({ "2026-04-02, Maundy Thursday", "2026-04-30, Walpurgis Night", "2026-01-05, Twelfth Night",
            "2026-10-30, All Hallows' Eve" })
    void otherEvesAreWorkingDays(LocalDate day, String name) {
        assertThat(workingDays.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest(name = "{0} and {1} working days: {2}")
    @CsvSource({
            "2026-11-20, 1, 2026-11-23",
            "2026-11-20, 0, 2026-11-20",
            "2026-11-21, 0, 2026-11-21",
            "2026-11-21, 1, 2026-11-23",
            "2026-12-22, 2, 2026-12-28",
            "2026-12-30, 3, 2027-01-07",
            "2026-04-02, 1, 2026-04-07" })
    void countsForwards(LocalDate from, int days, LocalDate to) {
        assertThat(workingDays.plusWorkingDays(from, days)).isEqualTo(to);
    }

    @ParameterizedTest(name = "{1} working days before {0}: {2}")
    @CsvSource({
            "2026-11-23, 1, 2026-11-20",
            "2026-11-22, 0, 2026-11-22",
            "2026-04-07, 1, 2026-04-02",
            "2027-01-07, 3, 2026-12-30" })
    void countsBackwards(LocalDate from, int days, LocalDate to) {
        assertThat(workingDays.minusWorkingDays(from, days)).isEqualTo(to);
    }

    @Test
    void theNextWorkingDayIsNeverTheDayItself() {
        assertThat(workingDays.next(LocalDate.of(2026, 11, 23))).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(workingDays.sameOrNext(LocalDate.of(2026, 11, 23))).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(workingDays.sameOrNext(LocalDate.of(2026, 11, 21))).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void nonsenseIsRefused() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertThatIllegalArgumentException().isThrownBy(() -> workingDays.plusWorkingDays(day, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> workingDays.minusWorkingDays(day, -1));
        assertThatNullPointerException().isThrownBy(() -> workingDays.isWorkingDay(null));
    }
}
