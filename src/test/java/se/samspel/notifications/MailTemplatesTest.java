package se.samspel.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import se.samspel.StartRefused;

class MailTemplatesTest {

    private static final Map<String, String> REPORT = Map.of("name", "Åsa Öst", "task", "Egenrapport", "about", "avtal UPH-2026-0123/1",
            "due", "15 mars", "line", "Egenrapport för avtal UPH-2026-0123/1, senast 15 mars", "link",
            "https://samspel.example.se/uppgift/0", "choices", "https://samspel.example.se/aviseringar");

    @TempDir
    Path folder;

    @Test
    @DisplayName("a subject says what and when; the text is short and has one link to it; the HTML has the same words and a link")
    void delivered() {
        MailTemplates.Words words = new MailTemplates(new Kinds(), "").write("new-task.txt", REPORT);
        assertThat(words.subject()).isEqualTo("Egenrapport för avtal UPH-2026-0123/1, senast 15 mars");
        assertThat(words.text()).startsWith("Hej Åsa Öst!\n\n").contains("Den ska vara klar senast 15 mars.")
                .containsOnlyOnce("https://samspel.example.se/uppgift/0").hasLineCount(8);
        assertThat(words.html()).contains("<a href=\"https://samspel.example.se/uppgift/0\">", "Hej Åsa Öst!");
    }

    @Test
    @DisplayName("every kind has its words, also with nothing known and for a mailbox without a name")
    void everyKind() {
        MailTemplates templates = new MailTemplates(new Kinds(), "");
        for (Kind kind : new Kinds().all()) {
            MailTemplates.Words words = templates.write(kind.template(), Map.of("about", "avtal 1/1"));
            assertThat(words.subject()).as(kind.name()).doesNotContain("{{", ", ,");
            assertThat(words.text()).as(kind.name()).startsWith("Hej!\n").doesNotContain("{{", "\n\n\n");
        }
    }

    @Test
    @DisplayName("what is put into a template is text in the HTML")
    void escaped() {
        assertThat(new MailTemplates(new Kinds(), "").write("new-task.txt", Map.of("name", "<b>Å & Ö</b>")).html())
                .contains("Hej &lt;b&gt;Å &amp; Ö&lt;/b&gt;!").doesNotContain("<b>");
    }

    @Test
    @DisplayName("a file of the organisation's own takes the place of the jar's; the others stay")
    void own() throws IOException {
        Files.writeString(folder.resolve("new-task.txt"), "Ämne: Göteborg: {{task}}\n\nTa {{link}}\n");
        MailTemplates templates = new MailTemplates(new Kinds(), folder.toString());
        assertThat(templates.write("new-task.txt", REPORT).subject()).isEqualTo("Göteborg: Egenrapport");
        assertThat(templates.write("reminder.txt", REPORT).subject()).startsWith("Påminnelse: Egenrapport");
    }

    @Test
    @DisplayName("a template with an unknown field, without a subject, that cannot be read, or a folder that is not there refuses the "
            + "start in one sentence")
    void refused() throws IOException {
        for (String wrong : List.of("Ämne: {{task}}\n\n{{candidate}}\n", "Ämne: {{#task}}\n\n{{/task}}{{kandidat}}\n", "Hej {{name}}!\n",
                "Ämne: {{task}}\n\n{{#due}}\n")) {
            Files.writeString(folder.resolve("new-task.txt"), wrong);
            assertThatThrownBy(() -> new MailTemplates(new Kinds(), folder.toString())).as(wrong).isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("Samspel startar inte: mallen " + folder.resolve("new-task.txt")).hasMessageEndingWith(".");
        }
        Files.write(folder.resolve("new-task.txt"), "Ämne: å\n\nä\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new MailTemplates(new Kinds(), folder.toString())).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> new MailTemplates(new Kinds(), folder + "/none")).hasMessageContaining("finns inte");
    }
}
