package se.samspel.forms;

import java.util.List;

/** The alternatives of a select, radio, checklist or taglist whose {@code valuesKey} is {@link #key()}. */
public interface OptionList {

    String key();

    List<Option> options();

    record Option(String value, String label) {
    }
}
