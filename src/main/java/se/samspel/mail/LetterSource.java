package se.samspel.mail;

/** Puts letters into the outbox from time to time, when jobs are worked off here. */
public interface LetterSource {

    /** @return whether there may be more to do now */
    boolean round();
}
