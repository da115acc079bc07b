package se.samspel.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import se.samspel.StartRefused;

class ModelFolderTest {

    private static void refused(Path folder, String sentence) {
        assertThatThrownBy(() -> new ModelDeployment(null, null, null, folder.toString(), false).afterSingletonsInstantiated())
                .isInstanceOf(StartRefused.class).hasMessageStartingWith("Samspel startar inte: ").hasMessageContaining(folder.toString())
                .hasMessageContaining(sentence);
    }

    @Test
    @DisplayName("a model folder that is not there, is a file, lacks forms or holds nothing is refused, with its name")
    void bad(@TempDir Path folder) throws Exception {
        refused(folder.resolve("no-such"), "saknar undermapparna");
        refused(Files.writeString(folder.resolve("file"), "x"), "saknar undermapparna");
        Files.createDirectories(folder.resolve("half/processes"));
        refused(folder.resolve("half"), "saknar undermapparna");
        Files.createDirectories(folder.resolve("half/forms"));
        refused(folder.resolve("half"), "inga modeller");
    }
}
