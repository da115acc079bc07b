package se.samspel.forms;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import se.samspel.archive.PlainValues;
import se.samspel.forms.Field.Choice;

/**
 * What a radio, select, checklist or taglist takes: one or several of its alternatives, which the form lists, a list of Samspel's own
 * holds, a variable holds or an expression computes.
 */
final class ChoiceAnswer {

    private static final int LONGEST_LIST = 500;

    private final FormCheck.Known known;
    private final Expressions expressions;
    private final Faults faults;
    private final Map<String, Map<String, String>> labels = new LinkedHashMap<>();

    ChoiceAnswer(FormCheck.Known known, Expressions expressions, Faults faults) {
        this.known = known;
        this.expressions = expressions;
        this.faults = faults;
    }

    /** @return what is stored; null with a fault when it is none of the alternatives */
    Object one(Field field, Object value, Map<Field, Object> values) {
        Choice chosen = match(value, alternatives(field, values));
        if (chosen == null) {
            faults.add(field, "ska vara ett av alternativen.");
            return null;
        }
        keepLabels(field, List.of(chosen));
        return chosen.value();
    }

    /** @return the list that is stored; null with a fault when not all of them are alternatives, or one stands twice */
    Object several(Field field, Object value, Map<Field, Object> values) {
        if (!(value instanceof List<?> list) || list.size() > LONGEST_LIST) {
            faults.add(field, "ska vara en lista med alternativ.");
            return null;
        }
        List<Choice> alternatives = alternatives(field, values);
        List<Choice> chosen = list.stream().map(item -> match(item, alternatives)).toList();
        if (chosen.contains(null) || new HashSet<>(chosen).size() < chosen.size()) {
            faults.add(field, "ska bara innehålla av alternativen, vart och ett högst en gång.");
            return null;
        }
        keepLabels(field, chosen);
        return chosen.stream().map(Choice::value).toList();
    }

    /** What was chosen from alternatives that the form itself does not list: by {@link Field#fullKey()}, then by value. */
    Map<String, Map<String, String>> labels() {
        return labels;
    }

    private void keepLabels(Field field, List<Choice> chosen) {
        if (field.valuesKey() != null || field.valuesExpression() != null) {
            Map<String, String> ofField = labels.computeIfAbsent(field.fullKey(), key -> new LinkedHashMap<>());
            chosen.forEach(choice -> ofField.put(String.valueOf(choice.value()), choice.label()));
        }
    }

    private List<Choice> alternatives(Field field, Map<Field, Object> values) {
        if (field.valuesKey() != null) {
            Object list = known.list(field.valuesKey());
            return FormSchemaReader.choices(PlainValues.JSON.valueToTree(list != null ? list : known.get().get(field.valuesKey())));
        }
        return field.valuesExpression() != null ? expressions.alternatives(field, values) : field.options();
    }

    private static Choice match(Object value, List<Choice> alternatives) {
        return alternatives.stream().filter(choice -> SameValue.of(Posted.normal(choice.value()), value)).findFirst().orElse(null);
    }
}
