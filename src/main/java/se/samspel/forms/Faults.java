package se.samspel.forms;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with one submission, gathered as it is found. */
final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /** @param says what follows the field's label in the sentence, its full stop included */
    void add(Field field, String says) {
        told(field, "”" + field.shownLabel() + "” " + says);
    }

    /** @param sentence whole, as the process owner wrote it */
    void told(Field field, String sentence) {
        found.add(new Fault(field.key(), field.shownLabel(), sentence));
    }

    /** @param name in characters that may be shown */
    void unknown(String name) {
        found.add(new Fault(name, name, "Fältet ”" + name + "” finns inte i formuläret."));
    }

    int count() {
        return found.size();
    }

    boolean none() {
        return found.isEmpty();
    }

    void refuse() {
        if (!none()) {
            throw new InvalidSubmission(found);
        }
    }
}
