package se.samspel.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.samspel.StartRefused;
import se.samspel.retention.RetentionSettings.Rule;

class RetentionSettingsTest {

    @Test
    @DisplayName("a kind is found as a file and as an environment variable writes it; without a decision it has none")
    void kinds() {
        Map<DocumentKind, Rule> rules = new RetentionSettings(Map.of("case-answers", new Rule(Period.ofYears(5), " GB 2027-12 "),
                "peopleanswers", new Rule(Period.ofYears(2), " "))).rules();
        assertThat(rules.get(DocumentKind.CASE_ANSWERS).reference()).hasValue("GB 2027-12");
        assertThat(rules.get(DocumentKind.PEOPLE_ANSWERS).reference()).isEmpty();
        assertThat(rules).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"answers, P5Y, ingen handlingstyp", "case-answers, P0D, längre än noll", "history, P-1Y, längre än noll",
            "accounts, , längre än noll"})
    @DisplayName("a kind that is none, or a time that is none, refuses the start in one sentence")
    void refused(String kind, Period keep, String sentence) {
        RetentionSettings settings = new RetentionSettings(Map.of(kind, new Rule(keep, "GB 1")));
        assertThatThrownBy(settings::rules).isInstanceOf(StartRefused.class).hasMessageStartingWith("Samspel startar inte: ")
                .hasMessageContaining("samspel.retention.kinds." + kind).hasMessageContaining(sentence);
    }
}
