/** Due dates in Swedish working days, reminders and escalations. */
package se.samspel.deadlines;
