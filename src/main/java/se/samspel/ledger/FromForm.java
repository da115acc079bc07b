package se.samspel.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record that holds what the ledger reads of one step's form: each of its components is a field of that form, under the field's key. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface FromForm {

    /** The step's id. */
    String value();
}
