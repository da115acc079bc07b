package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten digits that could be a personal identity number, and could be something else. The numbers are made up. */
class NotPersonalNumberTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Feel FEEL = new Feel();
    private static final String TWO_FIELDS = """
            {"id": "test", "components": [%s
              {"type": "textarea", "key": "note", "label": "Anteckning"},
              {"type": "group", "path": "sum", "components": [{"type": "number", "key": "kronor", "label": "Belopp"}]}]}""";
    private static final String ORDINARY = TWO_FIELDS.formatted("");
    private static final String OF_CANDIDATES = TWO_FIELDS.formatted("""
            {"type": "text", "id": "Text_intro", "text": "Stöd", "properties": {"aboutCandidates": "true"}},""");
    private static final String TICKED_BY_FORM = TWO_FIELDS.formatted("""
            {"type": "text", "text": "Gäller {{candidateReference}}"}, {"type": "checkbox", "key": "notPersonalNumber", "label": \
            "Nej"},""");
    private static final String ASKS = "”Anteckning” innehåller tio siffror som kan vara ett personnummer eller samordningsnummer. Är de "
            + "något annat: kryssa i ”Siffrorna är inte ett personnummer” sist i formuläret.";

    @ParameterizedTest
    @ValueSource(strings = {"Ring 0707767612", "Annons 190605-2020", "Summan är 8604101231 kr", "dnr 860410/1231", "ordernr 900118N123"})
    @DisplayName("ten digits that could be something else are taken with the tick, which is kept, and without it refused with where it is")
    void letPast(String note) {
        Map<String, Object> answers = answers(ORDINARY, Map.of("note", note, "notPersonalNumber", true));
        assertThat(answers).containsEntry("note", note).containsEntry("notPersonalNumber", true);

        for (Map<String, Object> without : List.of(Map.<String, Object>of("note", note),
                Map.<String, Object>of("note", note, "notPersonalNumber", false))) {
            assertThat(refused(ORDINARY, without)).containsExactly(new Fault("note", "Anteckning", ASKS));
        }
    }

    @Test
    @DisplayName("an amount of ten digits is taken with the tick, wherever in the form it stands")
    void amount() {
        Map<String, Object> sum = Map.of("kronor", 8604101231L);
        assertThat(answers(ORDINARY, Map.of("sum", sum, "notPersonalNumber", true))).containsEntry("sum", sum);
        assertThat(refused(ORDINARY, Map.of("sum", sum))).extracting(Fault::label).containsExactly("Belopp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198604101231", "19860410-1231", "1986-04-10-1231", "Ring 0707767612, hon är 19860410-1231"})
    @DisplayName("twelve digits are a personal number, whatever is ticked")
    void certain(String note) {
        assertThat(refused(ORDINARY, Map.of("note", note, "notPersonalNumber", true))).extracting(Fault::message)
                .containsExactly("”Anteckning” innehåller ett personnummer eller samordningsnummer. Sådana får inte skrivas här.");
    }

    @Test
    @DisplayName("in a form about candidates nothing lets ten digits past, not even a checkbox that the form's file holds")
    void candidates() {
        for (String form : List.of(OF_CANDIDATES, TICKED_BY_FORM)) {
            assertThat(refused(form, Map.of("note", "Ring 0707767612", "notPersonalNumber", true))).extracting(Fault::message)
                    .containsExactly(
                    "Fältet ”notPersonalNumber” finns inte i formuläret.",
                    "”Anteckning” innehåller tio siffror som kan vara ett personnummer "
                            + "eller samordningsnummer. Sådana får inte skrivas i ett formulär om kandidater.");
            assertThat(NotPersonalNumber.in(form)).doesNotContain("notPersonalNumber");
        }
    }

    @Test
    @DisplayName("a tick that nothing needed is not kept, and one that is no tick lets nothing past")
    void needless() {
        assertThat(answers(ORDINARY, Map.of("note", "Ring växeln", "notPersonalNumber", true))).doesNotContainKey("notPersonalNumber");
        assertThat(refused(ORDINARY, Map.of("note", "Ring 0707767612", "notPersonalNumber", "ja"))).extracting(Fault::message)
                .containsExactly("”Siffrorna är inte ett personnummer” ska vara ja eller nej.");
    }

    @Test
    @DisplayName("what is chosen from a list was typed by nobody, so a case with such a number can be chosen")
    void chosen() {
        String form = """
                {"id": "test", "components": [{"type": "select", "key": "case", "label": "Ärende", "values": [{"value": \
                "190605-2020"}]}]}""";
        assertThat(answers(form, Map.of("case", "190605-2020"))).containsEntry("case", "190605-2020");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0707767612", "190605-2020", "860410/1231", "86.04.10/1231", "86 04 10 1231", "860410 / 1231", "900118N123",
            "900118-t818", "９００１１８－９８１１", "9\u200B00118-98\u200B11", "900118\u00A09811"})
    @DisplayName("the checkbox shows itself for whatever the server could refuse without it")
    void shown(String number) throws IOException {
        assertThat(isHidden(Map.of("note", "Se " + number + " för mer"))).isFalse();
    }

    @Test
    @DisplayName("the checkbox stays hidden for what looks like no such digits")
    void hidden() throws IOException {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("note", null);
        nothing.put("sum", null);
        for (Map<String, Object> answers : List.of(nothing, Map.<String, Object>of("note", "2026-09-01 12:30 i rum 3, 070-776 76 12"),
                Map.<String, Object>of("note", "UPH-2026-0123", "sum", Map.of("kronor", 200_000_000)))) {
            assertThat(isHidden(answers)).as(answers.toString()).isTrue();
        }
        assertThat(isHidden(Map.of("note", "", "sum", Map.of("kronor", 8604101231L)))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("se.samspel.forms.DeliveredFormsTest#forms")
    @DisplayName("every form where something is typed ends with the checkbox, save those about candidates")
    void everyForm(Path file) throws IOException {
        String text = Files.readString(file);
        FormSchema form = FormSchemaReader.read(text);
        boolean isTyped = form.fields().stream().anyMatch(field -> List.of(Field.Type.TEXTFIELD, Field.Type.TEXTAREA, Field.Type.NUMBER)
                .contains(field.type()) && !field.disabled());
        JsonNode last = last(NotPersonalNumber.in(text));

        assertThat(text).as("no file holds its own").doesNotContain("notPersonalNumber");
        assertThat(form.notPersonalNumber().isPresent()).isEqualTo(isTyped && !aboutCandidates().contains(form.id()));
        assertThat(last.path("key").asText().equals("notPersonalNumber")).isEqualTo(form.notPersonalNumber().isPresent());
        if (form.notPersonalNumber().isPresent()) {
            assertThat((Object) FEEL.evaluate(last.at("/conditional/hide").asText().substring(1), nothing(form))).isEqualTo(true);
        }
    }

    private static Map<String, Object> nothing(FormSchema form) {
        Map<String, Object> nothing = new HashMap<>();
        form.fields().forEach(field -> FormSchema.put(nothing, field.path(), null));
        return nothing;
    }

    /** Those that name one candidate, and those that say so of themselves. */
    private static List<String> aboutCandidates() throws IOException {
        TreeSet<String> named = new TreeSet<>(List.of("identify-candidates", "assess-candidates", "train-to-base-level",
                "present-candidates", "support-employment", "follow-up-placement", "interview-candidates", "internship-check-in",
                "confirm-placement"));
        for (Path file : DeliveredFormsTest.forms().toList()) {
            if (Files.readString(file).contains("candidateReference")) {
                named.add(file.getFileName().toString().replace(".form", ""));
            }
        }
        return new ArrayList<>(named);
    }

    private static JsonNode last(String form) throws IOException {
        JsonNode components = JSON.readTree(form).path("components");
        return components.get(components.size() - 1);
    }

    private static boolean isHidden(Map<String, Object> answers) throws IOException {
        Map<String, Object> all = new HashMap<>(Map.of("sum", Map.of()));
        all.putAll(answers);
        return Boolean.TRUE.equals(FEEL.evaluate(last(NotPersonalNumber.in(ORDINARY)).at("/conditional/hide").asText().substring(1), all));
    }

    private static Map<String, Object> answers(String form, Map<String, Object> posted) {
        return new FormCheck(FormSchemaReader.read(form), posted, Map::of, FEEL, Map.of("today", "2026-09-01", "currentUser", "anna"))
                .answers();
    }

    private static List<Fault> refused(String form, Map<String, Object> posted) {
        InvalidSubmission refusal = catchThrowableOfType(InvalidSubmission.class, () -> answers(form, posted));
        assertThat(refusal).as("%s is taken", posted).isNotNull();
        return refusal.faults();
    }
}
