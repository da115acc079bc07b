/**
 * What a person who sits at Tasklist needs beside the engine: what a case is called on its card, to whom a task may be handed over, what
 * was begun and not yet sent. No rule of the domain is here, and nobody gets more than the engine would give them.
 */
@ApplicationModule(allowedDependencies = {"access", "archive", "collaboration", "contract", "engine", "forms", "identifiers"})
package se.samspel.desk;

import org.springframework.modulith.ApplicationModule;
