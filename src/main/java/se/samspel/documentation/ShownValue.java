package se.samspel.documentation;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import se.samspel.forms.Field;
import se.samspel.forms.Field.Choice;
import se.samspel.identifiers.SupplierId;

/** A stored value in the words of the form: options by their labels, yes and no, numbers with a decimal comma. */
final class ShownValue {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");
    private static final char NO_BREAK_SPACE = '\u00A0';

    private ShownValue() {
    }

    /** @param labels of options that stand not in the form itself, by value */
    static String of(Field field, Object value, Map<?, ?> labels) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> of(field, item, labels)).collect(Collectors.joining("\n"));
        }
        if (labels.get(String.valueOf(value)) instanceof String label) {
            return label;
        }
        if (field.key().equals("supplierOrgNumber")) {
            return SupplierId.of(value.toString()).map(SupplierId::shown).orElseGet(value::toString);
        }
        return field.options().stream().filter(option -> option.is(value)).map(Choice::label).findFirst()
                .orElseGet(() -> field.unit() == null ? of(value) : of(value) + " " + field.unit());
    }

    static String of(Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Boolean ticked) {
            return ticked ? "Ja" : "Nej";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ShownValue::of).collect(Collectors.joining("\n"));
        }
        return value.toString();
    }

    private static String number(Number number) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(SWEDISH);
        symbols.setGroupingSeparator(NO_BREAK_SPACE);
        symbols.setMinusSign('\u2212');
        return new DecimalFormat("#,##0.##########", symbols).format(new BigDecimal(number.toString()));
    }
}
