package se.samspel.engine;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * The engine's full history of what people and processes do, without an entry for each timer that was set, met or taken away in time:
 * every user task has two. A job that failed is kept.
 */
class CaseHistory extends AbstractHistoryLevel {

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
        return eventType != HistoryEventTypes.JOB_CREATE && eventType != HistoryEventTypes.JOB_DELETE && eventType != HistoryEventTypes.JOB_SUCCESS;
    }
}
