package se.samspel.forms;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import se.samspel.archive.PlainValues;
import se.samspel.forms.Field.Type;

/**
 * The check of one submission against its form. Nothing but the form decides what is taken; everything that is wrong is
 * found at once. What the submission says is {@link Posted}; what the form says in FEEL is {@link Expressions}; what a field takes is
 * its type's: {@link TextAnswer}, {@link NumberAnswer}, {@link DateAnswer}, {@link ChoiceAnswer}. What nobody may
 * write anywhere is {@link PersonalNumbers}.
 */
final class FormCheck {

    private final FormSchema form;
    private final Posted posted;
    private final Known known;
    private final LocalDate today;
    private final Faults faults = new Faults();
    private final Expressions expressions;
    private final ChoiceAnswer choices;
    private final PersonalNumbers numbers;
    /** Null for a step's own submission. */
    private final Before before;

    /** What the form may know beside the submission; asked only when something depends on it. */
    interface Known extends Supplier<Map<String, Object>> {

        /** @return the alternatives under this {@code valuesKey}; null when they are no list of Samspel's own */
        default Object list(String valuesKey) {
            return null;
        }
    }

    /** Throws what it likes when it cannot evaluate. */
    interface Feel {
        Object evaluate(String expression, Map<String, Object> context);
    }

    /**
     * @param posted        plain values, see {@link PlainValues}
     * @param circumstances {@code today} (ISO date) and {@code currentUser}
     */
    FormCheck(FormSchema form, Map<String, Object> posted, Known known, Feel feel, Map<String, Object> circumstances) {
        this(form, posted, known, feel, circumstances, null);
    }

    /** @param before what the submission corrects; null when it corrects nothing */
    FormCheck(FormSchema form, Map<String, Object> posted, Known known, Feel feel, Map<String, Object> circumstances, Before before) {
        this.form = form;
        this.before = before;
        this.posted = new Posted(posted);
        this.known = new Once(known);
        this.today = circumstances.get("today") instanceof String day ? LocalDate.parse(day) : LocalDate.now();
        this.expressions = new Expressions(form, this.known, feel, circumstances);
        this.choices = new ChoiceAnswer(this.known, expressions, faults);
        this.numbers = new PersonalNumbers(form, today, faults);
    }

    /**
     * @return the value of every field that was open to an answer, null for one left empty or hidden: what is posted for a field
     *         that the answers hide is not taken
     * @throws InvalidSubmission with every fault
     */
    Map<String, Object> answers() {
        posted.unknown(form.shape()).forEach(faults::unknown);
        Map<Field, Object> values = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            values.put(field, given(field));
        }
        Set<Field> hidden = expressions.hidden(values);
        Set<Field> locked = new HashSet<>();
        for (Field field : form.fields()) {
            if (hidden.contains(field) || field.equals(numbers.checkbox())) {
                values.put(field, null);
            } else if (isFixed(field)) {
                refuseChange(field);
            } else if (expressions.isLocked(field, values)) {
                locked.add(field);
                refuseOther(field);
                values.put(field, form.evaluated().contains(field.root()) ? knownValue(field) : null);
            } else if (field.type() != Type.EXPRESSION) {
                values.put(field, checked(field, values.get(field), values));
            }
        }
        numbers.decide(posted, values);
        for (Field field : form.fields()) {
            if (field.type() == Type.EXPRESSION && !hidden.contains(field)) {
                values.put(field, expressions.computed(field, values));
            }
        }
        if (faults.none()) {
            expressions.ownRules(form.fields().stream()
                    .filter(field -> !locked.contains(field) && !isFixed(field) && !FormSchema.isEmpty(values.get(field))).toList(),
                    before == null ? check -> true : before.concerning(values), values, faults);
        }
        faults.refuse();
        Map<String, Object> answers = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            if (!locked.contains(field)) {
                FormSchema.put(answers, field.path(), value);
            }
        });
        return answers;
    }

    /**
     * The labels of what was chosen from alternatives that the form itself does not list, as they were at the time: by the field's
     * {@link Field#fullKey()}, then by value. Complete when {@link #answers()} has returned.
     */
    Map<String, Map<String, String>> labels() {
        return choices.labels();
    }

    private boolean isFixed(Field field) {
        return before != null && before.isFixed(field);
    }

    private void refuseChange(Field field) {
        Object value = posted.at(field);
        if (!FormSchema.isEmpty(value) && !before.isAsBefore(field, Posted.normal(value))) {
            faults.told(field, "”" + field.shownLabel() + "” kan inte ändras i efterhand. " + before.fixed().get(field.fullKey()));
        }
    }

    private Object given(Field field) {
        if (isFixed(field)) {
            return before.at(field);
        }
        if (field.disabled()) {
            return form.evaluated().contains(field.root()) ? knownValue(field) : null;
        }
        Object value = posted.at(field);
        return FormSchema.isEmpty(value) ? nothing(field) : value;
    }

    /** An unticked checkbox is an answer; no other field is answered by silence. */
    private static Object nothing(Field field) {
        return field.type() == Type.CHECKBOX ? Boolean.FALSE : null;
    }

    private Object knownValue(Field field) {
        Object value = FormSchema.at(known.get(), field.path());
        if (value != null) {
            return value;
        }
        return field.defaultValue() != null ? field.defaultValue() : nothing(field);
    }

    /** What is locked may be sent as it is known, as a browser does, but not as anything else. */
    private void refuseOther(Field field) {
        Object value = posted.at(field);
        if (!FormSchema.isEmpty(value) && !Boolean.FALSE.equals(value) && !SameValue.of(value, Posted.normal(knownValue(field)))) {
            faults.add(field, "kan inte ändras här.");
        }
    }

    /** @return the value as it is stored; null when it is missing or wrong */
    private Object checked(Field field, Object value, Map<Field, Object> values) {
        if (FormSchema.isEmpty(value)) {
            if (field.limits().required()) {
                faults.add(field, "måste fyllas i.");
            }
            return null;
        }
        if (numbers.refuse(field, value)) {
            return null;
        }
        if (before != null && SameValue.of(value, before.at(field))) {
            return before.at(field);
        }
        int sofar = faults.count();
        Object taken = switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> TextAnswer.taken(field, value, faults);
            case NUMBER -> NumberAnswer.taken(field, value, faults);
            case CHECKBOX -> checkbox(field, value);
            case RADIO, SELECT -> choices.one(field, value, values);
            case CHECKLIST, TAGLIST -> choices.several(field, value, values);
            case DATE -> DateAnswer.date(field, value, today, faults);
            case TIME -> DateAnswer.time(field, value, faults);
            case DATETIME -> DateAnswer.moment(field, value, faults);
            case EXPRESSION -> value;
        };
        return faults.count() == sofar ? taken : null;
    }

    private Object checkbox(Field field, Object value) {
        if (!(value instanceof Boolean ticked)) {
            faults.add(field, "ska vara ja eller nej.");
            return null;
        }
        if (field.limits().required() && !ticked) {
            faults.add(field, "måste kryssas i.");
        }
        return ticked;
    }

    /** Asks once. */
    private static final class Once implements Known {

        private final Known source;
        private Map<String, Object> answer;

        Once(Known source) {
            this.source = source;
        }

        @Override
        public Object list(String valuesKey) {
            return source.list(valuesKey);
        }

        @Override
        public Map<String, Object> get() {
            if (answer == null) {
                answer = source.get();
            }
            return answer;
        }
    }
}
