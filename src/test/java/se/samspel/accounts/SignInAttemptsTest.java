package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class SignInAttemptsTest {

    private Instant now = Instant.parse("2026-02-02T09:00:00Z");
    private final SignInAttempts attempts = new SignInAttempts(() -> now);

    @BeforeEach
    void fromTheAttacker() {
        from("192.0.2.66");
    }

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    @DisplayName("who guesses waits longer and longer, at most five minutes")
    void guessing() {
        wrong(SignInAttempts.FREE - 1);
        assertThat(attempts.mayTry("anna")).isTrue();
        wrong(1);
        assertThat(attempts.mayTry("anna")).isFalse();
        now = now.plusSeconds(1);
        assertThat(attempts.mayTry("anna")).isTrue();
        wrong(1000);
        now = now.plus(SignInAttempts.LONGEST).minusSeconds(1);
        assertThat(attempts.mayTry("anna")).isFalse();
        now = now.plusSeconds(1);
        assertThat(attempts.mayTry("anna")).isTrue();
    }

    @Test
    @DisplayName("the owner at another address is not shut out, nor are other accounts")
    void owner() {
        wrong(1000);
        assertThat(attempts.mayTry("bengt")).isTrue();
        from("192.0.2.1");
        assertThat(attempts.mayTry("anna")).isTrue();
    }

    @Test
    @DisplayName("a right password ends the count")
    void right() {
        wrong(SignInAttempts.FREE - 1);
        attempts.tried("anna", true);
        wrong(SignInAttempts.FREE - 1);
        assertThat(attempts.mayTry("anna")).isTrue();
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            attempts.tried("anna", false);
        }
    }

    private static void from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
