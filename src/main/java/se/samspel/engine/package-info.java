/**
 * The only place that knows the engine's internals. At its root the ports that the rooms above use; below it, for nobody else: the form
 * seam, guards, rights, timers, REST and speed. No word of the domain (a step, a role, a field) enters; what the engine has to ask of a
 * room above is a port here that the room implements.
 */
@ApplicationModule(allowedDependencies = {"archive", "forms", "identifiers"})
package se.samspel.engine;

import org.springframework.modulith.ApplicationModule;
