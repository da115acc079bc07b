package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebAppScriptTest {

    /** From the library's own checks of fields to the end of it: what it tells a person is a sentence in quotes. */
    private static final Pattern SENTENCE = Pattern.compile("push\\((?!window\\.samspelText)[\"`][A-Z][a-z]+ [^\"`]*[.)][\"`]");

    static Stream<WebAppScript> scripts() {
        return WebAppScript.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("everything that is to be changed in a script of the web apps is found in it, as often as said")
    void found(WebAppScript script) {
        assertThat(script.changed()).startsWith(script.before()).isNotEqualTo(script.own());
    }

    @Test
    @DisplayName("no sentence with which the forms' library refuses an answer is left in English")
    void everySentence() {
        String checks = WebAppScript.LIBRARIES.changed();
        int begin = checks.indexOf("validateField(e,t){");
        Matcher left = SENTENCE.matcher(checks.substring(begin, checks.indexOf("importSchema(e)", begin)));
        assertThat(left.results().map(result -> result.group()).toList()).isEqualTo(List.of());
    }

    @Test
    @DisplayName("Tasklist keeps nothing that is written in a form of ours in the browser")
    void nothingKept() {
        assertThat(WebAppScript.TASKLIST.changed()).doesNotContain("localStorage.setItem(\"camunda-form:\"");
    }
}
