package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Swedish texts beside the English ones of the web apps' jar. */
class LocalesTest {

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    /** English that no Swedish sentence has by chance. */
    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b(the|of|and|are|was|were|this|that|with|without|please|could|cannot|"
            + "should|would|your|you|not|failed|successfully|loading|deleted|instances|tasks|users?|select|update|"
            + "create)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    @DisplayName("each text of the web app has a Swedish one, with the same places for what is put into it")
    void sameKeys(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        Map<String, String> swedish = texts(app, "sv");
        assertThat(new TreeSet<>(swedish.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        assertThat(swedish).allSatisfy((key, text) -> assertThat(places(text)).as(key).isEqualTo(places(english.get(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    @DisplayName("no Swedish text has an English word")
    void noEnglish(String app) throws IOException {
        assertThat(texts(app, "sv")).allSatisfy((key, text) -> assertThat(ENGLISH.matcher(text.replaceAll("<[^>]*>|\\{\\{[^}]*}}", " "))
                .results().map(MatchResult::group).toList()).as("%s: %s", key, text).isEmpty());
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1)).sorted().toList();
    }

    private static Map<String, String> texts(String app, String language) throws IOException {
        try (InputStream file = LocalesTest.class.getResourceAsStream(
                "/META-INF/resources/webjars/camunda/app/" + app + "/locales/" + language + ".json")) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
            Map<String, String> texts = new LinkedHashMap<>();
            collect(JSON.readTree(json), new ArrayList<>(), texts);
            return texts;
        }
    }

    private static void collect(JsonNode node, List<String> path, Map<String, String> texts) {
        if (node.isContainerNode()) {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                collect(node.get(i), with(path, String.valueOf(i)), texts);
            }
            node.fields().forEachRemaining(field -> collect(field.getValue(), with(path, field.getKey()), texts));
        } else {
            texts.put(String.join(".", path), node.asText());
        }
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
