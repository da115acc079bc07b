package se.samspel.forms;

import java.math.BigDecimal;

import se.samspel.forms.Field.Limits;

/** What a number field takes: a finite number within the form's limits, as a number or, when the form says so, as text. */
final class NumberAnswer {

    /** Beyond this, JavaScript no longer tells one whole number from the next. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(9_007_199_254_740_991L);

    private NumberAnswer() {
    }

    /** @return the number as it is stored, whole ones without decimals; it counts only when no fault was added */
    static Object taken(Field field, Object value, Faults faults) {
        Limits limits = field.limits();
        BigDecimal number = null;
        if (limits.asString() ? value instanceof String : value instanceof Number) {
            number = value instanceof String text ? decimal(text) : decimal((Number) value);
        }
        if (number == null) {
            faults.add(field, "ska vara ett tal.");
            return null;
        }
        if (number.abs().compareTo(LARGEST) > 0) {
            faults.add(field, "är ett för stort tal.");
            return null;
        }
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        if (limits.decimalDigits() != null && decimals > limits.decimalDigits()) {
            faults.add(field, limits.decimalDigits() == 0 ? "ska vara ett heltal."
                    : "får ha högst " + counted(limits.decimalDigits(), "decimal", "decimaler") + ".");
        }
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            faults.add(field, "ska vara minst " + limits.min().toPlainString() + ".");
        }
        if (limits.max() != null && number.compareTo(limits.max()) > 0) {
            faults.add(field, "får vara högst " + limits.max().toPlainString() + ".");
        }
        if (limits.asString()) {
            return value;
        }
        if (decimals > 0) {
            return number.doubleValue();
        }
        long whole = number.longValue();
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }

    static BigDecimal decimal(Number number) {
        return decimal(number.toString());
    }

    /** @return null for what is no finite number, or is written out of all proportion */
    private static BigDecimal decimal(String text) {
        try {
            BigDecimal decimal = text.length() > 400 ? null : new BigDecimal(text);
            return decimal == null || Math.abs((long) decimal.scale()) > 400 ? null : decimal;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
