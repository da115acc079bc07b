package se.samspel.archive;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/**
 * What has been answered, in the order it was given. An answer that has been corrected is not found any more: its correction stands in its
 * place, for every question but those of documentation and of who has done what. Where a single submission is looked for, a
 * {@code contractId} or {@code candidateReference} that is null sets no limit; one that is given leaves out what was answered for another
 * contract or candidate, not what was answered for none.
 */
public interface SubmissionArchive {

    /**
     * The latest answer to each field that the scope may know, limited by its {@code contractId}, {@code candidateReference} and
     * {@code awardNumber}.
     */
    Map<String, Object> known(DelegateExecution scope);

    /**
     * The latest answer to each field, of the last submission of each step, in the process instance that was given for this contract and
     * candidate, or for none, and for no single award decision; a null means that the scope is nobody's. A field emptied by a later
     * submission is not there.
     */
    Map<String, Object> known(String processInstanceId, @Nullable String contractId, @Nullable String candidateReference);

    /** All of an instance, corrected ones too. For documentation alone: a rule asks for what it wants to know, however old the case. */
    List<Submission> ofInstance(String processInstanceId);

    /** All of a case. For documentation alone, as {@link #ofInstance}. */
    List<Submission> ofCase(String registryNumber);

    /**
     * One form's answers in the case, in the order they were given.
     *
     * @param contractId the only one looked at; null for whatever contract or none
     */
    List<Submission> ofStep(String registryNumber, @Nullable String contractId, String step);

    /** One form's answers for one candidate in the process instance, in the order they were given. */
    List<Submission> ofCandidate(String processInstanceId, String candidateReference, String step);

    /** Registry numbers of the cases in which the form's field was ever answered with one of the values. */
    List<String> casesWhere(String step, String field, Collection<String> values);

    /** Whether the form has been answered for the contract. */
    boolean isAnswered(String registryNumber, String contractId, String step);

    /** How many forms have been answered in the process instance for the contract; for none when it is null. */
    int countForms(String processInstanceId, @Nullable String contractId);

    /** Who has answered forms in the process instance: user ids in their own order. */
    List<String> peopleOf(String processInstanceId);

    /** When the process instance got the message for the contract, each time. */
    List<Instant> timesReceived(String processInstanceId, String message, String contractId);

    /** Whether the process instance has got the message for the contract; for none when it is null. */
    boolean isReceived(String processInstanceId, String message, @Nullable String contractId);

    /** Whether the process instance has got the message with the same fields; one that is null is as one that is not there. */
    boolean isReceived(String processInstanceId, String message, Map<String, Object> fields);

    /** The last submission of one step in the case, whatever contract or candidate it was for. */
    Optional<Submission> latestOfCase(String registryNumber, String step);

    /** The last submission of one step for the contract. */
    Optional<Submission> latestOfContract(String contractId, String step);

    /** The first answer at this one's place: by whom and when the step was done, whoever has corrected it since. */
    Submission first(Submission answer);

    /** Whether the person has submitted the step in the process instance. */
    boolean isDoneBy(String userId, String processInstanceId, String step);

    /** The last submission of one step. */
    Optional<Submission> latest(String processInstanceId, String step, @Nullable String contractId, @Nullable String candidateReference);

    /** Keeps the fields that a message brought to a process instance, in the caller's transaction. */
    void received(@Nullable String registryNumber, @Nullable String contractId, @Nullable String candidateReference, String processKey,
            String processInstanceId, String message, Map<String, Object> fields);
}
