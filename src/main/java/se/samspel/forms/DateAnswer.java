package se.samspel.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** What a field for a date, a time or both takes: ISO 8601 as form-js writes it, and as such it is stored. */
final class DateAnswer {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?");

    private DateAnswer() {
    }

    /** @return what is stored; it counts only when no fault was added */
    static Object date(Field field, Object value, LocalDate today, Faults faults) {
        Object text = written(field, value, DATE, "ett datum på formen ÅÅÅÅ-MM-DD.", faults);
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse((String) text);
            if (date.getYear() < 1900 || date.getYear() > 2199) {
                faults.add(field, "ska ligga mellan åren 1900 och 2199.");
            }
            if (field.limits().noPassedDates() && date.isBefore(today)) {
                faults.add(field, "får inte vara ett datum som har passerat.");
            }
        } catch (DateTimeException noDate) {
            faults.add(field, "är inget datum som finns.");
        }
        return text;
    }

    /** @return what is stored; it counts only when no fault was added */
    static Object time(Field field, Object value, Faults faults) {
        return written(field, value, TIME, "en tid, till exempel 13:30.", faults);
    }

    /** @return what is stored; it counts only when no fault was added */
    static Object moment(Field field, Object value, Faults faults) {
        if (value instanceof String text && text.length() < 40) {
            try {
                OffsetDateTime.parse(text);
                return text;
            } catch (DateTimeException withoutOffset) {
                try {
                    LocalDateTime.parse(text);
                    return text;
                } catch (DateTimeException noMoment) {
                    // told below
                }
            }
        }
        faults.add(field, "ska vara datum och tid, till exempel 2026-09-01T13:30.");
        return null;
    }

    private static Object written(Field field, Object value, Pattern form, String what, Faults faults) {
        if (value instanceof String text && form.matcher(text).matches()) {
            return text;
        }
        faults.add(field, "ska vara " + what);
        return null;
    }
}
