package se.samspel.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;

import se.samspel.identifiers.PersonalIdentityNumber;

/** No field takes a personal identity number, whatever its type. */
final class PersonalNumbers {

    private PersonalNumbers() {
    }

    static boolean areIn(Object value, LocalDate today) {
        if (value instanceof Collection<?> list) {
            return list.stream().anyMatch(item -> areIn(item, today));
        }
        return value instanceof String text && PersonalIdentityNumber.isIn(text, today)
                || value instanceof Number number && PersonalIdentityNumber.isIn(plain(number), today);
    }

    private static String plain(Number number) {
        BigDecimal decimal = NumberAnswer.decimal(number);
        return decimal == null || decimal.precision() - decimal.scale() > 20 ? "" : decimal.toPlainString();
    }
}
