package se.samspel.forms;

import java.util.Set;

/** Which fields the diagram reads, and which therefore become process variables. */
public interface RoutedFields {

    /** Every name that an expression of the diagram or an input of its decision tables mentions, and those always routed. */
    Set<String> of(String processDefinitionId);

    /**
     * Of these, the fields by which the way through the process was chosen, or from which something was computed that chose it or that a
     * timer goes by: what has followed of them cannot be undone by another answer.
     */
    Set<String> decisive(String processDefinitionId);
}
