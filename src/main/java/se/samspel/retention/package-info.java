/**
 * What is kept how long: nothing is removed before its time, and nothing without a disposal decision (gallringsbeslut). What was removed is
 * written by the archive's own way out; the figures of the ledger stay.
 */
@ApplicationModule(allowedDependencies = {"archive", "contract", "engine", "forms", "identifiers"})
@NullMarked
package se.samspel.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
