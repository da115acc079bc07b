package se.samspel.targetgroup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;

/**
 * What the diagrams ask about candidates and placements. Everything is read from the answers given: nothing about a candidate
 * but its reference is known here.
 */
@Component("recruitment")
public class Recruitment {

    /** How many candidates one presentation holds; the forms have as many slots. */
    static final int SLOTS = 5;

    private static final String OPEN_FOLLOW_UPS = "openFollowUps";

    private static final List<String> CHOSEN = List.of("HIRE", "INTERNSHIP_FIRST");

    private final SubmissionArchive archive;
    private final PlacementSettings settings;
    private final Clock clock;

    Recruitment(SubmissionArchive archive, PlacementSettings settings, Clock clock) {
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    /** References of the candidates that the supplier chose in its latest interviews. */
    public List<String> chosen(DelegateExecution execution) {
        Map<String, Object> known = archive.known(execution);
        return chosenSlots(latestInterview(execution)).map(slot -> (String) known.get("candidate" + slot + "Reference"))
                .filter(Objects::nonNull).toList();
    }

    /** How many candidates the latest decisions chose, as told to the labour-market side. */
    public int chosenCount(DelegateExecution execution) {
        return (int) chosenSlots(archive.latest(execution.getProcessInstanceId(), "candidate-decisions", contractOf(execution), null)
                .map(Submission::answers).orElse(Map.of())).count();
    }

    /** Whether the supplier wants an internship with this candidate before it decides. */
    public boolean internshipFirst(DelegateExecution execution, String candidateReference) {
        Map<String, Object> known = archive.known(execution);
        Map<String, Object> interview = latestInterview(execution);
        return chosenSlots(interview).filter(slot -> candidateReference.equals(known.get("candidate" + slot + "Reference")))
                .anyMatch(slot -> "INTERNSHIP_FIRST".equals(interview.get("candidate" + slot + "Decision")));
    }

    /** 00:00 in Stockholm on the day of this placement's next follow-up. */
    public Date nextFollowUp(DelegateExecution execution) {
        List<Submission> done = followUps(execution);
        String start = (String) archive.known(execution).get("startDate");
        int month = settings.followUpMonths().get(Math.min(done.size(), settings.followUpMonths().size() - 1));
        return Date.from(LocalDate.parse(start).plusMonths(month).atStartOfDay(clock.getZone()).toInstant());
    }

    /** Whether this person is to be followed up once more, whether the place or the contract still runs or not. */
    public boolean moreFollowUps(DelegateExecution execution) {
        return followUps(execution).size() < settings.followUpMonths().size();
    }

    /** One person more is to be followed up in this case. */
    public void followUpBegins(DelegateExecution execution) {
        count(execution, 1);
    }

    /** The last follow-up of one person is done. */
    public void followUpEnds(DelegateExecution execution) {
        count(execution, -1);
    }

    private static void count(DelegateExecution execution, int more) {
        DelegateExecution instance = execution.getProcessInstance();
        Object open = instance.getVariable(OPEN_FOLLOW_UPS);
        instance.setVariable(OPEN_FOLLOW_UPS, (open == null ? 0 : (Integer) open) + more);
    }

    /** Whether nobody is left to follow up in this case. */
    public boolean allFollowedUp(DelegateExecution execution) {
        Object open = execution.getProcessInstance().getVariable(OPEN_FOLLOW_UPS);
        return open == null || (Integer) open == 0;
    }

    private List<Submission> followUps(DelegateExecution execution) {
        Object candidate = execution.getVariable("candidateReference");
        return archive.ofCandidate(execution.getProcessInstanceId(), (String) candidate, "follow-up-placement").stream()
                .filter(followUp -> contractOf(execution).equals(followUp.contractId())).toList();
    }

    private Map<String, Object> latestInterview(DelegateExecution execution) {
        return archive.latest(execution.getProcessInstanceId(), "interview-candidates", contractOf(execution), null)
                .map(Submission::answers).orElse(Map.of());
    }

    private static Stream<Integer> chosenSlots(Map<String, Object> answers) {
        return IntStream.rangeClosed(1, SLOTS).boxed()
                .filter(slot -> CHOSEN.contains(String.valueOf(answers.get("candidate" + slot + "Decision"))));
    }

    private static String contractOf(DelegateExecution execution) {
        return (String) execution.getVariable("contractId");
    }
}
