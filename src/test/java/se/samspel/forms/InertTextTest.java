package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in a form's texts are text. What the browser makes of it is seen in BrowserTest. */
class InertTextTest {

    private static final Feel FEEL = new Feel();
    private static final Pattern WHOLE = Pattern.compile("replace\\((string\\(.*\\)), \"(.*)\", \"\\\\\\\\\\$1\"\\)", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"[Logga in](https://ond.example)", "![](https://ond.example/x.png)", "<a href=\"https://ond.example\">här</a>",
            "<img src=x onerror=alert(1)>", "www.ond.example", "https://ond.example/?a=1&b=2#c", "ftp://ond.example",
            "skriv till x@ond.example", "<https://ond.example>", "`kod`", "~~~\nkod\n~~~", "rad\n\n[här]: https://ond.example\n\n[här]",
            "# rubrik\n- punkt\n1. ett\n===\n> citat",
            "| a |\n|---|\n| b |", "\\[redan](https://ond.example)", "&lt;b&gt;", "<!-- ", "{{title}}", "slut med \\", "\t[a](b)"})
    @DisplayName("no character of an answer keeps a meaning in Markdown or HTML, and none is lost")
    void everyPunctuation(String answer) {
        String shown = shown("{{title}}", "title", answer);
        assertThat(shown.replaceAll("\\\\\\p{Punct}", "")).doesNotContainPattern("\\p{Punct}");
        assertThat(shown.replaceAll("\\\\(\\p{Punct})", "$1")).isEqualTo(answer);
    }

    @Test
    @DisplayName("an answer's letters, numbers and lines stay as they are, and what is no text is shown as before")
    void plain() {
        assertThat(shown("{{title}}", "title", "Städning år 2026\nNorr och Söder – “båda”"))
                .isEqualTo("Städning år 2026\nNorr och Söder – “båda”");
        assertThat(shown("{{places}}", "places", 12)).isEqualTo("12");
    }

    @Test
    @DisplayName("also what an expression makes of answers is text")
    void expressions() {
        assertThat(shown("{{if title = null then \"–\" else \"Om \" + title}}", "title", "*a*")).isEqualTo("Om \\*a\\*");
        assertThat(shown("= \"Om \" + title", "title", "*a*")).isEqualTo("Om \\*a\\*");
    }

    @Test
    @DisplayName("the form's own Markdown and its conditions are left, also in groups; so are its fields and labels")
    void theFormsOwn() throws Exception {
        JsonNode form = new ObjectMapper().readTree(InertText.in("""
                {"id": "x", "components": [
                  {"type": "textfield", "key": "title", "label": "Titel {{title}}", "readonly": "=title = \\"x\\""},
                  {"type": "group", "components": [{"type": "text",
                    "text": "**Titel**{{#if title != null}}: {{ title }}{{/if}}{{#loop rows}}{{this.name}}{{/loop}}"}]}]}"""));
        assertThat(form.at("/components/0/label").asText()).isEqualTo("Titel {{title}}");
        assertThat(form.at("/components/1/components/0/text").asText())
                .isEqualTo("**Titel**{{#if title != null}}: " + InertText.inert("{{title}}") + "{{/if}}{{#loop rows}}"
                        + InertText.inert("{{this.name}}") + "{{/loop}}")
                .doesNotContain("{{ title }}", "{{this.name}}");
    }

    /**
     * As the browser does it: its FEEL reads the last string as a backslash before what was found, as {@link String#replaceAll} does
     * with two. The expression itself is left to the server's FEEL.
     */
    private static String shown(String template, String name, Object answer) {
        String text = InertText.inert(template);
        Matcher parts = WHOLE.matcher(text.startsWith("=") ? text.substring(1) : text.substring(2, text.length() - 2));
        assertThat(parts.matches()).as(text).isTrue();
        return ((String) FEEL.evaluate(parts.group(1), Map.of(name, answer))).replaceAll(parts.group(2), "\\\\$1");
    }
}
