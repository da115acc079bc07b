package se.samspel.forms;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** A rule beyond the form's own, asked once for each submission that the form allows. */
public interface SubmissionRule {

    /** @return no element when the rule has nothing against the submission */
    List<Fault> faults(Attempt attempt);

    /**
     * @param step    the form's id
     * @param task    null for a start form
     * @param userId  null when nobody is logged in (the Java API)
     * @param answers by field key
     */
    record Attempt(String processDefinitionId, String step, DelegateTask task, String userId, Map<String, Object> answers) {
    }
}
