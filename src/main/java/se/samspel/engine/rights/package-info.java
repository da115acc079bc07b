/**
 * Who may read and work with which task, decided from the people of the task (its assignee and whom it is offered to) instead of from
 * one authorization row for each of them; and which rows of the engine's lists are a person's at all: those of a definition, and what has
 * been a task only for who may read it now. Internal to the engine's room; rules about commands belong to guards.
 */
package se.samspel.engine.rights;
