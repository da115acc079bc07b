/**
 * What stands before every address: filters, and the pages that belong to no other room. Knows everybody, is known by nobody, and holds no
 * rule of the domain.
 */
@ApplicationModule(allowedDependencies = {"access", "accounts", "archive", "collaboration", "contract", "deadlines",
        "documentation", "engine", "forms", "identifiers", "model", "people", "procurement",
        "retention", "standstill", "targetgroup"})
package se.samspel.web;

import org.springframework.modulith.ApplicationModule;
