package se.samspel.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;

/** What a supplier has decided of the candidates that were presented to it last, slot by slot of its form. */
public final class CandidateDecisions {

    /** How many candidates one presentation holds; the forms have as many slots. */
    public static final int SLOTS = 5;

    private static final String INTERNSHIP_FIRST = "INTERNSHIP_FIRST";
    private static final List<String> CHOSEN = List.of("HIRE", INTERNSHIP_FIRST);

    /** @param decision HIRE, INTERNSHIP_FIRST, DECLINE and so on, as the form {@code interview-candidates} names them */
    private record Decided(String candidateReference, String decision) {
    }

    private final List<Decided> decided;

    private CandidateDecisions(Map<String, Object> references, Map<String, Object> decisions) {
        decided = IntStream.rangeClosed(1, SLOTS).filter(slot -> references.get(key(slot, "Reference")) instanceof String)
                .mapToObj(slot -> new Decided((String) references.get(key(slot, "Reference")),
                        String.valueOf(decisions.get(key(slot, "Decision"))))).toList();
    }

    /** As the supplier's own process knows them: the presentation that it got, and its interviews. */
    public static CandidateDecisions ofInterviews(SubmissionArchive archive, String processInstanceId, String contractId) {
        return new CandidateDecisions(latest(archive, processInstanceId, "candidates-presented", contractId),
                latest(archive, processInstanceId, "interview-candidates", contractId));
    }

    /** As the labour-market side was told of them. */
    public static CandidateDecisions asTold(SubmissionArchive archive, String processInstanceId, String contractId) {
        Map<String, Object> told = latest(archive, processInstanceId, "candidate-decisions", contractId);
        return new CandidateDecisions(told, told);
    }

    private static Map<String, Object> latest(SubmissionArchive archive, String processInstanceId, String step, String contractId) {
        return archive.latest(processInstanceId, step, contractId, null).map(Submission::answers).orElse(Map.of());
    }

    /** References of those who were chosen, for an employment or an internship before it. */
    public List<String> chosen() {
        return decided.stream().filter(one -> CHOSEN.contains(one.decision)).map(Decided::candidateReference).toList();
    }

    /** Whether the supplier wants an internship with this candidate before it decides. */
    public boolean isInternshipFirst(String candidateReference) {
        Optional<Decided> his = decided.stream().filter(one -> one.candidateReference.equals(candidateReference)).findFirst();
        return his.map(one -> one.decision.equals(INTERNSHIP_FIRST)).orElse(false);
    }

    private static String key(int slot, String what) {
        return "candidate" + slot + what;
    }
}
