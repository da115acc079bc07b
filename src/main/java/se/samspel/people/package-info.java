/**
 * What became of people, without saying of whom: rows by the month, kept apart from everything else, that nobody reads, and the few fixed
 * tables that are released from them. A released table's cells are all that is shown, and all that an audit of the next one knows.
 */
@ApplicationModule(allowedDependencies = {"archive", "forms"})
@NullMarked
package se.samspel.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
