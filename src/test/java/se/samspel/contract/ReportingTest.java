package se.samspel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.samspel.archive.Submission;
import se.samspel.archive.Submission.Kind;
import se.samspel.archive.SubmissionArchive;

/** When a supplier is asked to report, and about what. */
class ReportingTest {

    private static final String ID = "UPH-1/1";

    private final SubmissionArchive archive = mock();

    private Reporting reporting(LocalDate reportedTo, Object... facts) {
        return new Reporting(Facts.repository(Facts.contract(ID, ContractState.RUNNING, facts)), archive, null,
                new Reporting.Settings(Period.ofMonths(1)), Facts.CLOCK) {
            @Override
            LocalDate reportedTo(String contractId) {
                return reportedTo;
            }
        };
    }

    private static Date day(String day) {
        return Date.from(LocalDate.parse(day).atStartOfDay(Facts.SWEDEN).toInstant());
    }

    private void atTheDialogue(Object voluntaryPlaces) {
        when(archive.latestOfContract(ID, "dialogue-meeting")).thenReturn(Optional.of(new Submission(1, "UPH-1", ID, null, null, "supplier",
                "i", "dialogue-meeting", Kind.FORM, Map.of("voluntaryPlaces", voluntaryPlaces), "gustav", Instant.EPOCH, null, 1)));
    }

    @ParameterizedTest(name = "every {0} months, reported to {1}: the next report on {2}")
    @DisplayName("a report is asked for the day after its period; every third month where the terms do not say, or say nonsense")
    @CsvSource({"3,, 2027-02-01", "1,, 2026-12-01", "6,, 2027-05-01", ",, 2027-02-01", "0,, 2027-02-01", "3, 2027-01-31, 2027-05-01",
            "3, 2028-07-31, 2028-11-01",
            // reported to its end: nothing but the final report is left
            "3, 2028-10-31, 2028-09-30"})
    void next(Integer interval, LocalDate reportedTo, String day) {
        assertThat(reporting(reportedTo, "reportIntervalMonths", interval).next(ID)).isEqualTo(day(day));
    }

    @Test
    @DisplayName("a dialogue without agreed places has nothing to report before its end, one with places has")
    void dialogue() {
        when(archive.latestOfContract(any(), any())).thenReturn(Optional.empty());
        assertThat(reporting(null, "clause", "DIALOGUE").next(ID)).isEqualTo(day("2028-09-30"));
        atTheDialogue(0);
        assertThat(reporting(null, "clause", "DIALOGUE").next(ID)).isEqualTo(day("2028-09-30"));
        atTheDialogue(2);
        assertThat(reporting(null, "clause", "DIALOGUE").next(ID)).isEqualTo(day("2027-02-01"));
    }

    @Test
    @DisplayName("the report that is opened is about the period that follows, and none is opened when all is reported")
    void open() {
        DelegateExecution execution = mock();
        when(execution.getVariable("contractId")).thenReturn(ID);
        reporting(LocalDate.parse("2027-01-31"), "reportIntervalMonths", 3).open(execution);
        verify(execution).setVariableLocal("reportFrom", "2027-02-01");
        verify(execution).setVariableLocal("reportTo", "2027-04-30");
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> reporting(LocalDate.parse("2028-10-31")).open(execution));
    }

    @Test
    @DisplayName("the final report is asked for a month before the end, the closing meeting the day after it")
    void atTheEnd() {
        assertThat(reporting(null).lastReport(ID)).isEqualTo(day("2028-09-30"));
        assertThat(reporting(null).contractEnded(ID)).isEqualTo(day("2028-11-01"));
    }

    @ParameterizedTest(name = "{0}: {1}, else somebody of {2}")
    @DisplayName("reports are reviewed by whom the terms made responsible")
    @CsvSource({"PROCUREMENT, anna, procurer-fastighet", "REPRESENTATIVE, anna, procurer-fastighet",
            "LABOUR_MARKET, elin, matching-officer", ", anna, procurer-fastighet"})
    void reviewer(String responsible, String reviewer, String group) {
        Reporting reporting = reporting(null, "followUpResponsible", responsible);
        assertThat(reporting.reviewer(ID, "anna")).isEqualTo(reviewer);
        assertThat(reporting.reviewers(ID, "fastighet")).isEqualTo(group);
    }
}
