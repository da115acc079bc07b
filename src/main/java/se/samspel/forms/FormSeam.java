package se.samspel.forms;

import java.util.Collection;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** The one door between what a person fills in and the engine; every way in leads here. Runs in the engine's transaction. */
public interface FormSeam {

    /** @throws InvalidSubmission with nothing changed */
    void submit(FormId form, DelegateTask task, Map<String, Object> posted);

    /**
     * Also makes {@code registryNumber}, when the form asks for it, the instance's business key.
     *
     * @throws InvalidSubmission with nothing changed
     */
    void submitStart(FormId form, DelegateExecution instance, Map<String, Object> posted);

    /**
     * What the form shows when it is opened: nothing that it does not name.
     *
     * @param only null for everything that the form names
     * @return values that the engine can hand over as variables
     */
    Map<String, Object> prefill(FormId form, DelegateTask task, Collection<String> only);

    /** As {@link #prefill}, for a start form. */
    Map<String, Object> prefillStart(FormId form, Collection<String> only);

    /**
     * A start form as a browser gets it: with its option lists written into it, since Tasklist asks for no values to fill a start form
     * with. What its texts show of answers is shown as text, never as markup.
     *
     * @return the {@code .form} as JSON text
     */
    String startForm(FormId form);

    /**
     * A task's form as a browser gets it: what its texts show of answers is shown as text, never as markup. Where the task corrects an
     * earlier answer it is that answer's form, as it was when it was given.
     *
     * @return the {@code .form} as JSON text
     */
    String taskForm(FormId form, DelegateTask task);

    /** Every name that the form shows or asks for. */
    Collection<String> names(FormId form);

    /** As {@link #names(FormId)}, for the form that {@link #taskForm} delivers. */
    Collection<String> names(FormId form, DelegateTask task);
}
