package se.samspel.forms;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import se.samspel.forms.Field.Check;

/**
 * What a submission corrects. What it leaves as it was has been judged when it was given, and is not judged anew: the day on which it had
 * to lie in the future may have passed, the person chosen may have left.
 *
 * @param answers without those left empty
 * @param fixed   the full keys of the fields that cannot be changed, each with the sentence for who tries
 */
record Before(Map<String, Object> answers, Map<String, String> fixed) {

    Object at(Field field) {
        return FormSchema.at(answers, field.path());
    }

    boolean isFixed(Field field) {
        return fixed.containsKey(field.fullKey());
    }

    /** Whether the two are one answer: an unticked box is as one that was never shown. */
    boolean isAsBefore(Field field, Object value) {
        Object before = at(field);
        return isNothing(value) ? isNothing(before) : SameValue.of(value, before);
    }

    private static boolean isNothing(Object value) {
        return FormSchema.isEmpty(value) || Boolean.FALSE.equals(value);
    }

    /** The checks that look at something which has changed. */
    Predicate<Check> concerning(Map<Field, Object> values) {
        Set<String> changed = values.entrySet().stream().filter(answer -> !isAsBefore(answer.getKey(), answer.getValue()))
                .map(answer -> answer.getKey().root()).collect(Collectors.toSet());
        return check -> Words.values(check.feel()).stream().anyMatch(changed::contains);
    }
}
