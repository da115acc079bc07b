/**
 * The labour-market side's facts: candidates as references, placements and their follow-up. Nobody's name or number enters.
 */
@ApplicationModule(allowedDependencies = {"archive", "contract", "engine", "forms", "identifiers"})
package se.samspel.targetgroup;

import org.springframework.modulith.ApplicationModule;
