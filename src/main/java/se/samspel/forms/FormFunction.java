package se.samspel.forms;

import java.util.List;

/** A function that the FEEL of a form's checks may call. */
public interface FormFunction {

    String name();

    List<String> parameters();

    /**
     * @param arguments one for each parameter; null, String, Boolean, Number, List or Map
     * @return null, or a value of those types
     */
    Object apply(List<Object> arguments);
}
