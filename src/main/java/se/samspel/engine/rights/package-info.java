/**
 * Who may read and work with which task, decided from the people of the task (its assignee and whom it is offered to) instead of from
 * one authorization row for each of them. Internal to the engine's room; nothing about any other object belongs here.
 */
package se.samspel.engine.rights;
