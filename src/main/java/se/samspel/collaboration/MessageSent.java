package se.samspel.collaboration;

/**
 * One process has told the others something; published in the transaction of the step that sends it.
 *
 * @param message    the message's name
 * @param contractId null when it is about no single contract
 */
public record MessageSent(String message, String registryNumber, String contractId) {
}
