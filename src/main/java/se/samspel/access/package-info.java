/**
 * Who may do what, and the rights: the roles' groups and rights (made at each start from the table
 * {@code access/permissions.csv}), the task list's filters, four eyes, who reads a case and the suppliers' companies.
 */
package se.samspel.access;
