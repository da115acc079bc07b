package se.samspel.model;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import se.samspel.engine.RefusedModel;

/**
 * What a form may hold: the components that Tasklist can send and that show text. No HTML, frames or pictures, whose source an answer
 * could choose; and in a text no link that an answer is part of.
 */
final class FormRule {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> COMPONENTS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist",
            "taglist", "datetime", "expression", "group", "text", "separator", "spacer", "table", "button");
    /** Stands where an answer will. */
    private static final String ANSWER = "\u0001";
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?" + ANSWER + "]");
    private static final Pattern BUILT_LINK = Pattern.compile("(?i)(?:]\\([^)]*|]:[^\\n]*|(?:://|www\\.|mailto:|@)\\S*)" + ANSWER);

    void check(String file, byte[] content) {
        JsonNode form;
        try {
            form = JSON.readTree(content);
        } catch (IOException noJson) {
            throw new RefusedModel(file + " kan inte driftsättas: filen går inte att läsa som formulär.");
        }
        if (!form.path("components").isArray()) {
            throw new RefusedModel(file + " kan inte driftsättas: filen är inget formulär.");
        }
        components(file, form.path("components"));
    }

    private static void components(String file, JsonNode components) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            String id = component.path("key").asText(component.path("id").asText("utan id"));
            if (!COMPONENTS.contains(type)) {
                throw new RefusedModel(file + " kan inte driftsättas: ”" + id + "” är en komponent av typen " + type
                        + ", som inte får stå i ett formulär.");
            }
            if (type.equals("text")) {
                text(file, id, TEMPLATE.matcher(component.path("text").asText()).replaceAll(ANSWER));
            }
            components(file, component.path("components"));
        }
    }

    private static void text(String file, String id, String text) {
        if (TAG.matcher(text).find()) {
            throw new RefusedModel(file + " kan inte driftsättas: texten ”" + id + "” innehåller HTML. Använd Markdown.");
        }
        if (BUILT_LINK.matcher(text).find()) {
            throw new RefusedModel(file + " kan inte driftsättas: texten ”" + id + "” gör en länk av ett svar.");
        }
    }
}
