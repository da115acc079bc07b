package se.samspel.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Whether two values are one, however a number is written. */
final class SameValue {

    private SameValue() {
    }

    static boolean of(Object one, Object other) {
        if (one instanceof Number first && other instanceof Number second) {
            BigDecimal a = NumberAnswer.decimal(first);
            BigDecimal b = NumberAnswer.decimal(second);
            return a != null && b != null && a.compareTo(b) == 0;
        }
        if (one instanceof List<?> first && other instanceof List<?> second) {
            if (first.size() != second.size()) {
                return false;
            }
            for (int i = 0; i < first.size(); i++) {
                if (!of(first.get(i), second.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(one, other);
    }
}
