package se.samspel.engine.guards;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.util.ReflectionUtils;

import se.samspel.StartRefused;

/** What the guards have in common. */
final class Guarded {

    /** What the guards read of the engine's commands, see {@link #given}. */
    private static final Map<Class<?>, Set<String>> READ = Map.ofEntries(Map.entry(ClaimTaskCmd.class, Set.of("taskId", "userId")),
            Map.entry(AbstractAddIdentityLinkCmd.class, Set.of("taskId", "userId", "type")),
            Map.entry(DelegateTaskCmd.class, Set.of("taskId", "userId")),
            Map.entry(SaveTaskCmd.class, Set.of("task")), Map.entry(AddCommentCmd.class, Set.of("taskId", "message", "processInstanceId")),
            Map.entry(GetTaskCommentsCmd.class, Set.of("taskId")), Map.entry(GetTaskCommentCmd.class, Set.of("taskId")),
            Map.entry(GetProcessInstanceCommentsCmd.class, Set.of("processInstanceId")),
            Map.entry(CheckPassword.class, Set.of("userId", "password")),
            Map.entry(SaveUserCmd.class, Set.of("user")), Map.entry(DeleteUserCmd.class, Set.of("userId")),
            Map.entry(CreateMembershipCmd.class, Set.of("userId")), Map.entry(DeleteMembershipCmd.class, Set.of("userId")),
            Map.entry(DeployCmd.class, Set.of("deploymentBuilder")), Map.entry(AbstractExecuteFilterCmd.class, Set.of("extendingQuery")));

    private Guarded() {
    }

    /** An engine that keeps these things elsewhere is found out at start, and not when somebody has clicked. */
    static void refuseChangedEngine() {
        READ.forEach((command, fields) -> fields.forEach(field -> {
            if (ReflectionUtils.findField(command, field) == null) {
                throw new StartRefused("Samspel startar inte: processmotorn är en annan än den Samspel är gjord för ("
                        + command.getSimpleName() + " har inte " + field + ").");
            }
        }));
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
