package se.samspel.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.samspel.StartRefused;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"samspel", "samspel.example.se:8080", "ftp://samspel.example.se", "https://", "https://a b",
            "https://karin@samspel.example.se", "https://samspel.example.se?x=1", " "})
    @DisplayName("an address that no link can begin with is refused at start, with its name and value")
    void refused(String address) {
        assertThatThrownBy(() -> new PublicAddress(address)).isInstanceOf(StartRefused.class).hasMessageContaining("SAMSPEL_ADDRESS")
                .hasMessageContaining(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://samspel.example.se/", "https://[2001:db8::1]:8443/samspel"})
    @DisplayName("one that a link can begin with is taken")
    void taken(String address) {
        assertThatCode(() -> new PublicAddress(address)).doesNotThrowAnyException();
    }
}
