package se.samspel.engine.guards;

import java.util.Set;

import org.camunda.bpm.engine.impl.cmd.ActivateJobCmd;
import org.camunda.bpm.engine.impl.cmd.ActivateJobDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AddIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.CreateIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.FindHistoryCleanupJobsCmd;
import org.camunda.bpm.engine.impl.cmd.GetRenderedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetRenderedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskEventsCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SetAnnotationForIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDefinitionPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDescriptionCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskNameCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * What the engine can do with tasks, comments, forms, jobs and incidents that nobody does in Samspel: a comment once written stays, of a
 * task only the due and follow-up dates are changed, and a job is tried again but never stopped. Samspel's own work passes. Stands after
 * the command context's interceptor.
 */
final class UnusedCommands extends CommandInterceptor {

    private static final Set<Class<?>> UNUSED = Set.of(UpdateCommentCmd.class, DeleteTaskCommentCmd.class,
            DeleteProcessInstanceCommentCmd.class, SaveAttachmentCmd.class, CreateTaskCmd.class, DeleteTaskCmd.class,
            GetTaskEventsCmd.class, GetRenderedTaskFormCmd.class,
            GetRenderedStartFormCmd.class, SetTaskNameCmd.class, SetTaskDescriptionCmd.class, SetTaskPriorityCmd.class,
            AddIdentityLinkForProcessDefinitionCmd.class, DeleteIdentityLinkForProcessDefinitionCmd.class, ActivateJobCmd.class,
            SuspendJobCmd.class, ActivateJobDefinitionCmd.class, SuspendJobDefinitionCmd.class, SetJobDefinitionPriorityCmd.class,
            UnlockJobCmd.class, CreateIncidentCmd.class, ResolveIncidentCmd.class, SetAnnotationForIncidentCmd.class,
            FindHistoryCleanupJobsCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (UNUSED.contains(command.getClass()) && Guarded.personOf(Context.getCommandContext()) != null) {
            throw Guarded.refused("Det används inte i Samspel.");
        }
        return next.execute(command);
    }
}
