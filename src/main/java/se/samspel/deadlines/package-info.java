/**
 * Due dates in Swedish working days, reminders and escalations. How many days a step has stands in its diagram, not here.
 */
@ApplicationModule(allowedDependencies = {"archive", "contract", "engine", "forms", "identifiers", "standstill"})
package se.samspel.deadlines;

import org.springframework.modulith.ApplicationModule;
