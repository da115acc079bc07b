/** Who may do what, and the guards. */
package se.samspel.access;
