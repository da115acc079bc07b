package se.samspel.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import se.samspel.identifiers.PersonalIdentityNumber;
import se.samspel.identifiers.PersonalIdentityNumber.Finding;

/**
 * No field of a submission takes a personal identity number. What is certain to be one is refused whatever else is said; what could be
 * something else is let past by the form's checkbox {@link NotPersonalNumber}, which a form about candidates has not.
 */
final class PersonalNumbers {

    private static final String WHAT = "ett personnummer eller samordningsnummer";

    private final Field checkbox;
    private final LocalDate today;
    private final Faults faults;
    private final List<Field> doubtful = new ArrayList<>();

    PersonalNumbers(FormSchema form, LocalDate today, Faults faults) {
        this.checkbox = form.notPersonalNumber().orElse(null);
        this.today = today;
        this.faults = faults;
    }

    /** @return null when the form is about candidates */
    Field checkbox() {
        return checkbox;
    }

    /** @return whether the value is refused for good; what is doubtful is remembered until {@link #decide} */
    boolean refuse(Field field, Object value) {
        Finding found = in(value);
        // what is only possible is nobody's writing when it was chosen from a list
        boolean isTyped = !field.type().hasOptions();
        if (found == Finding.CERTAIN) {
            faults.add(field, "innehåller " + WHAT + ". Sådana får inte skrivas här.");
            return true;
        }
        if (found == Finding.POSSIBLE && isTyped && checkbox == null) {
            faults.add(field, "innehåller tio siffror som kan vara " + WHAT + ". Sådana får inte skrivas i ett formulär om kandidater.");
            return true;
        }
        if (found == Finding.POSSIBLE && isTyped) {
            doubtful.add(field);
        }
        return false;
    }

    /** Takes the checkbox's answer, which counts and is kept only when something is doubtful. */
    void decide(Posted posted, Map<Field, Object> values) {
        if (checkbox == null) {
            return;
        }
        Object ticked = posted.at(checkbox);
        if (doubtful.isEmpty()) {
            values.remove(checkbox);
        } else if (Boolean.TRUE.equals(ticked)) {
            values.put(checkbox, true);
        } else if (FormSchema.isEmpty(ticked) || ticked instanceof Boolean) {
            doubtful.forEach(field -> faults.add(field, "innehåller tio siffror som kan vara " + WHAT + ". Är de något annat: kryssa i ”"
                    + checkbox.shownLabel() + "” sist i formuläret."));
        } else {
            faults.add(checkbox, "ska vara ja eller nej.");
        }
    }

    private Finding in(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(this::in).max(Finding::compareTo).orElse(Finding.NONE);
        }
        if (value instanceof Number number) {
            return PersonalIdentityNumber.find(plain(number), today);
        }
        return value instanceof String text ? PersonalIdentityNumber.find(text, today) : Finding.NONE;
    }

    private static String plain(Number number) {
        BigDecimal decimal = NumberAnswer.decimal(number);
        return decimal == null || decimal.precision() - decimal.scale() > 20 ? "" : decimal.toPlainString();
    }
}
