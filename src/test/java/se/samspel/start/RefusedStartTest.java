package se.samspel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be is refused with one sentence and exit status 1; so is, in production, what is only good enough for the demonstration. */
class RefusedStartTest {

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("a short password", Map.of("SAMSPEL_ADMIN_PASSWORD", "kort"), "lösenord är för kort"),
                Arguments.of("authorization off", Map.of("CAMUNDA_BPM_AUTHORIZATION_ENABLED", "false"),
                        "behörighetskontrollen är avstängd"),
                Arguments.of("with the demonstration", Map.of("SPRING_PROFILES_ACTIVE", "production,demonstration"),
                        "kan inte användas tillsammans"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    @DisplayName("is refused in one sentence")
    void refused(String name, Map<String, String> wrong, String sentence) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("SPRING_PROFILES_ACTIVE", "production",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:1/samspel", "SPRING_DATASOURCE_USERNAME", "samspel",
                "SPRING_DATASOURCE_PASSWORD", "not-asked-for", "SAMSPEL_ADMIN_USER", "karin", "SAMSPEL_ADMIN_PASSWORD",
                "Lagom-langt-2026-ord"));
        environment.putAll(wrong);
        try (RunningSamspel samspel = RunningSamspel.start(RunningSamspel.freePort(), environment)) {
            assertThat(samspel.waitForEnd()).isEqualTo(1);
            assertThat(samspel.output().lines().filter(line -> line.startsWith("Samspel startar inte: "))).singleElement().asString()
                    .contains(sentence);
            assertThat(samspel.output()).doesNotContain("\tat ");
        }
    }

    static Stream<Arguments> unreadable() {
        String letter = "\\u00e5";
        return Stream.of(
                Arguments.of(Map.of("SERVER_PORT", "x"), "server.port (SERVER_PORT) är x, men ska vara ett heltal."),
                Arguments.of(Map.of("SAMSPEL_RETURNTOMODEL", "kanske"),
                        "samspel.return-to-model (SAMSPEL_RETURNTOMODEL) är kanske, men ska vara true eller false."),
                Arguments.of(Map.of("SAMSPEL_MODEL_DIR", "target/no-such-model"), "saknar undermapparna processes och forms."),
                Arguments.of(Map.of("LC_ALL", "C", "SPRING_APPLICATION_JSON", "{\"samspel.data-dir\": \"target/d" + letter + "ta\"}"),
                        "LC_ALL=C.UTF-8"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    @DisplayName("a setting that cannot be read is one sentence, and all that is said besides is what goes well")
    void unreadable(Map<String, String> wrong, String sentence, @TempDir Path data) throws Exception {
        Map<String, String> environment = new HashMap<>(wrong);
        environment.put("SAMSPEL_DATA_DIR", data.toString());
        try (RunningSamspel samspel = RunningSamspel.start(RunningSamspel.freePort(), environment)) {
            assertThat(samspel.waitForEnd()).isEqualTo(1);
            assertThat(samspel.output().lines().filter(line -> line.startsWith("Samspel startar inte: "))).singleElement().asString()
                    .contains(sentence);
            assertThat(samspel.output().lines().filter(line -> line.startsWith("|") || line.contains("ERROR") || line.contains("\tat ")))
                    .filteredOn(line -> !line.contains("new-award")).isEmpty();
        }
    }
}
