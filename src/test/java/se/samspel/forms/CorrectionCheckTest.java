package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a submission that corrects another is checked, and what of a process cannot be corrected at all. */
class CorrectionCheckTest {

    private static final String FORM = """
            {"id": "step", "type": "default", "components": [
              {"type": "textfield", "id": "a", "key": "way", "label": "Väg", "properties": {"prefill": "none"}},
              {"type": "textfield", "id": "b", "key": "note", "label": "Anteckning", "validate": {"required": true}},
              {"type": "textfield", "id": "c", "key": "until", "label": "Till",
                "properties": {"check": "until >= today", "message": "Passerat."}},
              {"type": "select", "id": "d", "key": "person", "label": "Person", "valuesKey": "people"},
              {"type": "checkbox", "id": "e", "key": "agreed", "label": "Avtalat"}]}""";

    private static Map<String, Object> corrected(Map<String, Object> before, Map<String, Object> posted) {
        Map<String, Object> circumstances = Map.of("today", "2026-11-25", "currentUser", "anna");
        FormCheck.Known known = new FormCheck.Known() {
            @Override
            public Map<String, Object> get() {
                return Map.of();
            }

            @Override
            public Object list(String valuesKey) {
                return List.of(Map.of("value", "elin", "label", "Elin"));
            }
        };
        return new FormCheck(FormSchemaReader.read(FORM), posted, known, new Feel(), circumstances,
                new Before(before, Map.of("way", "Gör om det i stället.", "agreed", "Gör om det i stället."))).answers();
    }

    @Test
    @DisplayName("a fixed field keeps its answer whether it is sent or not, and who changes it is told what to do instead")
    void fixed() {
        Map<String, Object> before = Map.of("way", "NORR", "note", "Fel", "agreed", true);
        assertThat(corrected(before, Map.of("note", "Rätt"))).containsEntry("way", "NORR").containsEntry("agreed", true)
                .containsEntry("note", "Rätt");
        assertThat(corrected(before, Map.of("note", "Rätt", "way", "NORR", "agreed", true))).containsEntry("way", "NORR");
        assertThatThrownBy(() -> corrected(before, Map.of("note", "Rätt", "way", "SÖDER"))).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("”Väg” kan inte ändras i efterhand. Gör om det i stället.");
        assertThatThrownBy(() -> corrected(before, Map.of("note", "Rätt", "agreed", false))).isInstanceOf(InvalidSubmission.class);
        Map<String, Object> empty = new HashMap<>(Map.of("note", "Fel"));
        assertThatThrownBy(() -> corrected(empty, Map.of("note", "Rätt", "way", "SÖDER"))).as("what was left empty")
                .isInstanceOf(InvalidSubmission.class);
    }

    @Test
    @DisplayName("what is left as it was is not judged anew: a day that has passed, a person who has left")
    void unchanged() {
        Map<String, Object> before = Map.of("note", "Fel", "until", "2026-01-01", "person", "gone");
        assertThat(corrected(before, Map.of("note", "Rätt", "until", "2026-01-01", "person", "gone"))).containsEntry("person", "gone");
        assertThatThrownBy(() -> corrected(before, Map.of("note", "Rätt", "until", "2026-02-01"))).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("Passerat.");
        assertThatThrownBy(() -> corrected(before, Map.of("note", "Rätt", "person", "nobody"))).isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> corrected(before, Map.of())).as("what is required stays so").isInstanceOf(InvalidSubmission.class);
    }

    @Test
    @DisplayName("who corrects sees above the form what is corrected, and the fixed fields as read only")
    void shown() {
        String form = FormSchemaReader.asCorrection(FORM, Set.of("way"), "**Rättelse** av svaret 7.");
        assertThat(form).contains("**Rättelse** av svaret 7.").contains("\"key\":\"way\"").contains("\"readonly\":true");
        assertThat(form.split("readonly", -1)).hasSize(2);
        assertThat(FormSchemaReader.read(form).fields()).hasSameSizeAs(FormSchemaReader.read(FORM).fields());
    }

    @Test
    @DisplayName("a way is chosen by what a condition reads, and by what was computed for a condition or a timer; a due date chooses none")
    void decisive() throws Exception {
        String diagram = Files.readString(new File("processes/procurement.bpmn").toPath());
        List<String> tables = List.of(Files.readString(new File("processes/model-applicability.dmn").toPath()),
                Files.readString(new File("processes/standstill.dmn").toPath()));
        assertThat(DiagramFields.decisiveIn(DiagramFields.parse(diagram), tables))
                .contains("requirement", "clause", "approved", "moreWinners", "procurementType", "performanceMonths", "noticeSentDate",
                        "noticeChannel")
                .doesNotContain("plannedPublicationDate", "title", "publicationDate", "noticeId", "message");
    }
}
