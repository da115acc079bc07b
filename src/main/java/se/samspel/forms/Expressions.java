package se.samspel.forms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import se.samspel.archive.PlainValues;
import se.samspel.forms.Field.Check;
import se.samspel.forms.Field.Choice;

/**
 * What a form says in FEEL, evaluated over the values of one submission: which fields are hidden, locked or computed, what may be chosen,
 * and the process owner's own rules. Each question says which way it fails when an expression cannot be evaluated.
 */
final class Expressions {

    private static final Logger LOG = LoggerFactory.getLogger(Expressions.class);

    private final FormSchema form;
    private final FormCheck.Known known;
    private final FormCheck.Feel feel;
    private final Map<String, Object> circumstances;
    private Map<String, Object> surroundings;

    /** @param circumstances what is true whatever the form says, by name */
    Expressions(FormSchema form, FormCheck.Known known, FormCheck.Feel feel, Map<String, Object> circumstances) {
        this.form = form;
        this.known = known;
        this.feel = feel;
        this.circumstances = circumstances;
    }

    /**
     * A hidden field counts as empty for the others, so hiding is decided again until nothing changes. What cannot be evaluated hides
     * nothing.
     */
    Set<Field> hidden(Map<Field, Object> values) {
        Set<Field> hidden = new HashSet<>();
        if (form.hides().isEmpty()) {
            return hidden;
        }
        Map<Field, Object> current = new LinkedHashMap<>(values);
        for (int round = 0; round <= form.fields().size(); round++) {
            Set<String> met = whatIsTrue(form.hides(), context(current));
            Set<Field> before = hidden;
            hidden = form.fields().stream().filter(field -> field.hides().stream().anyMatch(met::contains)).collect(Collectors.toSet());
            if (hidden.equals(before)) {
                break;
            }
            current.putAll(values);
            hidden.forEach(field -> current.put(field, null));
        }
        return hidden;
    }

    /** A lock fails closed: only an expression that says no, in as many words, leaves the field open. */
    boolean isLocked(Field field, Map<Field, Object> values) {
        return field.disabled() || field.readonly() != null && (field.readonly().equals("true")
                || !isFalse(field.readonly(), context(values)));
    }

    /** @return null when the field's own expression cannot be evaluated */
    Object computed(Field field, Map<Field, Object> values) {
        try {
            return PlainValues.of(feel.evaluate(field.feel(), context(values)));
        } catch (RuntimeException failure) {
            LOG.warn("Form {}: the expression of {} cannot be evaluated: {}", form.id(), field.key(), failure.getMessage());
            return null;
        }
    }

    /** @return empty when the field's {@code valuesExpression} cannot be evaluated */
    List<Choice> alternatives(Field field, Map<Field, Object> values) {
        try {
            return FormSchemaReader.choices(PlainValues.JSON.valueToTree(
                    PlainValues.of(feel.evaluate(field.valuesExpression(), context(values)))));
        } catch (RuntimeException failure) {
            LOG.error("Form {}: the alternatives of {} cannot be evaluated", form.id(), field.key(), failure);
            return List.of();
        }
    }

    /**
     * The process owner's own rules for the fields that have an answer. A rule that cannot be evaluated is not met.
     *
     * @param asked which of the rules are asked
     */
    void ownRules(List<Field> answered, Predicate<Check> asked, Map<Field, Object> values, Faults faults) {
        List<String> checks = answered.stream().flatMap(field -> field.checks().stream()).filter(asked).map(Check::feel).distinct()
                .toList();
        if (checks.isEmpty()) {
            return;
        }
        Map<String, Object> context = context(values);
        Set<String> met = whatIsTrue(checks, context);
        for (Field field : answered) {
            for (Check check : field.checks()) {
                if (asked.test(check) && !met.contains(check.feel())) {
                    notMet(field, check, context, faults);
                }
            }
        }
    }

    private void notMet(Field field, Check check, Map<String, Object> context, Faults faults) {
        try {
            feel.evaluate(check.feel(), context);
        } catch (RuntimeException failure) {
            LOG.error("Form {}: the check of {} cannot be evaluated: {}", form.id(), field.key(), check.feel(), failure);
            faults.add(field, "kunde inte kontrolleras på grund av ett fel i formuläret. Kontakta processägaren.");
            return;
        }
        if (check.message() != null) {
            faults.told(field, check.message());
        } else {
            faults.add(field, "har ett värde som inte godtas.");
        }
    }

    /** Asks the FEEL engine once, which is much less work than once for each; one by one only when that fails. */
    private Set<String> whatIsTrue(List<String> expressions, Map<String, Object> context) {
        if (expressions.size() > 1) {
            try {
                String all = expressions.stream().collect(Collectors.joining("), (", "[(", ")]"));
                if (PlainValues.of(feel.evaluate(all, context)) instanceof List<?> answers && answers.size() == expressions.size()) {
                    return IntStream.range(0, answers.size()).filter(i -> Boolean.TRUE.equals(answers.get(i)))
                            .mapToObj(expressions::get).collect(Collectors.toSet());
                }
            } catch (RuntimeException oneOfThem) {
                // found out below
            }
        }
        return expressions.stream().filter(expression -> isTrue(expression, context)).collect(Collectors.toSet());
    }

    private boolean isTrue(String expression, Map<String, Object> context) {
        if (expression.equals("true")) {
            return true;
        }
        try {
            return Boolean.TRUE.equals(feel.evaluate(expression, context));
        } catch (RuntimeException failure) {
            LOG.warn("Form {}: {} cannot be evaluated and counts as false: {}", form.id(), expression, failure.getMessage());
            return false;
        }
    }

    private boolean isFalse(String expression, Map<String, Object> context) {
        try {
            return Boolean.FALSE.equals(feel.evaluate(expression, context));
        } catch (RuntimeException failure) {
            LOG.error("Form {}: {} cannot be evaluated, so what it locks stays locked: {}", form.id(), expression, failure.getMessage());
            return false;
        }
    }

    /** Every name that an expression of the form mentions is there, null when nobody knows it. */
    private Map<String, Object> context(Map<Field, Object> values) {
        Map<String, Object> context = new HashMap<>(surroundings());
        values.forEach((field, value) -> FormSchema.put(context, field.path(), value == PlainValues.UNREADABLE ? null : value));
        context.putAll(circumstances);
        return context;
    }

    /** What the expressions mention beside the form's own fields. */
    private Map<String, Object> surroundings() {
        if (surroundings == null) {
            surroundings = new HashMap<>();
            for (String name : form.evaluated()) {
                boolean isElsewhere = !form.shape().containsKey(name) && !circumstances.containsKey(name);
                surroundings.put(name, isElsewhere ? known.get().get(name) : null);
            }
        }
        return surroundings;
    }
}
