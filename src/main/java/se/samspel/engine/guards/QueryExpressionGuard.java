package se.samspel.engine.guards;

import java.lang.reflect.Field;
import java.util.Objects;

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
        if (query instanceof TaskQueryImpl tasks && (!tasks.getExpressions().isEmpty()
                || tasks.getQueries().stream().anyMatch(part -> !part.getExpressions().isEmpty()))) {
            throw new BadUserRequestException("Uttryck är inte tillåtna i en fråga om uppgifter.");
        }
    }

    private static Field extendingQuery() {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(AbstractExecuteFilterCmd.class, "extendingQuery"));
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
