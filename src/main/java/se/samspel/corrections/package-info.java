/**
 * What was answered wrong: which steps can be corrected, by whom, and what follows of a correction. Every step of every process stands in
 * {@code Steps}, as one that can be corrected or as one that is frozen. What an answer means stays in the room that it belongs to: it is
 * told of the correction and counts anew.
 */
@ApplicationModule(allowedDependencies = {"archive", "collaboration", "contract", "engine", "forms", "identifiers"})
package se.samspel.corrections;

import org.springframework.modulith.ApplicationModule;
