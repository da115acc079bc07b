package se.samspel.forms;

/**
 * Why a submission is refused.
 *
 * @param field   the field's key; null when the fault is of the submission as a whole
 * @param label   the field's label on screen; null with {@code field}
 * @param message a whole Swedish sentence that names the field
 */
public record Fault(String field, String label, String message) {

    /** A fault of the submission as a whole. */
    public static Fault of(String message) {
        return new Fault(null, null, message);
    }
}
