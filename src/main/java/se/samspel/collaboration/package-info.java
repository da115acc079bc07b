/**
 * The messages that keep the three processes in step, and what everybody with a part is told. No rule of one process alone enters: that
 * belongs to the process's own room.
 */
@ApplicationModule(allowedDependencies = {"archive", "contract", "engine", "forms", "identifiers", "procurement", "standstill",
        "targetgroup"})
package se.samspel.collaboration;

import org.springframework.modulith.ApplicationModule;
