package se.samspel.forms;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What the seam asks of the process engine; implemented where the engine's internals are known. */
public interface FormEngine {

    /** @return the form's JSON text; null when the deployment holds no such form */
    String formText(FormId form);

    Model model(String processDefinitionId);

    /** The XML of every diagram in the deployment; empty when the deployment is gone. */
    List<String> diagrams(String deploymentId);

    /** What the decision tables have answered in the process instance, in order. */
    List<Ruling> rulings(String processInstanceId);

    /** @return the person's name, or the id itself when nobody of that name is known any more */
    String personName(String userId);

    /** The execution of the innermost sub-process around the task, else of the process instance. */
    DelegateExecution stepScope(DelegateTask task);

    /** Makes them variables of the scope. The engine keeps no history of them: the archive has it. */
    void route(DelegateExecution scope, Map<String, Object> variables);

    /** As {@link #route(DelegateExecution, Map)}, to an execution that runs elsewhere; nothing where it has ended. */
    void route(String executionId, Map<String, Object> variables);

    /** @throws RuntimeException when the engine cannot evaluate the expression */
    Object evaluate(String feel, Map<String, Object> context);

    /** @return null when nobody is logged in */
    String currentUser();

    /**
     * One answer of a decision table.
     *
     * @param table    the table's name
     * @param inputs   by the columns' labels
     * @param outcomes by the columns' labels
     * @param names    what a column's value is called in the process, by the column's label; without those that are no single name
     */
    record Ruling(String table, Instant at, Map<String, Object> inputs, Map<String, Object> outcomes, Map<String, String> names) {
    }

    /** @param decisions the XML of every DMN file in the diagram's deployment */
    record Model(String diagram, List<String> decisions) {
    }
}
