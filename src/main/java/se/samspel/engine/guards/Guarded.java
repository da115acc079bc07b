package se.samspel.engine.guards;

import java.lang.reflect.Field;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.util.ReflectionUtils;

/** What the guards have in common. */
final class Guarded {

    private Guarded() {
    }

    /** @return the id of the person who gives the command; null for Samspel's own work, also that which follows from a person's command */
    static String personOf(CommandContext context) {
        if (context == null || !context.isAuthorizationCheckEnabled() || context.getAuthentication() == null
                || !context.getProcessEngineConfiguration().isAuthorizationEnabled()) {
            return null;
        }
        return context.getAuthentication().getUserId();
    }

    /** @return what the command was made with; the engine has no public way to ask */
    static <V> V given(Command<?> command, String field, Class<V> type) {
        Field declared = ReflectionUtils.findField(command.getClass(), field);
        if (declared == null) {
            throw new IllegalStateException("the engine's " + command.getClass().getSimpleName() + " has no longer " + field);
        }
        ReflectionUtils.makeAccessible(declared);
        return type.cast(ReflectionUtils.getField(declared, command));
    }

    /** @return answered as HTTP 403 */
    static AuthorizationException refused(String sentence) {
        return new AuthorizationException(sentence);
    }
}
