package se.samspel.forms;

import java.util.Set;

/** Which fields the diagram reads, and which therefore become process variables. */
public interface RoutedFields {

    /** Every name that an expression of the diagram or an input of its decision tables mentions, and those always routed. */
    Set<String> of(String processDefinitionId);
}
