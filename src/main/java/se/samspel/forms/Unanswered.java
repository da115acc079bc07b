package se.samspel.forms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of a form's questions were asked and left without an answer, told from those that were never asked: the archive keeps nothing of
 * either. A field that the form may hide counts as asked only when all that hides it can be told from the answers alone, and does not.
 */
public final class Unanswered {

    /** As {@link FormEngine#evaluate}. */
    public interface Feel {
        Object evaluate(String feel, Map<String, Object> context);
    }

    private Unanswered() {
    }

    /** @param given answers, by field key, without those left empty */
    public static List<Field> of(FormSchema form, Map<String, Object> given, Feel feel) {
        Set<String> own = new HashSet<>();
        Map<String, Object> context = new HashMap<>();
        for (Field field : form.fields()) {
            own.add(field.root());
            put(context, field.path(), FormSchema.at(given, field.path()));
        }
        Map<String, Boolean> met = new LinkedHashMap<>();
        return form.fields().stream().filter(field -> field.type() != Field.Type.EXPRESSION && !field.disabled()
                && field.readonly() == null && !field.fullKey().equals(NotPersonalNumber.KEY)
                && FormSchema.at(given, field.path()) == null
                && field.hides().stream().noneMatch(hide -> met.computeIfAbsent(hide, one -> !own.containsAll(Words.values(one))
                        || mayHide(one, context, feel)))).toList();
    }

    private static boolean mayHide(String hide, Map<String, Object> context, Feel feel) {
        try {
            return !Boolean.FALSE.equals(feel.evaluate(hide, context));
        } catch (RuntimeException cannotBeTold) {
            return true;
        }
    }

    private static void put(Map<String, Object> context, List<String> path, Object value) {
        FormSchema.put(context, path, value);
    }
}
