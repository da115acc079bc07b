/**
 * Swedish working days, the standstill period (avtalsspärr) and the ten-day period after a court ruling (tiodagarsfrist).
 * How many days a case has is the process owner's decision table {@code standstill.dmn}; how days are counted is fixed by law and lives
 * here. No rule that is not about days enters.
 */
@ApplicationModule(allowedDependencies = {"archive", "engine", "forms", "identifiers"})
@NullMarked
package se.samspel.standstill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
