package se.samspel.forms;

import java.util.function.UnaryOperator;

/** A field that names something: what was typed is made into the name that the thing has, once, before anything else looks at it. */
public interface IdentifierField {

    /** The field's key in every form that has it. */
    String key();

    /** @return what is known by the name; else the name without what does not show */
    String normal(String written);

    static IdentifierField of(String key, UnaryOperator<String> normal) {
        return new IdentifierField() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public String normal(String written) {
                return normal.apply(written);
            }
        };
    }
}
