package se.samspel.engine.guards;

import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import se.samspel.engine.SignInLimit;

/** Asks before each password is tried, whichever way it came in, and tells how it went. */
final class PasswordGuard extends CommandInterceptor {

    private final SignInLimit limit;

    PasswordGuard(SignInLimit limit) {
        this.limit = limit;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        if (!(command instanceof CheckPassword)) {
            return next.execute(command);
        }
        String userId = Guarded.given(command, "userId", String.class);
        if (userId == null || !limit.mayTry(userId)) {
            return (T) Boolean.FALSE;
        }
        T right = next.execute(command);
        limit.tried(userId, Boolean.TRUE.equals(right));
        return right;
    }
}
