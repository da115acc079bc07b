package se.samspel.forms;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What the seam asks of the process engine; implemented where the engine's internals are known. */
public interface FormEngine {

    /** @return the form's JSON text; null when the deployment holds no such form */
    String formText(FormId form);

    Model model(String processDefinitionId);

    /** The execution of the innermost sub-process around the task, else of the process instance. */
    DelegateExecution stepScope(DelegateTask task);

    /** @throws RuntimeException when the engine cannot evaluate the expression */
    Object evaluate(String feel, Map<String, Object> context);

    /** @return null when nobody is logged in */
    String currentUser();

    /** @param decisions the XML of every DMN file in the diagram's deployment */
    record Model(String diagram, List<String> decisions) {
    }
}
