package se.samspel.engine.lean;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * The engine's incidents of failed jobs, without a search for one whenever a reminder or an escalation is taken away in time: the engine
 * makes the incident when the last try has failed and ends it when tries are given back. Timers that a diagram draws can be given
 * tries all at once, which leaves their incidents; for them it is searched.
 */
public class JobIncidents extends DefaultIncidentHandler {

    public JobIncidents() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    protected void removeIncident(IncidentContext context, boolean resolved) {
        JobEntity job = Context.getCommandContext().getDbEntityManager().getCachedEntity(JobEntity.class, context.getConfiguration());
        if (job == null || job.getRetries() == 0 || job.getJobDefinitionId() != null) {
            super.removeIncident(context, resolved);
        }
    }
}
