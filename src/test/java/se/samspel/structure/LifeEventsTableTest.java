package se.samspel.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code docs/livet-i-ett-avtal.md} names what there is. */
class LifeEventsTableTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+Test)(?:\\.([A-Za-z]+))?`");
    private static final Pattern STEP = Pattern.compile("[(,] ?`([a-z-]+)`");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("docs/livet-i-ett-avtal.md"));
    }

    @Test
    @DisplayName("every test that the table names is there, and every step has its form")
    void named() throws IOException {
        for (String line : lines()) {
            for (MatchResult test : NAMED.matcher(line).results().toList()) {
                try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
                    Path file = files.filter(path -> path.endsWith(test.group(1)
                            + ".java")).findFirst().orElseThrow(() -> new AssertionError(line));
                    assertThat(test.group(2) == null || Files.readString(file).contains(" " + test.group(2) + "(")).as(line).isTrue();
                }
            }
            STEP.matcher(line).results().forEach(step -> assertThat(Path.of("forms", step.group(1) + ".form")).as(line).exists());
        }
    }

    @Test
    @DisplayName("it has the fifty-two rows")
    void whole() throws IOException {
        assertThat(lines().stream().filter(line -> line.matches("\\| \\d+ \\|.*"))).hasSize(52);
    }
}
