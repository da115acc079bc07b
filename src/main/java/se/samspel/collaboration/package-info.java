/** The messages that keep the three processes in step, and what everybody with a part is told. */
package se.samspel.collaboration;
