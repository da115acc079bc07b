package se.samspel.engine.lean;

import java.util.Set;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * The engine's full history of what people and processes do, without what would be kept twice or is nobody's question: each timer that
 * was set, met or taken away in time (every user task has two; a job that failed is kept), whom a task was offered to (that stands in
 * the diagram; who took it, got it or did it stands in the task's history and the operation log), and the values that came from a
 * submission, which the archive has.
 */
public class CaseHistory extends AbstractHistoryLevel {

    private static final Set<HistoryEventType> LEFT_OUT = Set.of(HistoryEventTypes.JOB_CREATE, HistoryEventTypes.JOB_DELETE,
            HistoryEventTypes.JOB_SUCCESS, HistoryEventTypes.IDENTITY_LINK_ADD, HistoryEventTypes.IDENTITY_LINK_DELETE);

    private static final Set<HistoryEventType> OF_VARIABLES = Set.of(HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE, HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL);
    private static final ThreadLocal<Boolean> FROM_SUBMISSION = ThreadLocal.withInitial(() -> false);

    /** Keeps no history of the variables that the work sets. */
    public static void withoutVariables(Runnable work) {
        FROM_SUBMISSION.set(true);
        try {
            work.run();
        } finally {
            FROM_SUBMISSION.remove();
        }
    }

    @Override
    public int getId() {
        return 40;
    }

    @Override
    public String getName() {
        return "samspel";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, Object entity) {
        return !LEFT_OUT.contains(eventType)
                && !(OF_VARIABLES.contains(eventType) && FROM_SUBMISSION.get());
    }
}
