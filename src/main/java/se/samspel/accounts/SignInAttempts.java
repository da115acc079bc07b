package se.samspel.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.samspel.engine.SignInLimit;

/**
 * Slows down who guesses passwords, without letting them shut the owner out: tries count for the account together with the address that
 * they come from. After {@value #FREE} wrong in a row the pair waits, twice as long for each more, at most {@link #LONGEST}. The owner at
 * another address notices nothing. A try takes its place before the password is looked at and counts as wrong until it has proved right.
 * What is kept is bounded, in size and in time.
 */
class SignInAttempts implements SignInLimit {

    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(5);
    /** What {@code ACT_ID_USER} can hold; no account has a longer name. */
    static final int LONGEST_NAME = 64;
    static final int MOST = 20_000;
    private static final Logger LOG = LoggerFactory.getLogger(SignInAttempts.class);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Supplier<Instant> now;
    private final Consumer<String> beforePassword;
    private final Cache<Pair, Attempts> attempts;

    SignInAttempts(Supplier<Instant> now) {
        this(now, userId -> {
            // nobody wants to know
        });
    }

    /** @param beforePassword told of the account whose password is looked at next */
    SignInAttempts(Supplier<Instant> now, Consumer<String> beforePassword) {
        this.now = now;
        this.beforePassword = beforePassword;
        this.attempts = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FORGOTTEN).executor(Runnable::run)
                .ticker(() -> Duration.between(Instant.EPOCH, now.get()).toNanos()).build();
    }

    private record Pair(String userId, String address) {
    }

    /**
     * @param wrong   in a row, those that are under way included
     * @param refused whether the last one asked for got no place
     */
    private record Attempts(int wrong, Instant last, boolean refused) {

        boolean waits(Instant time) {
            if (wrong < FREE) {
                return false;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(wrong - FREE, 20));
            return time.isBefore(last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
        }
    }

    @Override
    public Optional<Try> reserve(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > LONGEST_NAME || userId.chars().anyMatch(Character::isISOControl)
                || userId.chars().anyMatch(unit -> Character.isSurrogate((char) unit))) {
            return Optional.empty();
        }
        Pair pair = new Pair(userId.toLowerCase(Locale.ROOT), RequestOrigin.address());
        Instant time = now.get();
        Attempts reserved = attempts.asMap().compute(pair, (key, before) -> {
            int wrong = before == null ? 0 : before.wrong();
            return before != null && before.waits(time) ? new Attempts(wrong, before.last(), true) : new Attempts(wrong + 1, time, false);
        });
        if (reserved.refused()) {
            return Optional.empty();
        }
        beforePassword.accept(userId);
        return Optional.of(right -> ended(pair, right, reserved.wrong()));
    }

    private void ended(Pair pair, boolean right, int inARow) {
        if (right) {
            attempts.invalidate(pair);
            LOG.info("Inloggad: {}", pair.userId());
        } else {
            // What was typed as a name may be a password in the wrong field, so it is not written down.
            LOG.warn("Inloggning misslyckades, {} i rad från samma håll", inARow);
        }
    }

    /** How many pairs are kept now. */
    long kept() {
        attempts.cleanUp();
        return attempts.estimatedSize();
    }
}
