/** Tasklist in a real browser, as a test reads it: people sign in, find a task, fill in its form and complete it. */
package se.samspel.tasklist;
