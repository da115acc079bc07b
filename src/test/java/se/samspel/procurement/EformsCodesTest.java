package se.samspel.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EformsCodesTest {

    private static final Pattern FIELD_AND_CODE = Pattern.compile("^(BT-06|BT-775) [^:]+: ([a-z-]+) \\(([^)]+)\\)", Pattern.MULTILINE);

    private final EformsCodes eforms = new EformsCodes();

    @ParameterizedTest(name = "{0}, bonus {1}, labour-law terms {2}: {3}")
    @CsvSource(nullValues = "null", textBlock = """
            DIALOGUE,   false, false, soc-obj opp
            DIALOGUE,   null,  null,  soc-obj opp
            EMPLOYMENT, false, false, soc-obj opp
            APPRENTICE, false, false, soc-obj opp
            EMPLOYMENT, false, true,  soc-obj opp work-cond
            EMPLOYMENT, true,  false, soc-obj opp gen-eq
            APPRENTICE, true,  true,  soc-obj opp work-cond gen-eq
            null,       null,  true,  soc-obj work-cond
            """)
    void theTermsGiveTheCodes(String clause, Boolean bonus, Boolean labourLawTerms, String codes) {
        String text = eforms.codes(clause, bonus, labourLawTerms);

        assertThat(matches(text).stream().map(match -> match.group(2))).containsExactly(codes.split(" "));
        assertThat(text).contains("\nBT-777 ").contains("\nBT-70 ");
        if (clause != null) {
            assertThat(text).contains("DIALOGUE".equals(clause) ? "Dialogkrav" : "Sysselsättningskrav");
        }
    }

    @Test
    void withoutSocialTermsNoObjectiveAndNoDescriptionIsAskedFor() {
        assertThat(eforms.codes(null, true, false)).startsWith("BT-06").contains(": none").doesNotContain("soc-obj", "BT-70 ");
    }

    @Test
    void theSwedishNamesAreThoseOfTheSdk() throws IOException {
        Properties sdk = new Properties();
        try (InputStream names = getClass().getResourceAsStream("/eforms-sdk/translations/code_sv.xml")) {
            sdk.loadFromXML(names);
        }
        List<MatchResult> matches = matches(eforms.codes("EMPLOYMENT", true, true));

        assertThat(matches).hasSize(4).allSatisfy(match -> {
            String list = match.group(1).equals("BT-06") ? "strategic-procurement" : "social-objective";
            assertThat(match.group(3)).isEqualTo(sdk.getProperty("code|name|" + list + "." + match.group(2)));
        });
    }

    @Test
    void anUnknownClauseIsRefused() {
        assertThatThrownBy(() -> eforms.codes("GOODWILL", false, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<MatchResult> matches(String text) {
        return FIELD_AND_CODE.matcher(text).results().toList();
    }
}
