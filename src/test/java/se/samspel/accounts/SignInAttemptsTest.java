package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.samspel.engine.SignInLimit.Try;

class SignInAttemptsTest {

    private Instant now = Instant.parse("2026-02-02T09:00:00Z");
    private final SignInAttempts attempts = new SignInAttempts(() -> now);

    @BeforeEach
    void fromTheAttacker() {
        RequestOrigin.begin("192.0.2.66");
    }

    @AfterEach
    void noRequest() {
        RequestOrigin.end();
    }

    private boolean mayTry() {
        return attempts.reserve("anna").isPresent();
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            attempts.reserve("anna").ifPresent(one -> one.ended(false));
        }
    }

    @Test
    @DisplayName("who guesses waits longer and longer, at most five minutes")
    void guessing() {
        wrong(SignInAttempts.FREE);
        assertThat(mayTry()).isFalse();
        now = now.plusSeconds(1);
        assertThat(mayTry()).isTrue();
        now = now.plusSeconds(1);
        assertThat(mayTry()).isFalse();
        now = now.plusSeconds(1);
        assertThat(mayTry()).isTrue();
        for (int i = 0; i < 20; i++) {
            now = now.plus(SignInAttempts.LONGEST);
            wrong(1);
        }
        now = now.plus(SignInAttempts.LONGEST).minusSeconds(1);
        assertThat(mayTry()).isFalse();
        now = now.plusSeconds(1);
        assertThat(mayTry()).isTrue();
    }

    @Test
    @DisplayName("forty at once get no more tries than one after another, before any of them has been answered")
    void atOnce() {
        AtomicInteger tries = new AtomicInteger();
        IntStream.range(0, 40).parallel().forEach(one -> {
            RequestOrigin.begin("192.0.2.66");
            if (attempts.reserve("anna").isPresent()) {
                tries.incrementAndGet();
            }
        });
        assertThat(tries).hasValue(SignInAttempts.FREE);
    }

    @Test
    @DisplayName("the owner at another address is not shut out, nor are other accounts; letters' case makes no other account")
    void owner() {
        wrong(1000);
        assertThat(attempts.reserve("ANNA")).isEmpty();
        assertThat(attempts.reserve("bengt")).isPresent();
        RequestOrigin.begin("192.0.2.1");
        assertThat(mayTry()).isTrue();
    }

    @Test
    @DisplayName("a right password ends the count")
    void right() {
        wrong(SignInAttempts.FREE - 1);
        attempts.reserve("anna").ifPresent(one -> one.ended(true));
        wrong(SignInAttempts.FREE - 1);
        assertThat(mayTry()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "anna\u0000", "an\nna", "anna\ud800",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    @DisplayName("a name that no account can have is refused before anything, and not kept")
    void impossible(String name) {
        assertThat(attempts.reserve(name)).isEqualTo(Optional.<Try>empty());
        assertThat(attempts.kept()).isZero();
    }

    @Test
    @DisplayName("what is kept has a bound, and is forgotten after an hour")
    void bounded() {
        for (int i = 0; i < SignInAttempts.MOST + 5_000; i++) {
            attempts.reserve("name" + i);
        }
        assertThat(attempts.kept()).isLessThanOrEqualTo(SignInAttempts.MOST);
        now = now.plus(Duration.ofHours(1)).plusSeconds(1);
        assertThat(attempts.kept()).isZero();
    }
}
