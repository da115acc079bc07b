package se.samspel.mail;

import java.util.Optional;

/** One kind of letter, as the room that writes it knows it. A kind's name is lasting: letters that wait hold it. */
public interface LetterKind {

    String name();

    /**
     * Writes the mail as it is true now, in a transaction of its own that ends before anything is sent.
     *
     * @return empty when it is true no longer: then it is not sent
     * @throws Undeliverable when there is nobody to send it to
     */
    Optional<Mail> write(Letter letter);

    /**
     * The letter will not arrive: it was refused, or the last try has failed. In the transaction that notes it.
     *
     * @param why a Swedish clause, without a full stop
     */
    void undelivered(Letter letter, String why);
}
