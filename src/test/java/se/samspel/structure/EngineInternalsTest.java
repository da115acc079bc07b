package se.samspel.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EngineInternalsTest {

    private static final String INTERNAL = "(org\\.camunda\\.[a-z.]*\\bimpl\\.(?:[a-z_0-9]+\\.)*[A-Z]\\w*)";

    @Test
    @DisplayName("the document lists each internal class of the engine that is imported, and no other")
    void listed() throws IOException {
        Set<String> imported = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                find("(?m)^import (?:static )?" + INTERNAL, Files.readString(source), imported);
            }
        }
        Set<String> documented = new TreeSet<>();
        find("(?m)^\\| `" + INTERNAL + "` \\|", Files.readString(Path.of("docs/engine-internals.md")), documented);

        assertThat(documented).isEqualTo(imported).hasSizeGreaterThan(50);
    }

    private static void find(String pattern, String text, Set<String> found) {
        for (Matcher matcher = Pattern.compile(pattern).matcher(text); matcher.find();) {
            found.add(matcher.group(1));
        }
    }
}
