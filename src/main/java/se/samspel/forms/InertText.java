package se.samspel.forms;

import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a person typed is text. A form's text components are Markdown, and the browser puts answers into them; so every place where
 * an answer is put in is delivered as an expression that sets a backslash before each character that Markdown or HTML could mean
 * something by. That holds for whatever the answer comes from, also from what is typed in the same form, and the answer itself is
 * left as it is: a field of the same name is filled in with it unchanged.
 */
final class InertText {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What stands between the braces, unless it is a condition or a loop: those print nothing themselves. */
    private static final Pattern PRINTED = Pattern.compile("\\{\\{(?!\\s*[#/])(.+?)}}", Pattern.DOTALL);
    /** In CommonMark every ASCII punctuation character loses its meaning after a backslash; the pattern is all of them. */
    private static final String ESCAPED = "replace(string(%s), \"((?![A-Za-z0-9])[!-~])\", \"\\\\$1\")";

    private InertText() {
    }

    /**
     * @param form a {@code .form} as JSON text
     * @return the same form, with texts that show answers as text
     */
    static String in(String form) {
        try {
            JsonNode tree = JSON.readTree(form);
            components(tree.path("components"));
            return tree.toString();
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("the form is not JSON: " + noJson.getOriginalMessage(), noJson);
        }
    }

    private static void components(JsonNode components) {
        for (Iterator<JsonNode> all = components.elements(); all.hasNext();) {
            JsonNode component = all.next();
            components(component.path("components"));
            if (component instanceof ObjectNode text && text.path("type").asText().equals("text")) {
                text.put("text", inert(text.path("text").asText()));
            }
        }
    }

    static String inert(String text) {
        if (text.stripLeading().startsWith("=")) {
            return "=" + ESCAPED.formatted(text.stripLeading().substring(1));
        }
        return PRINTED.matcher(text).replaceAll(place -> Matcher.quoteReplacement("{{" + ESCAPED.formatted(place.group(1).strip()) + "}}"));
    }
}
