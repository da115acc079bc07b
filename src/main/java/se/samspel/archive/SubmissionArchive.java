package se.samspel.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * What has been answered, in the order it was given. Where a single submission is looked for, a {@code contractId} or
 * {@code candidateReference} that is null sets no limit; one that is given leaves out what was answered for another contract or candidate, not what was answered for none.
 */
public interface SubmissionArchive {

    /** The latest answer to each field that the scope may know, limited by its {@code contractId} and {@code candidateReference}. */
    Map<String, Object> known(DelegateExecution scope);

    /**
     * The latest answer to each field in the process instance that was given for this contract and candidate, or for none; a null
     * means that the scope is nobody's. A field emptied by a later submission is not there.
     */
    Map<String, Object> known(String processInstanceId, String contractId, String candidateReference);

    List<Submission> ofInstance(String processInstanceId);

    List<Submission> ofCase(String registryNumber);

    /** The last submission of one step in the case, whatever contract or candidate it was for. */
    Optional<Submission> latestOfCase(String registryNumber, String step);

    /** Whether the person has submitted the step in the process instance. */
    boolean isDoneBy(String userId, String processInstanceId, String step);

    /** The last submission of one step. */
    Optional<Submission> latest(String processInstanceId, String step, String contractId, String candidateReference);

    /** Keeps the fields that a message brought to a process instance, in the caller's transaction. */
    void received(String registryNumber, String contractId, String candidateReference, String processKey,
            String processInstanceId, String message, Map<String, Object> fields);
}
