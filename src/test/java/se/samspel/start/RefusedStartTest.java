package se.samspel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Production refuses to start with what is only good enough for the demonstration: one sentence, exit status 1. */
class RefusedStartTest {

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("a short password", Map.of("SAMSPEL_ADMIN_PASSWORD", "kort"), "lösenord är för kort"),
                Arguments.of("authorization off", Map.of("CAMUNDA_BPM_AUTHORIZATION_ENABLED", "false"), "behörighetskontrollen är avstängd"),
                Arguments.of("with the demonstration", Map.of("SPRING_PROFILES_ACTIVE", "production,demonstration"), "kan inte användas tillsammans"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    @DisplayName("is refused in one sentence")
    void refused(String name, Map<String, String> wrong, String sentence) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("SPRING_PROFILES_ACTIVE", "production",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:1/samspel", "SPRING_DATASOURCE_USERNAME", "samspel",
                "SPRING_DATASOURCE_PASSWORD", "not-asked-for", "SAMSPEL_ADMIN_USER", "karin", "SAMSPEL_ADMIN_PASSWORD", "Lagom-langt-2026-ord"));
        environment.putAll(wrong);
        try (RunningSamspel samspel = RunningSamspel.start(RunningSamspel.freePort(), environment)) {
            assertThat(samspel.waitForEnd()).isEqualTo(1);
            assertThat(samspel.output().lines().filter(line -> line.startsWith("Samspel startar inte: "))).singleElement().asString().contains(sentence);
            assertThat(samspel.output()).doesNotContain("\tat ");
        }
    }
}
