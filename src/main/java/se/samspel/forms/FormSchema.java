package se.samspel.forms;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A form as the server sees it.
 *
 * @param id        the step's name in the archive
 * @param fields    in the order they stand on screen
 * @param shown     every name that the browser needs to show the form
 * @param mentioned {@code shown}, and the names in the checks, which only the server evaluates
 * @param evaluated every name whose value something that is evaluated on submission may depend on
 * @param weighed   every name that a submission may be held against: {@code evaluated}, lists of alternatives, fields that are not open to
 *                  an answer
 * @param hides     every {@link Field#hides()} once
 * @param shape     a submission as it may look at most, with the field in the place of its answer
 */
public record FormSchema(String id, String title, List<Field> fields, Set<String> shown, Set<String> mentioned, Set<String> evaluated,
        Set<String> weighed, List<String> hides, Map<String, Object> shape) {

    /** The checkbox that lets ten digits past; empty in a form about candidates. */
    Optional<Field> notPersonalNumber() {
        return fields.stream().filter(field -> field.fullKey().equals(NotPersonalNumber.KEY)).findFirst();
    }

    /** @return null when nothing stands there */
    public static Object at(Map<?, ?> answers, List<String> path) {
        Object value = answers;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> answers, List<String> path, Object value) {
        Map<String, Object> target = answers;
        for (String name : path.subList(0, path.size() - 1)) {
            Object next = target.get(name);
            if (!(next instanceof Map)) {
                next = new LinkedHashMap<String, Object>();
                target.put(name, next);
            }
            target = (Map<String, Object>) next;
        }
        target.put(path.get(path.size() - 1), value);
    }

    /** Whether there is nothing in it that an answer could be: null, blank text, an empty list. */
    static boolean isEmpty(Object value) {
        return value == null || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
    }
}
