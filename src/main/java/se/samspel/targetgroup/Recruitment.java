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
import se.samspel.contract.Contracts;

/**
 * What the diagrams ask about candidates and placements. Everything is read from the answers given: nothing about a candidate
 * but its reference is known here.
 */
@Component("recruitment")
public class Recruitment {

    /** How many candidates one presentation holds; the forms have as many slots. */
    static final int SLOTS = 5;

    private static final List<String> CHOSEN = List.of("HIRE", "INTERNSHIP_FIRST");

    private final SubmissionArchive archive;
    private final Contracts contracts;
    private final PlacementSettings settings;
    private final Clock clock;

    Recruitment(SubmissionArchive archive, Contracts contracts, PlacementSettings settings, Clock clock) {
        this.archive = archive;
        this.contracts = contracts;
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

    /**
     * Places that still want a candidate: those of the skills profile, less the chosen, plus those whose internship ended
     * without employment.
     */
    public int placesRemaining(String contractId) {
        String registryNumber = contracts.find(contractId).orElseThrow().registryNumber();
        int wanted = archive.ofStep(registryNumber, contractId, "competence-profile").stream()
                .map(profile -> profile.answers().get("places")).filter(Number.class::isInstance)
                .mapToInt(places -> ((Number) places).intValue()).reduce(0, (earlier, later) -> later);
        int chosen = archive.ofStep(registryNumber, contractId, "interview-candidates").stream()
                .mapToInt(interview -> (int) chosenSlots(interview.answers()).count()).sum();
        long givenBack = archive.ofStep(registryNumber, contractId, "internship-check-in").stream()
                .filter(checkIn -> "ENDED".equals(checkIn.answers().get("internshipOutcome"))).count();
        return (int) Math.max(0, wanted - chosen + givenBack);
    }

    /** 00:00 in Stockholm on the day of this placement's next follow-up. */
    public Date nextFollowUp(DelegateExecution execution) {
        List<Submission> done = followUps(execution);
        String start = (String) archive.known(execution).get("startDate");
        int month = settings.followUpMonths().get(Math.min(done.size(), settings.followUpMonths().size() - 1));
        return Date.from(LocalDate.parse(start).plusMonths(month).atStartOfDay(clock.getZone()).toInstant());
    }

    /** Whether this placement is to be followed up once more: the person is still there and a date remains. */
    public boolean moreFollowUps(DelegateExecution execution) {
        List<Submission> done = followUps(execution);
        boolean ended = done.stream().anyMatch(followUp -> "NO".equals(followUp.answers().get("stillThere")));
        return !ended && done.size() < settings.followUpMonths().size();
    }

    private List<Submission> followUps(DelegateExecution execution) {
        Object candidate = execution.getVariable("candidateReference");
        return archive.ofCandidate(execution.getProcessInstanceId(), (String) candidate, "follow-up-placement");
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
