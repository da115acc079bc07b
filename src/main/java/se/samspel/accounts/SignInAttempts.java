package se.samspel.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import se.samspel.engine.SignInLimit;

/**
 * Slows down who guesses passwords, without letting them shut the owner out: wrong passwords count for the account together
 * with the address that they come from. After {@value #FREE} in a row the pair waits, twice as long for each more, at most
 * {@link #LONGEST}. The owner at another address notices nothing. (The engine's own lock is on the account, for good after
 * ten attempts by anybody; it is switched off.)
 */
public class SignInAttempts implements SignInLimit {

    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(SignInAttempts.class);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MANY = 10_000;

    private final Map<Pair, Attempts> attempts = new ConcurrentHashMap<>();
    private final Supplier<Instant> now;

    public SignInAttempts(Supplier<Instant> now) {
        this.now = now;
    }

    private record Pair(String userId, String address) {
    }

    /** @param wrong in a row */
    private record Attempts(int wrong, Instant last) {

        Instant waitsUntil() {
            if (wrong < FREE) {
                return Instant.MIN;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(wrong - FREE, 20));
            return last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        }
    }

    @Override
    public boolean mayTry(String userId) {
        Attempts before = attempts.get(pair(userId));
        return before == null || !now.get().isBefore(before.waitsUntil());
    }

    @Override
    public void tried(String userId, boolean right) {
        Pair pair = pair(userId);
        Instant time = now.get();
        if (right) {
            Attempts before = attempts.put(pair, new Attempts(0, time));
            if (before == null || before.wrong() > 0 || before.last().isBefore(time.minus(FORGOTTEN))) {
                LOG.info("Inloggad: {}", userId);
            }
        } else {
            int wrong = attempts.merge(pair, new Attempts(1, time), (before, first) -> new Attempts(before.wrong() + 1, time)).wrong();
            // What was typed as a name may be a password in the wrong field, so it is not written down.
            LOG.warn("Inloggning misslyckades, {} i rad från samma håll", wrong);
        }
        if (attempts.size() > MANY) {
            attempts.values().removeIf(old -> old.last().isBefore(time.minus(FORGOTTEN)));
        }
    }

    private static Pair pair(String userId) {
        return new Pair(userId, RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr() : "");
    }
}
