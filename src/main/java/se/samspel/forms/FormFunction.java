package se.samspel.forms;

import java.util.List;
import java.util.function.Function;

/** A function that the FEEL of a form's checks may call. */
public interface FormFunction {

    String name();

    List<String> parameters();

    /**
     * @param arguments one for each parameter; null, String, Boolean, Number, List or Map
     * @return null, or a value of those types
     */
    Object apply(List<Object> arguments);

    /** A function of several arguments; null when one of them is null. */
    static FormFunction of(String name, List<String> parameters, Function<List<Object>, Object> body) {
        return new FormFunction() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> parameters() {
                return parameters;
            }

            @Override
            public Object apply(List<Object> arguments) {
                return arguments.contains(null) ? null : body.apply(arguments);
            }
        };
    }

    /** A function of one text; null for no text. */
    static FormFunction ofText(String name, String parameter, Function<String, Object> body) {
        return of(name, List.of(parameter), arguments -> body.apply(arguments.get(0).toString()));
    }
}
