/**
 * What exists only in the demonstration profile: the embedded database server and the demonstration's users.
 * Nothing here is active in production.
 */
package se.samspel.demonstration;
