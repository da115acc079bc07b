package se.samspel.engine;

/** Says in which groups a colleague may take over a task that another has. */
@FunctionalInterface
public interface TakeOver {

    boolean isAllowedIn(String groupId);
}
