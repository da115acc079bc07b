package se.samspel.engine.guards;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.task.Task;

/**
 * Who may read a task may read its case's registry number, title and contract: the task list shows them. The engine would
 * ask for a right to all variables of all cases of the process; and for a right to the whole history before it shows or takes
 * a comment on the task. Stands after the command context's interceptor.
 */
final class CaseHeadings extends CommandInterceptor {

    static final Set<String> HEADINGS = Set.of("registryNumber", "title", "contractId");

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        if (command instanceof VariableInstanceQueryImpl query && Guarded.personOf(context) != null
                && asksForHeadingsOnly(query) && readableScopes(context, query.getVariableScopeIds())
                .containsAll(Arrays.asList(query.getVariableScopeIds()))) {
            return context.runWithoutAuthorization(() -> next.execute(command));
        }
        if (command instanceof HistoricTaskInstanceQueryImpl query && query.getTaskId() != null && Guarded.personOf(context) != null
                && context.getProcessEngineConfiguration().getTaskService().createTaskQuery().taskId(query.getTaskId()).count() == 1) {
            return context.runWithoutAuthorization(() -> next.execute(command));
        }
        return next.execute(command);
    }

    private static boolean asksForHeadingsOnly(VariableInstanceQueryImpl query) {
        return query.getVariableNames() != null && HEADINGS.containsAll(Arrays.asList(query.getVariableNames()))
                && query.getVariableScopeIds() != null && query.getVariableScopeIds().length > 0;
    }

    /** @return the ids of the tasks that the user may read in these process instances, their executions and instances */
    private static Set<String> readableScopes(CommandContext context, String[] scopes) {
        Set<String> readable = new HashSet<>();
        for (Task task : context.getProcessEngineConfiguration().getTaskService().createTaskQuery().processInstanceIdIn(scopes).list()) {
            readable.add(task.getId());
            readable.add(task.getExecutionId());
            readable.add(task.getProcessInstanceId());
        }
        return readable;
    }
}
