package se.samspel.engine.guards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.AbstractVariableQueryImpl;
import org.camunda.bpm.engine.impl.ExternalTaskQueryImpl;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.QueryEntityRelationCondition;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.QueryVariableValue;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryProperty;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Who may not read variables learns nothing of them from a list, a count or an order either: a query that names a variable, at any
 * depth, is for who has the right to the variables of every process whose instances they see. What heads a task ({@link CaseHeadings})
 * may be searched by everybody. Stands after the command context's interceptor.
 */
final class VariableQueryGuard extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        if (Guarded.personOf(context) != null && queryOf(command) instanceof AbstractQuery<?, ?> query
                && namesOf(query).anyMatch(name -> !CaseHeadings.HEADINGS.contains(name)) && !mayReadVariables(context)) {
            throw Guarded.refused("Du kan inte söka på uppgifter som du inte har rätt att läsa.");
        }
        return next.execute(command);
    }

    /** A stored filter runs its query within its own command, so what is added to it is looked at there. */
    private static Object queryOf(Command<?> command) {
        return command instanceof AbstractExecuteFilterCmd ? Guarded.given(command, "extendingQuery", Object.class) : command;
    }

    private static Stream<String> namesOf(AbstractQuery<?, ?> query) {
        return parts(query).stream()
                .flatMap(part -> Stream.concat(variables(part).stream().map(QueryVariableValue::getName), ordering(part)));
    }

    /** The query and all that is nested in it, however deep; a query lists itself among its parts. */
    private static Collection<AbstractQuery<?, ?>> parts(AbstractQuery<?, ?> query) {
        Map<AbstractQuery<?, ?>, Boolean> found = new IdentityHashMap<>();
        List<AbstractQuery<?, ?>> open = new ArrayList<>(List.of(query));
        while (!open.isEmpty()) {
            AbstractQuery<?, ?> part = open.remove(open.size() - 1);
            if (found.put(part, true) == null) {
                open.addAll(nested(part));
            }
        }
        return found.keySet();
    }

    private static List<? extends AbstractQuery<?, ?>> nested(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            return tasks.getQueries();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            return tasks.getQueries();
        }
        if (query instanceof ProcessInstanceQueryImpl instances) {
            return instances.getQueries();
        }
        return query instanceof HistoricProcessInstanceQueryImpl instances ? instances.getQueries() : List.of();
    }

    private static List<? extends QueryVariableValue> variables(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            return tasks.getVariables();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            return tasks.getVariables();
        }
        if (query instanceof ExternalTaskQueryImpl tasks) {
            return tasks.getVariables();
        }
        // The engine asks itself for the right to the variables that this one lists.
        return query instanceof AbstractVariableQueryImpl<?, ?> others ? others.getQueryVariableValues() : List.of();
    }

    private static Stream<String> ordering(AbstractQuery<?, ?> query) {
        return query.getOrderingProperties().stream().filter(QueryOrderingProperty::hasRelationConditions)
                .flatMap(order -> order.getRelationConditions().stream())
                .filter(condition -> VariableInstanceQueryProperty.VARIABLE_NAME.equals(condition.getProperty()))
                .map(QueryEntityRelationCondition::getScalarValue).map(String::valueOf);
    }

    private static boolean mayReadVariables(CommandContext context) {
        List<String> seen = context.runWithoutAuthorization(() -> context.getProcessEngineConfiguration().getRepositoryService()
                .createProcessDefinitionQuery().latestVersion().list()).stream().map(ProcessDefinition::getKey)
                .filter(key -> isAllowed(context, ProcessDefinitionPermissions.READ_INSTANCE, key)
                        || isAllowed(context, ProcessDefinitionPermissions.READ_HISTORY, key)).toList();
        return !seen.isEmpty() && seen.stream().allMatch(key -> isAllowed(context, ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                key));
    }

    private static boolean isAllowed(CommandContext context, Permission permission, String processKey) {
        return context.getAuthorizationManager().isAuthorized(permission, Resources.PROCESS_DEFINITION, processKey);
    }
}
