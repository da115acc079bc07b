package se.samspel.engine;

import java.util.Set;

/** Days that were counted from a process's variables are counted anew when these have changed. */
public interface StepsFollow {

    /** The due dates of open tasks, their reminders and escalations, and the drawn timers whose expressions mention one of the names. */
    void recount(String processInstanceId, Set<String> names);
}
