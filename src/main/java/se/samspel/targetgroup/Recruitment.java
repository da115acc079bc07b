package se.samspel.targetgroup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.CandidateDecisions;

/**
 * What the diagrams ask about candidates and placements. Everything is read from the answers given: nothing about a candidate
 * but its reference is known here.
 */
@Component("recruitment")
public class Recruitment {

    private static final String OPEN_FOLLOW_UPS = "openFollowUps";

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
        return CandidateDecisions.ofInterviews(archive, execution.getProcessInstanceId(), contractOf(execution)).chosen();
    }

    /** References of the candidates that the latest decisions chose, as told to the labour-market side. */
    public List<String> toldChosen(DelegateExecution execution) {
        return CandidateDecisions.asTold(archive, execution.getProcessInstanceId(), contractOf(execution)).chosen();
    }

    /** Whether the supplier wants an internship with this candidate before it decides. */
    public boolean internshipFirst(DelegateExecution execution, String candidateReference) {
        return CandidateDecisions.ofInterviews(archive, execution.getProcessInstanceId(), contractOf(execution))
                .isInternshipFirst(candidateReference);
    }

    /** 00:00 in Stockholm on the day of this placement's next follow-up. */
    public Date nextFollowUp(DelegateExecution execution) {
        List<Submission> done = followUps(execution);
        String start = (String) archive.latest(execution.getProcessInstanceId(), "placement-started", contractOf(execution),
                (String) execution.getVariable("candidateReference")).orElseThrow().answers().get("startDate");
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

    private static String contractOf(DelegateExecution execution) {
        return (String) execution.getVariable("contractId");
    }
}
