package se.samspel.deadlines;

/** A task's owner is to be reminded of it; published in the transaction that marks the task. */
public record TaskReminded(String taskId) {
}
