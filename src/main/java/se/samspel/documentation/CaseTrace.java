package se.samspel.documentation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.archive.WrongRegistrations;
import se.samspel.archive.Zone;

/** Who did what in a case, and when: the engine's log of operations together with what was submitted. No answers. */
@Component
class CaseTrace {

    private static final Map<String, String> SWEDISH = Map.of(
            "Claim", "Tog uppgiften", "Unclaim", "Lämnade tillbaka uppgiften", "Assign", "Lämnade uppgiften till någon", "Delegate",
            "Bad någon om hjälp", "Complete", "Avslutade uppgiften", "AddComment", "Skrev en kommentar", "SetJobRetries",
            "Körde om ett jobb", "Create", "Startade processen");

    /** Which zone a correction is told in follows from what it corrects. */
    private static final String CORRECTION = "correct-answer";

    private final HistoryService history;
    private final SubmissionArchive archive;
    private final WrongRegistrations wrong;

    CaseTrace(HistoryService history, SubmissionArchive archive, WrongRegistrations wrong) {
        this.history = history;
        this.archive = archive;
        this.wrong = wrong;
    }

    /**
     * @param who    the account; null for Samspel itself
     * @param what   in Swedish, or the engine's own word for something rare
     * @param step   the step's id; null when it was no step
     * @param awardNumber the award decision that the step belongs to; null for none, and in the engine's own log
     * @param from   the value before, for example the account that had the task
     */
    record Entry(Instant at, String who, String what, String process, String step, String contractId, Integer awardNumber, String property,
            String from, String to) {
    }

    /** @return in the order it happened; empty when there is no such case */
    Optional<List<Entry>> of(String registryNumber, Zone zone) {
        List<Submission> submissions = archive.ofCase(registryNumber);
        if (submissions.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        Set<Long> corrected = submissions.stream().map(Submission::corrects).filter(Objects::nonNull).collect(Collectors.toSet());
        submissions.stream().filter(zone::holds).forEach(submission -> entries.add(new Entry(submission.submittedAt(),
                submission.submittedBy(), what(submission, corrected.contains(submission.id())), submission.processKey(),
                submission.step(), submission.contractId(), submission.awardNumber(), null, null, null)));
        Stream<String> contracts = submissions.stream().map(Submission::contractId).filter(Objects::nonNull).distinct();
        Stream.concat(Stream.of(registryNumber), contracts).flatMap(this::instancesAbout).forEach(instance -> {
            Map<String, String> steps = new HashMap<>();
            history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list()
                    .forEach((HistoricTaskInstance task) -> steps.put(task.getId(), task.getTaskDefinitionKey()));
            history.createUserOperationLogQuery().processInstanceId(instance.getId()).list()
                    .forEach(operation -> entries.add(entry(operation, contractOf(instance, registryNumber), steps)));
        });
        entries.removeIf(entry -> !CORRECTION.equals(entry.process()) && !zone.holds(entry.step()));
        entries.sort(Comparator.comparing(Entry::at));
        return Optional.of(entries);
    }

    private static String what(Submission submission, boolean isCorrected) {
        String what = submission.corrects() == null
                ? submission.kind() == Submission.Kind.FORM ? "Skickade in formuläret" : "Meddelande mottaget"
                : submission.kind() == Submission.Kind.FORM ? "Rättade svaret" : "Meddelandets uppgifter rättade";
        return isCorrected ? what + " (rättat sedan)" : what;
    }

    private Stream<HistoricProcessInstance> instancesAbout(String businessKey) {
        List<String> ofWrong = wrong.instancesOf(businessKey);
        return ofWrong.isEmpty() ? history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .filter(instance -> !wrong.isWrong(instance.getId()))
                : history.createHistoricProcessInstanceQuery().processInstanceIds(Set.copyOf(ofWrong)).list().stream();
    }

    private static String contractOf(HistoricProcessInstance instance, String registryNumber) {
        return registryNumber.equals(instance.getBusinessKey()) || registryNumber.startsWith(instance.getBusinessKey() + " (") ? null
                : instance.getBusinessKey();
    }

    private static Entry entry(UserOperationLogEntry operation, String contractId, Map<String, String> steps) {
        return new Entry(operation.getTimestamp().toInstant(), operation.getUserId(),
                SWEDISH.getOrDefault(operation.getOperationType(), operation.getOperationType()),
                operation.getProcessDefinitionKey(), steps.get(operation.getTaskId()), contractId, null,
                operation.getProperty(), operation.getOrgValue(), operation.getNewValue());
    }
}
