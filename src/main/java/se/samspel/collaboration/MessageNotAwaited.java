package se.samspel.collaboration;

/** The receiver does not wait for the message yet. The sending step is tried again and is at last an incident in Cockpit. */
class MessageNotAwaited extends RuntimeException {

    MessageNotAwaited(String message, String processKey, String businessKey) {
        super("Meddelandet " + message + " togs inte emot: " + processKey + " för " + businessKey + " väntar inte på det.");
    }
}
