/**
 * Deployment of diagrams, decision tables and forms, and what they may hold. What they mean in the domain does not enter.
 */
@ApplicationModule(allowedDependencies = {"engine", "forms"})
package se.samspel.model;

import org.springframework.modulith.ApplicationModule;
