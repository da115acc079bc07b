package se.samspel.targetgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
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

/** When people are followed up. */
class RecruitmentTest {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final SubmissionArchive archive = mock();
    private final DelegateExecution execution = mock();
    private final Recruitment recruitment = new Recruitment(archive, new PlacementSettings(List.of(1, 3, 6, 12), 4),
            Clock.system(SWEDEN));

    private static Submission answer(String contractId, String step, Map<String, Object> answers) {
        return new Submission(1, "UPH-1", contractId, "K-1", null, "target-group", "i", step, Kind.FORM, answers, "elin",
                Instant.EPOCH, null, 1);
    }

    /** @param done follow-ups of the place in this contract, all of which say that the person is gone */
    private void followedUp(int done, int elsewhere) {
        when(execution.getProcessInstanceId()).thenReturn("i");
        when(execution.getVariable("contractId")).thenReturn("UPH-1/1");
        when(execution.getVariable("candidateReference")).thenReturn("K-1");
        List<Submission> all = new ArrayList<>();
        for (int i = 0; i < done + elsewhere; i++) {
            all.add(answer(i < done ? "UPH-1/1" : "UPH-1/2", "follow-up-placement", Map.of("stillThere", "NO")));
        }
        when(archive.ofCandidate("i", "K-1", "follow-up-placement")).thenReturn(all);
        when(archive.latest("i", "placement-started", "UPH-1/1", "K-1")).thenReturn(Optional.of(answer("UPH-1/1", "placement-started",
                Map.of("startDate", "2026-11-30"))));
    }

    @ParameterizedTest(name = "{0} done: the next on {1}")
    @DisplayName("a person is followed up 1, 3, 6 and 12 months after the start, from that day")
    @CsvSource({"0, 2026-12-30", "1, 2027-02-28", "2, 2027-05-30", "3, 2027-11-30"})
    void nextFollowUp(int done, String day) {
        followedUp(done, 0);
        assertThat(recruitment.nextFollowUp(execution)).isEqualTo(Date.from(LocalDate.parse(day).atStartOfDay(SWEDEN).toInstant()));
    }

    @Test
    @DisplayName("follow-ups go on until the last one, also when the person is gone, and those of another contract do not count")
    void moreFollowUps() {
        followedUp(0, 4);
        assertThat(recruitment.moreFollowUps(execution)).as("another contract's").isTrue();
        assertThat(recruitment.nextFollowUp(execution))
                .isEqualTo(Date.from(LocalDate.parse("2026-12-30").atStartOfDay(SWEDEN).toInstant()));
        followedUp(3, 0);
        assertThat(recruitment.moreFollowUps(execution)).as("not there, but one is left").isTrue();
        followedUp(4, 0);
        assertThat(recruitment.moreFollowUps(execution)).isFalse();
    }

    @Test
    @DisplayName("a case ends when as many follow-ups have ended as have begun")
    void allFollowedUp() {
        Map<String, Object> variables = new HashMap<>();
        when(execution.getProcessInstance()).thenReturn(execution);
        when(execution.getVariable(any())).thenAnswer(call -> variables.get((String) call.getArgument(0)));
        org.mockito.Mockito.doAnswer(call -> variables.put(call.getArgument(0), call.getArgument(1))).when(execution)
                .setVariable(any(), any());
        assertThat(recruitment.allFollowedUp(execution)).isTrue();
        recruitment.followUpBegins(execution);
        recruitment.followUpBegins(execution);
        recruitment.followUpEnds(execution);
        assertThat(recruitment.allFollowedUp(execution)).isFalse();
        recruitment.followUpEnds(execution);
        assertThat(recruitment.allFollowedUp(execution)).isTrue();
    }
}
