package se.samspel.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One field of a form that holds a value.
 *
 * @param path        where the value stands in the answers: the paths of the groups around it, then its key
 * @param unit        what stands after the value on screen; null for nothing
 * @param section     the label of the innermost group around it; null when there is none
 * @param hides       FEEL, its own and of the groups around it: one that is true hides the field
 * @param readonly    FEEL that must be false for the field to be editable; "true" and "false" included, null for false
 * @param options     the fixed alternatives; empty when they come from elsewhere or the field has none
 * @param feel        an expression field's own FEEL; null for every other
 * @param checks      the process owner's own rules
 * @param prefill     when it is filled in with what was answered before
 * @param statistics  whether its answer goes to {@link StatisticsOnly} and is kept nowhere here: the property {@code statisticsOnly}
 */
public record Field(Type type, String key, List<String> path, String label, String unit, String section, List<String> hides,
        boolean disabled,
        String readonly, Object defaultValue, Limits limits, List<Choice> options, String valuesKey, String valuesExpression,
        String feel, List<Check> checks, Prefill prefill, boolean statistics) {

    enum Type {
        TEXTFIELD, TEXTAREA, NUMBER, CHECKBOX, RADIO, SELECT, CHECKLIST, TAGLIST, DATE, TIME, DATETIME, EXPRESSION;

        boolean hasOptions() {
            return this == RADIO || this == SELECT || isList();
        }

        boolean isList() {
            return this == CHECKLIST || this == TAGLIST;
        }
    }

    /** The form's property {@code prefill}: nothing, {@code none} or {@code returned}. */
    enum Prefill {
        ALWAYS,
        /** It is typed anew each time. */
        NEVER,
        /** Only where the step has come back: its review's {@code accepted} is false, or the diagram says {@code returned}. */
        WHEN_RETURNED;

        static Prefill of(String property) {
            return "none".equals(property) ? NEVER : "returned".equals(property) ? WHEN_RETURNED : ALWAYS;
        }

        boolean applies(Map<String, Object> known) {
            return this == ALWAYS || this == WHEN_RETURNED && (Boolean.FALSE.equals(known.get("accepted"))
                    || Boolean.TRUE.equals(known.get("returned")));
        }
    }

    /**
     * What the form's "Validation" panel says; null for what it leaves open.
     *
     * @param patternMessage the process owner's own sentence for a text that does not match, which the browser says too; null for ours
     */
    record Limits(boolean required, Integer minLength, Integer maxLength, BigDecimal min, BigDecimal max, Integer decimalDigits,
            boolean asString, Pattern pattern, String patternMessage, boolean email, boolean phone, boolean noPassedDates) {
    }

    public record Choice(Object value, String label) {

        /** Whether it is this one that was stored, however a number is written. */
        public boolean is(Object stored) {
            return SameValue.of(value, stored);
        }
    }

    /** @param feel must be true for a submission to be taken; otherwise the person is told {@code message} */
    record Check(String feel, String message) {
    }

    /** The name under which the value, or the group that holds it, stands in a submission. */
    String root() {
        return path.get(0);
    }

    /** The path as one text, by which a field is told from every other of the form. */
    public String fullKey() {
        return String.join(".", path);
    }

    /** A field's place tells it from the others; all that it says of itself would be a long way to the same answer. */
    @Override
    public int hashCode() {
        return path.hashCode();
    }

    public String shownLabel() {
        return label == null || label.isBlank() ? key : label;
    }
}
