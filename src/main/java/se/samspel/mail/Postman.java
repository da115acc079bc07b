package se.samspel.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox: each letter is written as it is true now, handed to the mail server, and noted. A crash between these
 * sends it again, with the same Message-ID. No transaction is open and no connection to the database is held while a server is waited for.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final int AT_ONCE = 10;
    /** Longer than ten letters to a server that needs all the time it may have for each of its answers. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    /** Between the tries of one letter; after the last one it is undeliverable. */
    static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(4), Duration.ofHours(12), Duration.ofHours(24), Duration.ofHours(24));

    private final Outbox outbox;
    private final List<Carrier> carriers;
    private final MailHeaders headers;
    private final Map<String, LetterKind> kinds;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Postman(Outbox outbox, List<Carrier> carriers, MailHeaders headers, List<LetterKind> kinds, TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.carriers = carriers;
        this.headers = headers;
        this.kinds = kinds.stream().collect(Collectors.toMap(LetterKind::name, Function.identity()));
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sends some of what is due.
     *
     * @return whether more may be due now; false also when the mail server is away, so that nobody runs against a closed door
     */
    boolean round() {
        if (carriers.isEmpty()) {
            return false;
        }
        List<Letter> letters = outbox.take(AT_ONCE, LEASE);
        for (int i = 0; i < letters.size(); i++) {
            if (!send(letters.get(i))) {
                Instant later = clock.instant().plus(PAUSES.get(0));
                letters.subList(i + 1, letters.size()).forEach(untried -> outbox.putBack(untried, later));
                return false;
            }
        }
        return letters.size() == AT_ONCE;
    }

    /** @return false when the server is away */
    private boolean send(Letter letter) {
        Optional<Mail> mail;
        try {
            LetterKind kind = kinds.get(letter.kind());
            mail = kind == null ? Optional.empty() : transaction.execute(status -> kind.write(letter));
        } catch (Undeliverable nobody) {
            fail(letter, String.valueOf(nobody.getMessage()));
            return true;
        } catch (RuntimeException ours) {
            LOG.error("Brevet {} kan inte skrivas", letter, ours);
            tryAgain(letter, "Samspel kunde inte skriva mejlet");
            return true;
        }
        if (mail == null || mail.isEmpty()) {
            outbox.untrue(letter);
            return true;
        }
        try {
            carriers.get(0).carry(headers.message(letter, mail.get()));
        } catch (MailException failure) {
            Refused refused = Refused.of(failure);
            LOG.warn("Brevet {} är inte skickat: {}", letter, refused.why());
            if (refused.isForGood()) {
                fail(letter, refused.why());
            } else {
                tryAgain(letter, refused.why());
            }
            return !refused.isOfServer();
        }
        outbox.sent(letter);
        return true;
    }

    private void tryAgain(Letter letter, String why) {
        if (letter.tries() > PAUSES.size()) {
            fail(letter, why);
        } else {
            outbox.again(letter, clock.instant().plus(PAUSES.get(letter.tries() - 1)), why);
        }
    }

    private void fail(Letter letter, String why) {
        try {
            transaction.executeWithoutResult(status -> {
                outbox.failed(letter, why);
                LetterKind kind = kinds.get(letter.kind());
                if (kind != null) {
                    kind.undelivered(letter, why);
                }
            });
        } catch (RuntimeException untold) {
            LOG.error("Ingen har fått veta att brevet {} inte kom fram", letter, untold);
        }
    }
}
