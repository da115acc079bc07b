package se.samspel.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.GetByLabelOptions;
import com.microsoft.playwright.Locator.GetByTextOptions;

/**
 * A form that is open in Tasklist. Answers are given by field key and code, as everywhere in the tests; here they become what a person
 * does: the field with that Swedish label gets the text, or the option with that Swedish label is chosen. The labels are read from the
 * form's own file, so the screen must show what the file says.
 */
public final class FormOnScreen {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int LOOKS = 12;

    private final Locator around;
    private final JsonNode schema;
    private final OptionLabels labels;

    private FormOnScreen(Locator around, JsonNode schema, OptionLabels labels) {
        this.around = around;
        this.schema = schema;
        this.labels = labels;
    }

    static FormOnScreen in(Locator around, String step, OptionLabels labels) {
        FormOnScreen form = new FormOnScreen(around, schema(step), labels);
        assertThat(around.locator(".fjs-form .fjs-form-field").first()).isVisible();
        return form;
    }

    /** What the form tells the person, without the fields' contents. */
    public String text() {
        return around.locator(".fjs-form").innerText();
    }

    /** Whether the form has the checkbox that lets ten digits past, and shows it now. */
    public boolean showsNotPersonalNumber() {
        return around.locator(".fjs-form .fjs-form-field-checkbox:visible").getByText("Siffrorna är inte ett personnummer").count() > 0;
    }

    /** What a person could follow, or the browser fetches: links, pictures and frames. The form library's own mark is left out. */
    public int links() {
        return around.locator(".fjs-form .fjs-form-field").locator("a:not(.fjs-powered-by-link), img, iframe, script, code, h1, h2")
                .count();
    }

    /**
     * Fills the fields from top to bottom, since one answer may bring out the next field. Looks the form through afterwards, as a person
     * does: the form draws itself anew after each answer, and an answer that came in the middle of it may be lost.
     */
    void fill(Map<String, Object> answers) {
        Map<JsonNode, Object> fields = new LinkedHashMap<>();
        find(schema.path("components"), answers, fields);
        if (fields.size() < answers.size()) {
            throw new AssertionError(schema.path("id").asText() + " lacks one of the fields " + answers.keySet());
        }
        fields.forEach((field, answer) -> {
            for (int attempt = 0; attempt < LOOKS && !holds(field, answer); attempt++) {
                fill(field, answer);
            }
        });
        for (int look = 0; look < LOOKS && lost(fields).findAny().isPresent(); look++) {
            lost(fields).toList().forEach(field -> fill(field.getKey(), field.getValue()));
        }
        lost(fields).findFirst().ifPresent(field -> {
            throw new AssertionError(field.getKey().path("key") + " does not take " + field.getValue());
        });
    }

    private Stream<Map.Entry<JsonNode, Object>> lost(Map<JsonNode, Object> fields) {
        return fields.entrySet().stream().filter(field -> !holds(field.getKey(), field.getValue()));
    }

    private static void find(JsonNode components, Map<String, Object> answers, Map<JsonNode, Object> found) {
        for (JsonNode component : components) {
            find(component.path("components"), answers, found);
            if (component.has("key") && answers.containsKey(component.get("key").asText())) {
                found.put(component, answers.get(component.get("key").asText()));
            }
        }
    }

    private boolean holds(JsonNode component, Object answer) {
        Locator field = field(component);
        return switch (component.path("type").asText()) {
            case "textfield", "number", "datetime", "textarea" ->
                    field.locator("input, textarea").first().inputValue().equals(answer.toString());
            case "checkbox" -> field.locator("input").isChecked() == (Boolean) answer;
            case "select" -> field.locator(".fjs-select-display").innerText().equals(labelOf(component, answer));
            default -> {
                Collection<?> codes = answer instanceof Collection<?> several ? several : Set.of(answer);
                yield field.locator("input:checked").count() == codes.size()
                        && codes.stream().allMatch(code -> option(field, component, code).isChecked());
            }
        };
    }

    private void fill(JsonNode component, Object answer) {
        Locator field = field(component);
        String label = component.path("label").asText(component.path("dateLabel").asText());
        assertThat(field.locator("label").filter(new FilterOptions().setHasText(label)).first()).isVisible();
        switch (component.path("type").asText()) {
            // The form takes what is typed after a moment, or at once when the field is left.
            case "textfield", "number", "datetime", "textarea" -> {
                Locator typed = field.locator("input, textarea").first();
                typed.fill(answer.toString());
                typed.blur();
            }
            case "checkbox" -> set(field.locator("input"), (Boolean) answer);
            case "radio" -> set(option(field, component, answer), true);
            case "checklist" -> {
                Collection<?> chosen = (Collection<?>) answer;
                field.locator("input[type=checkbox]").all().forEach(box -> set(box, false));
                chosen.forEach(code -> set(option(field, component, code), true));
            }
            case "select" -> {
                if (field.locator(".fjs-dropdownlist").count() == 0) {
                    field.locator(".fjs-input-group").click();
                }
                field.locator(".fjs-dropdownlist").getByText(labelOf(component, answer), new GetByTextOptions().setExact(true)).click();
            }
            default -> throw new AssertionError("no person can fill in a " + component.path("type"));
        }
        settle();
    }

    /** Lets the form draw itself anew, and be done with what follows from that. */
    private void settle() {
        around.page().evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestIdleCallback(drawn)))");
    }

    private void set(Locator box, boolean checked) {
        if (box.isChecked() != checked) {
            box.click();
            settle();
        }
    }

    private Locator option(Locator field, JsonNode component, Object code) {
        return field.getByLabel(labelOf(component, code), new GetByLabelOptions().setExact(true));
    }

    private String labelOf(JsonNode component, Object code) {
        if (component.hasNonNull("valuesKey")) {
            return labels.of(component.get("valuesKey").asText(), code.toString());
        }
        for (JsonNode option : component.path("values")) {
            if (option.path("value").asText().equals(code.toString())) {
                return option.path("label").asText();
            }
        }
        throw new AssertionError(component.path("key") + " has no option " + code);
    }

    /** The innermost field around the control; the ids of form-js end with the component's id, and its part. */
    private Locator field(JsonNode component) {
        String id = component.path("id").asText();
        Locator field = around.locator(".fjs-form-field:has([id$='-%1$s']), .fjs-form-field:has([id*='-%1$s-'])".formatted(id)).last();
        assertThat(field).isVisible();
        return field;
    }

    Locator button(String text) {
        return around.page().locator("button:visible", new com.microsoft.playwright.Page.LocatorOptions()
                .setHasText(Pattern.compile("^\\s*" + text + "\\s*$"))).last();
    }

    private static JsonNode schema(String step) {
        try (InputStream file = FormOnScreen.class.getResourceAsStream("/model/forms/" + step + ".form")) {
            JsonNode schema = JSON.readTree(file);
            // what Samspel itself ends a form with, whatever the file says
            ((ArrayNode) schema.path("components")).addObject().put("type", "checkbox").put("id", "Field_notPersonalNumber")
                    .put("key", "notPersonalNumber").put("label", "Siffrorna är inte ett personnummer");
            return schema;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
