package se.samspel.engine.guards;

import java.util.Optional;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CheckPassword;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

import se.samspel.engine.SignInLimit;

/**
 * Asks before each password is tried, whichever way it came in, and tells how it went. A known and an unknown name take the same time. A
 * password whose hash was made by an older algorithm is hashed anew when it has proved right.
 */
final class PasswordGuard extends CommandInterceptor {

    private static final String PRESENT = "{" + SlowPasswords.NAME + "}";

    private final ProcessEngineConfigurationImpl engine;
    private final SignInLimit limit;
    private final SlowPasswords passwords;

    PasswordGuard(ProcessEngineConfigurationImpl engine, SignInLimit limit, SlowPasswords passwords) {
        this.engine = engine;
        this.limit = limit;
        this.passwords = passwords;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
        if (!(command instanceof CheckPassword)) {
            return next.execute(command);
        }
        String userId = Guarded.given(command, "userId", String.class);
        String password = Guarded.given(command, "password", String.class);
        Optional<SignInLimit.Try> reserved = password == null ? Optional.empty() : limit.reserve(userId);
        if (reserved.isEmpty()) {
            return (T) Boolean.FALSE;
        }
        passwords.begin();
        T right = isWithoutPassword(userId) ? (T) Boolean.FALSE : next.execute(command);
        passwords.end(password);
        reserved.get().ended(Boolean.TRUE.equals(right));
        if (Boolean.TRUE.equals(right)) {
            renew(userId, password);
        }
        return right;
    }

    /** An account may have been made without a password, by somebody who meant another way to sign in: no password is right for it. */
    private boolean isWithoutPassword(String userId) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
            UserEntity user = (UserEntity) context.getReadOnlyIdentityProvider().findUserById(userId);
            return user != null && user.getPassword() == null;
        }));
    }

    private void renew(String userId, String password) {
        engine.getCommandExecutorTxRequiresNew().execute(context -> context.runWithoutAuthorization(() -> {
            UserEntity user = (UserEntity) context.getReadOnlyIdentityProvider().findUserById(userId);
            if (user != null && !user.getPassword().startsWith(PRESENT)) {
                user.setPassword(password);
                user.encryptPassword();
            }
            return null;
        }));
    }
}
