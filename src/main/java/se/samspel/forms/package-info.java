/**
 * The form seam: what a person submits is checked against the form it was shown in, stored once, and shown again where a
 * later form names the same field. A form needs no code of its own here, and no step id or field key of a process enters.
 *
 * <p>Where a rule is: the way in, {@link se.samspel.forms.FormSeam}; how a form is read, {@code FormSchemaReader}; what is taken,
 * {@code FormCheck}, and beside it one type for each kind of answer; personal numbers, {@code PersonalNumbers}.
 */
@ApplicationModule(allowedDependencies = {"archive", "identifiers"})
package se.samspel.forms;

import org.springframework.modulith.ApplicationModule;
