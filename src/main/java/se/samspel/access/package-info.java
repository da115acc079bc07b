/**
 * Who may do what, and the rights: the roles' groups and rights (made at each start from the table
 * {@code access/permissions.csv}), the task list's filters, four eyes, who reads a case and the suppliers' companies. How somebody proves
 * who they are does not enter: that is {@code accounts}.
 */
@ApplicationModule(allowedDependencies = {"archive", "collaboration", "contract", "deadlines", "engine", "forms", "identifiers",
        "procurement", "standstill", "targetgroup"})
package se.samspel.access;

import org.springframework.modulith.ApplicationModule;
