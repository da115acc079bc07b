/**
 * A case's documentation and trace, from the archive and the words of the forms that were used. Reads only; nothing is decided here and
 * nothing is stored.
 */
@ApplicationModule(allowedDependencies = {"access", "archive", "engine", "forms", "identifiers"})
package se.samspel.documentation;

import org.springframework.modulith.ApplicationModule;
