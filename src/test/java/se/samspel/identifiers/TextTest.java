package se.samspel.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    @DisplayName("a name followed, begun or divided by what is not seen is the same name")
    void names() {
        for (String unseen : new String[] {"\u200b", "\ufeff", "\u00ad", "\u200d", "\u200c", "\u2060", "\u200e", "\u202e", "\u2069",
                "\u061c", "\ufe0e", "\u180e", "\u115f", "\u034f", "\ufff9", "\ud834\udd73", "\udb40\udc01", "\udb40\udd00"}) {
            assertThat(Text.name(unseen + "Gus" + unseen + "tav" + unseen + " \u00a0")).as("U+%X", unseen.codePointAt(0))
                    .isEqualTo("Gustav");
            assertThat(Text.normal(unseen)).as("U+%X", unseen.codePointAt(0)).isEmpty();
        }
        assertThat(Text.name(null)).isNull();
    }

    @Test
    @DisplayName("a letter that is put together of two characters is one, also when something unseen stands between them")
    void composed() {
        assertThat(Text.normal("a\u030asa, o\u0308st, e\u200b\u0301")).isEqualTo("åsa, öst, é");
    }

    @Test
    @DisplayName("what is taken once is taken as it is the next time")
    void stable() {
        Stream.of("a\u0308 \u200b\u00a0x", "👩\u200d🚒\ufe0f\u200d", "a\u2028\u200d\u200db", "\ud83d\u200b\ude00", "می\u200c\u200cخ")
                .forEach(text ->
                assertThat(Text.normal(Text.normal(text))).isEqualTo(Text.normal(text)));
    }

    @Test
    @DisplayName("a password is the same however its letters were put together, and keeps all that was typed")
    void passwords() {
        assertThat(Text.password("lo\u0308sen\u00a0\u200b ord ")).isEqualTo("lösen \u200b ord ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u007f", "\u009f", "\ud800", "\udc00a", "\ue000", "\ufffe", "\ufdef", "\ud83f\udffe",
            "\udb80\udc00", "a\nb"})
    @DisplayName("controls, half characters, noncharacters and private use are not stored")
    void refused(String text) {
        assertThat(Text.isStorable(text, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@b", "a b@c.se", "a@b.se\nBcc: c@d.se", "a@b.se\u0000", "<a@b.se>", "a@b..", "a@b.se,c@d.se",
            "a@@b.se", "\u200b"})
    @DisplayName("what is no address of mail cannot be one")
    void noAddress(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("an address is one whatever case it is written in and whatever unseen stands in it")
    void address() {
        assertThat(new EmailAddress("\u200bGustav@Example.se\u00a0").key()).isEqualTo(new EmailAddress("gustav@example.se").key());
    }
}
