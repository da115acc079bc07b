package se.samspel.tasklist;

/**
 * Which task a person goes for.
 *
 * @param step       the step's id, after which its form is named
 * @param name       the step's name on screen
 * @param contractId null when the step is not of one contract
 */
public record Errand(String registryNumber, String step, String name, String contractId) {
}
