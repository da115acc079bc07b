/**
 * What was promised and what came of it: a projection of the archive in tables of its own, which can be made anew from it at any time, and
 * the figures, pages and exports that are read from them. Who is placed does not enter, and nothing of what became of a person. How a
 * commitment stands is reckoned in {@code contract}; here it is kept and summed.
 */
@ApplicationModule(allowedDependencies = {"access", "archive", "contract", "engine", "forms", "identifiers"})
package se.samspel.ledger;

import org.springframework.modulith.ApplicationModule;
