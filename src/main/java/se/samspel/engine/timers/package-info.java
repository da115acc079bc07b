/** Due dates, reminders and escalations as timers of the engine, and how failed jobs are tried again. Internal to the engine's room. */
package se.samspel.engine.timers;
