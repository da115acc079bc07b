package se.samspel.ledger;

import org.springframework.http.HttpStatus;

/** What is asked for cannot be shown, or not to this person: one Swedish sentence, and nothing else. */
class NotShown extends RuntimeException {

    private final transient HttpStatus status;

    NotShown(HttpStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    static NotShown unreadable(String sentence) {
        return new NotShown(HttpStatus.BAD_REQUEST, sentence);
    }

    HttpStatus status() {
        return status;
    }
}
