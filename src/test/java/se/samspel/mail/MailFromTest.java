package se.samspel.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.samspel.StartRefused;

class MailFromTest {

    @ParameterizedTest
    @DisplayName("an address of mail is taken")
    @ValueSource(strings = {"samspel@localhost", "samspel@example.se"})
    void taken(String from) {
        assertThatCode(() -> MailFrom.check(from)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("anything else is refused at start in one sentence that names the setting")
    @ValueSource(strings = {"", " ", "samspel", "Samspel <samspel@example.se>", "samspel@", "@example.se",
            "a@example.se, b@example.se", "samspel@exa mple.se"})
    void refused(String from) {
        assertThatThrownBy(() -> MailFrom.check(from)).isInstanceOf(StartRefused.class).hasMessageContaining("SAMSPEL_MAILFROM")
                .hasMessageStartingWith("Samspel startar inte: ");
    }
}
