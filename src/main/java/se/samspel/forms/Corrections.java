package se.samspel.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.DelegateTask;

import se.samspel.archive.SubmissionStore.Entry;

/** Which tasks correct what was answered before. Implemented where it is known what may be corrected. */
public interface Corrections {

    /** What the task corrects; empty for every task that is a process's own step. */
    Optional<Correction> in(DelegateTask task);

    /** One answer that somebody is about to correct. */
    interface Correction {

        /** The answer as it stands now. */
        Entry answer();

        /** The fields that cannot be changed any more, each with a Swedish sentence that says what to do instead. */
        Map<String, String> fixed();

        /** Why the answer can't be corrected any more; none while it can. */
        List<Fault> faults();

        /** What is told above the form, as Markdown; nothing in it is an answer. */
        String told();

        /** Does the check as if the answer had never been given. */
        <T> T asIfNotGiven(Supplier<T> check);
    }
}
