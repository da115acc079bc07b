/**
 * Who may do what, and the guards: the roles' groups and rights (made at each start from the table
 * {@code access/permissions.csv}), sign-in to the interfaces, the task list's filters and the suppliers' companies.
 */
package se.samspel.access;
