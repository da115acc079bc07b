package se.samspel.engine.guards;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses expressions in a query that somebody sends: the engine would evaluate those in {@code orQueries} on the server
 * (CVE-2026-109432). Filters that are stored keep theirs: only administrators and Samspel itself store filters.
 */
final class QueryExpressionGuard extends CommandInterceptor {

    private static final Field EXTENDING_QUERY = extendingQuery();

    @Override
    public <T> T execute(Command<T> command) {
        refuseExpressions(command);
        if (command instanceof AbstractExecuteFilterCmd) {
            refuseExpressions(ReflectionUtils.getField(EXTENDING_QUERY, command));
        }
        return next.execute(command);
    }

    private static void refuseExpressions(Object query) {
        if (query instanceof TaskQueryImpl tasks && parts(tasks).stream().anyMatch(part -> !part.getExpressions().isEmpty())) {
            throw new BadUserRequestException("Uttryck är inte tillåtna i en fråga om uppgifter.");
        }
    }

    /** The query and all that is nested in it, however deep; query and part list each other. */
    private static Set<TaskQueryImpl> parts(TaskQueryImpl query) {
        Set<TaskQueryImpl> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<TaskQueryImpl> open = new ArrayDeque<>(List.of(query));
        while (!open.isEmpty()) {
            TaskQueryImpl part = open.pop();
            if (found.add(part)) {
                open.addAll(part.getQueries());
            }
        }
        return found;
    }

    private static Field extendingQuery() {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(AbstractExecuteFilterCmd.class, "extendingQuery"));
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
