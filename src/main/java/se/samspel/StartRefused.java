package se.samspel;

/** Samspel will not start as it is configured or where it stands; the message is one plain Swedish sentence. */
public class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
