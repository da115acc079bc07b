package se.samspel.forms;

import java.util.Optional;
import java.util.regex.Pattern;

import se.samspel.forms.Field.Limits;
import se.samspel.forms.Field.Type;
import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.Text;

/** What a text field or a text area takes: storable text within the form's limits. */
final class TextAnswer {

    /** What a String variable of the engine can hold, in characters. */
    static final int LONGEST = 4000;
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00)[1-9]\\d{5,16}");

    private TextAnswer() {
    }

    /** @return the text as it is stored; it counts only when no fault was added */
    static Object taken(Field field, Object value, Faults faults) {
        Limits limits = field.limits();
        if (!(value instanceof String text)) {
            faults.add(field, "ska vara text.");
            return null;
        }
        if (!Text.isStorable(text, field.type() == Type.TEXTAREA)) {
            faults.add(field, "innehåller tecken som inte kan sparas.");
            return null;
        }
        int longest = limits.maxLength() == null ? LONGEST : Math.min(limits.maxLength(), LONGEST);
        if (text.length() > longest) {
            faults.add(field, "får vara högst " + longest + " tecken, men är " + text.length() + ".");
            return null;
        }
        if (limits.minLength() != null && text.length() < limits.minLength()) {
            faults.add(field, "ska vara minst " + limits.minLength() + " tecken.");
        }
        if (limits.pattern() != null && !limits.pattern().matcher(text).find()) {
            if (limits.patternMessage() == null) {
                faults.add(field, "har fel form.");
            } else {
                faults.told(field, limits.patternMessage());
            }
        }
        Optional<EmailAddress> address = limits.email() ? EmailAddress.of(text) : Optional.empty();
        if (limits.email() && address.isEmpty()) {
            faults.add(field, "ska vara en e-postadress, till exempel namn@example.se.");
        }
        if (limits.phone() && !PHONE.matcher(text).matches()) {
            faults.add(field, "ska vara ett telefonnummer med landsnummer, till exempel +46701234567.");
        }
        return address.map(EmailAddress::value).orElse(text);
    }
}
