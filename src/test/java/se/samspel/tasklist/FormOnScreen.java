package se.samspel.tasklist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.GetByLabelOptions;
import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsCheckedOptions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A form that is open in Tasklist. Answers are given by field key and code, as everywhere in the tests; here they become what a person
 * does: the field with that Swedish label gets the text, or the option with that Swedish label is chosen. The labels are read from the
 * form's own file, so the screen must show what the file says.
 */
public final class FormOnScreen {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** Fills the fields from top to bottom, since one answer may bring out the next field. */
    void fill(Map<String, Object> answers) {
        Set<String> left = new HashSet<>(answers.keySet());
        fill(schema.path("components"), answers, left);
        if (!left.isEmpty()) {
            throw new AssertionError(schema.path("id").asText() + " has no field " + left);
        }
    }

    private void fill(JsonNode components, Map<String, Object> answers, Set<String> left) {
        for (JsonNode component : components) {
            fill(component.path("components"), answers, left);
            String key = component.path("key").asText();
            if (left.remove(key)) {
                fill(component, answers.get(key));
            }
        }
    }

    private void fill(JsonNode component, Object answer) {
        Locator field = field(component);
        String label = component.path("label").asText(component.path("dateLabel").asText());
        assertThat(field.locator("label").filter(new FilterOptions().setHasText(label)).first()).isVisible();
        switch (component.path("type").asText()) {
            case "textfield", "number" -> field.locator("input").first().fill(answer.toString());
            case "textarea" -> field.locator("textarea").fill(answer.toString());
            case "datetime" -> {
                field.locator("input").first().fill(answer.toString());
                field.locator("input").first().press("Tab");
                assertThat(field.locator("input").first()).hasValue(answer.toString());
            }
            case "checkbox" -> set(field.locator("input"), (Boolean) answer);
            case "radio" -> set(option(field, component, answer), true);
            case "checklist" -> {
                Collection<?> chosen = (Collection<?>) answer;
                while (field.locator("input:checked").count() > 0) {
                    int left = field.locator("input:checked").count() - 1;
                    field.locator("input:checked").first().click();
                    assertThat(field.locator("input:checked")).hasCount(left);
                }
                chosen.forEach(code -> set(option(field, component, code), true));
            }
            case "select" -> {
                field.locator(".fjs-input-group").click();
                field.getByText(labelOf(component, answer), new GetByTextOptions().setExact(true)).click();
            }
            default -> throw new AssertionError("no person can fill in a " + component.path("type"));
        }
    }

    /** The form draws the box anew after the click. */
    private static void set(Locator box, boolean checked) {
        if (box.isChecked() != checked) {
            box.click();
        }
        assertThat(box).isChecked(new IsCheckedOptions().setChecked(checked));
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
            return JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
