package se.samspel.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import se.samspel.identifiers.Text;

/** What a submission says: its texts in one form, however deep they stand; a field's name is the form's own, letter by letter. */
final class Posted {

    private static final int MOST_UNKNOWN = 20;

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param posted plain values, see {@link se.samspel.archive.PlainValues} */
    Posted(Map<String, Object> posted) {
        posted.forEach((name, value) -> values.put(name, normal(value)));
    }

    /** @return null when nothing is said of the field */
    Object at(Field field) {
        return FormSchema.at(values, field.path());
    }

    /** The names that a form of this shape does not have, in characters that may be shown; the first ones, when there are many. */
    List<String> unknown(Map<String, Object> shape) {
        List<String> unknown = new ArrayList<>();
        findUnknown(values, shape, "", unknown);
        return unknown.stream().limit(MOST_UNKNOWN).toList();
    }

    private static void findUnknown(Map<?, ?> posted, Map<?, ?> shape, String prefix, List<String> unknown) {
        posted.forEach((name, value) -> {
            Object expected = shape.get(name);
            if (expected == null || expected instanceof Map && !(value instanceof Map) && !FormSchema.isEmpty(value)) {
                unknown.add(printable(prefix + name));
            } else if (expected instanceof Map<?, ?> inner && value instanceof Map<?, ?> map) {
                findUnknown(map, inner, prefix + name + ".", unknown);
            }
        });
    }

    private static String printable(String name) {
        String clean = name.replaceAll("[^\\p{L}\\p{N} ._-]", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }

    /** A value with every text in it as {@link Text#normal} has it. */
    static Object normal(Object value) {
        if (value instanceof String text) {
            return Text.normal(text);
        }
        if (value instanceof List<?> list) {
            List<Object> normal = new ArrayList<>(list.size());
            list.forEach(item -> normal.add(normal(item)));
            return normal;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> normal = new LinkedHashMap<>();
            map.forEach((name, inner) -> normal.put(name, normal(inner)));
            return normal;
        }
        return value;
    }
}
