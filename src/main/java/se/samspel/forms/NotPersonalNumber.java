package se.samspel.forms;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The checkbox by which a person says that ten digits, which could be a personal identity number, are something else. Every form where
 * something can be typed ends with it, but no form about candidates: it is Samspel's own, so that no form can be without it, and none
 * can have another of that key. On screen it is hidden until somebody types what looks like such digits; whether it was needed, and so
 * is kept with the answers, is the server's to say.
 */
final class NotPersonalNumber {

    static final String KEY = "notPersonalNumber";
    static final String LABEL = "Siffrorna är inte ett personnummer";
    private static final String DESCRIPTION = "Du har skrivit tio siffror som liknar ett personnummer. Kryssa i om de är något annat, till "
            + "exempel ett telefonnummer, ett diarienummer eller ett belopp. Krysset sparas med svaren.";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TYPED = Set.of("textfield", "textarea", "number");
    /** A custom property that says so of a form which names no candidate. */
    private static final String ABOUT_CANDIDATES = "aboutCandidates";
    /** {@code candidateReference}, {@code candidate1Summary}: something of one candidate; not how many candidates there are. */
    private static final Pattern OF_A_CANDIDATE = Pattern.compile("candidate\\d*[A-Z]\\w*");
    /** Finds all that {@link se.samspel.identifiers.PersonalIdentityNumber} may find, and some more. Backslashes as FEEL writes them. */
    private static final String LOOKS_LIKE = "(D D [^\\\\p{L}\\\\p{N}]{0,8}){3}[\\\\p{N}TRSUWXJKLMNtrsuwxjklmn]\\\\p{Cf}*D D \\\\p{N}"
            .replace("D ", "\\\\p{N}\\\\p{Cf}*");
    /** FEEL that the browser's engine knows: it has no {@code matches}. */
    private static final String HIDE = "=if (some typed in [%s] satisfies replace(typed, \"" + LOOKS_LIKE + "\", \"\") != typed)"
            + " then false else true";

    private NotPersonalNumber() {
    }

    /**
     * @param form a {@code .form} as JSON text
     * @return the same form as a browser gets it: with the checkbox, if it is to have it
     */
    static String in(String form) {
        try {
            JsonNode tree = JSON.readTree(form);
            into(tree).ifPresent(checkbox -> checkbox.putObject("conditional").put("hide",
                    HIDE.formatted(String.join(", ", typed(tree.path("components"), "", new ArrayList<>())))));
            return tree.toString();
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("the form is not JSON: " + noJson.getOriginalMessage(), noJson);
        }
    }

    /** Puts the checkbox last in the form, without a condition; empty when the form is not to have it. */
    static Optional<ObjectNode> into(JsonNode form) {
        remove(form.path("components"));
        if (!(form.path("components") instanceof ArrayNode components) || isAboutCandidates(form)
                || typed(components, "", new ArrayList<>()).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode checkbox = components.addObject().put("type", "checkbox").put("id", "Field_" + KEY).put("key", KEY)
                .put("label", LABEL).put("description", DESCRIPTION);
        checkbox.putObject("properties").put("prefill", "none");
        checkbox.putObject("layout").put("row", "Row_" + KEY).putNull("columns");
        return Optional.of(checkbox);
    }

    private static void remove(JsonNode components) {
        for (Iterator<JsonNode> all = components.elements(); all.hasNext();) {
            JsonNode component = all.next();
            if (component.path("key").asText().equals(KEY)) {
                all.remove();
            } else {
                remove(component.path("components"));
            }
        }
    }

    private static boolean isAboutCandidates(JsonNode form) {
        return form.findValues(ABOUT_CANDIDATES).stream().anyMatch(says -> says.asText().equals("true"))
                || OF_A_CANDIDATE.matcher(form.path("components").toString()).find();
    }

    /** What FEEL calls the fields that a person types in, each as text. */
    private static List<String> typed(JsonNode components, String prefix, List<String> typed) {
        for (JsonNode component : components) {
            String path = component.path("path").asText("");
            if (TYPED.contains(component.path("type").asText()) && !component.path("disabled").asBoolean()) {
                typed.add("string(" + prefix + component.path("key").asText() + ")");
            }
            typed(component.path("components"), path.isEmpty() ? prefix : prefix + path + ".", typed);
        }
        return typed;
    }
}
