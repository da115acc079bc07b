package se.samspel.standstill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandstillTest {

    private final WorkingDays workingDays = new WorkingDays();
    private final Standstill standstill = new Standstill(workingDays);

    @ParameterizedTest(name = "{4}: sent {0}, {1} days, last day {2}, signing from {3}")
    @CsvSource({
            "2019-04-01, 10, 2019-04-11, 2019-04-12, an ordinary week (published answer)",
            "2019-04-18, 10, 2019-04-29, 2019-04-30, Easter inside the period does not extend it (published answer)",
            "2018-05-30, 10, 2018-06-11, 2018-06-12, the ten-day period ends on a Saturday (published answer)",
            "2026-08-20, 10, 2026-08-31, 2026-09-01, Sunday",
            "2026-06-09, 10, 2026-06-22, 2026-06-23, Midsummer Eve",
            "2026-12-14, 10, 2026-12-28, 2026-12-29, Christmas Eve to the weekend",
            "2026-12-21, 10, 2027-01-04, 2027-01-05, New Year's Eve to the next year",
            "2026-03-24, 10, 2026-04-07, 2026-04-08, Good Friday to Easter Monday",
            "2026-05-04, 10, 2026-05-15, 2026-05-16, Ascension Day; signing on a Saturday",
            "2026-04-21, 10, 2026-05-04, 2026-05-05, the first of May",
            "2026-05-27, 10, 2026-06-08, 2026-06-09, the National Day",
            "2026-10-21, 10, 2026-11-02, 2026-11-03, All Saints' Day",
            "2026-12-11, 15, 2026-12-28, 2026-12-29, notice on paper" })
    void goldenVectors(LocalDate sent, int days, LocalDate lastDay, String earliestSigningDay, String exercises) {
        assertThat(new StandstillPeriod(sent, days).lastDay(workingDays)).isEqualTo(lastDay);
        assertThat(standstill.earliestSigningDay(sent.toString(), days)).isEqualTo(earliestSigningDay);
    }

    @ParameterizedTest(name = "{0} days")
    @ValueSource(ints = { 10, 15, 30 })
    void aPeriodSentOnAnyDayOf2024To2035EndsOnTheFirstWorkingDayAllowed(int days) {
        LocalDate after = LocalDate.of(2036, 1, 1);
        for (LocalDate sent = LocalDate.of(2024, 1, 1); sent.isBefore(after); sent = sent.plusDays(1)) {
            StandstillPeriod period = new StandstillPeriod(sent, days);
            LocalDate rawDay = sent.plusDays(days);
            LocalDate lastDay = period.lastDay(workingDays);

            assertThat(SwedishLaw.isWorkingDay(lastDay)).as("%s, sent %s, is a working day", lastDay, sent).isTrue();
            assertThat(lastDay).as("sent %s", sent).isBetween(rawDay, rawDay.plusDays(5));
            assertThat(rawDay.datesUntil(lastDay)).as("skipped days, sent %s", sent).noneMatch(SwedishLaw::isWorkingDay);
            assertThat(period.earliestSigningDay(workingDays)).as("sent %s", sent).isEqualTo(lastDay.plusDays(1));
        }
    }

    @Test
    void withoutStandstillTheDayOfTheNoticeIsTheEarliestSigningDay() {
        assertThat(standstill.earliestSigningDay("2026-08-30", 0)).isEqualTo("2026-08-30");
    }

    @Test
    void aWholeNumberMayArriveAsAnyNumber() {
        assertThat(standstill.earliestSigningDay("2019-04-01", 10.0)).isEqualTo("2019-04-12");
        assertThat(standstill.earliestSigningDay("2019-04-01", 10L)).isEqualTo("2019-04-12");
    }

    @ParameterizedTest(name = "{0}")
    @NullSource
    @ValueSource(doubles = { -1, 10.5, 367, Double.NaN })
    void nonsenseForDaysIsRefused(Double days) {
        assertThatIllegalArgumentException().isThrownBy(() -> standstill.earliestSigningDay("2026-01-07", days));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @NullSource
    @ValueSource(strings = { "", "2026-02-29", "26-01-07", "2026-01-07T10:00", "7 januari 2026" })
    void nonsenseForADateIsRefused(String date) {
        assertThatIllegalArgumentException().isThrownBy(() -> standstill.earliestSigningDay(date, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> standstill.afterRuling(date, "2026-01-07", "2026-01-07"));
        assertThatIllegalArgumentException().isThrownBy(() -> standstill.startOfDay(date));
    }

    @ParameterizedTest(name = "{4}: signing from {3}")
    @CsvSource({
            "2024-04-30, 2024-05-10, 2024-05-16, 2024-05-28, dispatched later than the ruling (the dates of mål 3477-24)",
            "2024-04-30, 2024-05-16, 2024-05-10, 2024-05-28, ruling later than the dispatch",
            "2018-06-01, 2018-05-30,           , 2018-06-12, only the ruling known",
            "2018-06-01,           , 2018-05-30, 2018-06-12, only the dispatch known",
            "2026-09-01, 2026-08-03, 2026-08-03, 2026-09-01, the standstill itself still runs",
            "2026-06-12, 2026-06-09, 2026-06-09, 2026-06-23, the ten days end on Midsummer Eve" })
    void afterARulingTheLaterDayApplies(String present, String ruling, String dispatched, String expected, String why) {
        assertThat(standstill.afterRuling(present, ruling, dispatched)).isEqualTo(expected);
    }

    @Test
    void aRulingWithoutAnyDateIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> standstill.afterRuling("2026-09-01", null, " "));
    }

    @ParameterizedTest(name = "{2}: {0} begins at {1}")
    @CsvSource({
            "2026-01-15, 2026-01-14T23:00:00Z, winter",
            "2026-03-29, 2026-03-28T23:00:00Z, the day summer time begins",
            "2026-03-30, 2026-03-29T22:00:00Z, the day after",
            "2026-10-25, 2026-10-24T22:00:00Z, the day summer time ends",
            "2026-10-26, 2026-10-25T23:00:00Z, the day after" })
    void aDayBeginsAtMidnightInSweden(String day, Instant instant, String season) {
        assertThat(standstill.startOfDay(day)).isEqualTo(Date.from(instant));
    }

    @ParameterizedTest(name = "in force {0}, {1} on {2}, sent {3}, waived {4}, in time {5}, order {6}: {7}")
    @DisplayName("what a court decides moves the earliest signing day as chapter 20 says")
    @CsvSource({
        // ten days from the later of ruling and dispatch
        "2026-09-01, DISMISSED,            2026-10-01, 2026-10-05, ,     true,  ,     2026-10-16",
        "2026-09-01, APPEALED,             2026-10-01, 2026-10-05, ,     true,  ,     2026-10-16",
        "2026-09-01, INTERIM_ORDER_LIFTED, 2026-10-01, 2026-10-05, ,     false, true, 2026-10-16",
        // waived: at once
        "2026-09-01, DISMISSED,            2026-10-01, 2026-10-05, true, true,  ,     2026-10-01",
        // only the extension falls: the later of the ruling and the standstill's own end
        "2026-09-01, STANDSTILL_LIFTED,    2026-10-01, 2026-10-05, ,     true,  ,     2026-10-01",
        "2026-09-01, STANDSTILL_LIFTED,    2026-08-25, 2026-08-25, ,     true,  ,     2026-09-01",
        // nothing had stopped the signing
        "2026-09-01, DISMISSED,            2026-10-01, 2026-10-05, ,     false, ,     2026-09-01",
        // not said: as if in time
        "2026-09-01, DISMISSED,            2026-10-01, 2026-10-05, ,     ,      ,     2026-10-16"})
    void afterReview(String present, String outcome, String ruling, String sent, Boolean waived, Boolean inTime, Boolean order,
            String expected) {
        assertThat(standstill.afterReview(present, outcome, ruling, sent, waived, inTime, order)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "notice of {0} by {1}: over on {2}")
    @DisplayName("bidders have 10 days from an electronic notice to have a cancellation reviewed, 15 from another, to a working day")
    @CsvSource({"2026-06-01, ELECTRONIC, 2026-06-12", "2026-06-01, OTHER, 2026-06-17", "2026-08-20, ELECTRONIC, 2026-09-01",
            "2026-06-09, ELECTRONIC, 2026-06-23"})
    void cancellationReviewOver(String sent, String channel, String expected) {
        assertThat(standstill.cancellationReviewOver(sent, channel)).isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("a longer standstill ends on a working day, and never earlier than before")
    @CsvSource({"2026-09-01, 2026-09-10, 2026-09-11", "2026-09-01, 2026-09-12, 2026-09-15", "2026-09-01, 2026-08-20, 2026-09-01"})
    void extendedTo(String present, String lastDay, String expected) {
        assertThat(standstill.extendedTo(present, lastDay)).isEqualTo(expected);
    }
}
