package se.samspel.mail;

/** There is nobody to send it to, and another try would not help. */
public class Undeliverable extends RuntimeException {

    /** @param why a Swedish clause, without a full stop */
    public Undeliverable(String why) {
        super(why);
    }
}
