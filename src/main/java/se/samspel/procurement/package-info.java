/**
 * What a procurement is: its registration, its terms and its award. Nothing about a supplier after the award, nothing about people.
 */
@ApplicationModule(allowedDependencies = {"archive", "engine", "forms", "identifiers"})
@NullMarked
package se.samspel.procurement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
