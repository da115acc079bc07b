/**
 * What exists only in the demonstration profile: the embedded database server and the demonstration's users. Nothing here is active in
 * production, and nobody knows this room.
 */
@ApplicationModule(allowedDependencies = {"access", "accounts", "archive", "engine", "forms", "identifiers", "ledger", "mail"})
package se.samspel.demonstration;

import org.springframework.modulith.ApplicationModule;
