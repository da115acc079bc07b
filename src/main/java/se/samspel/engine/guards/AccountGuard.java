package se.samspel.engine.guards;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.Text;

/**
 * What an account may be, whoever saves it and in whichever way: its id differs from every other's by more than letters' case, its names and its
 * address are taken as text of people is taken everywhere ({@link Text#name}, {@link EmailAddress}), and it has a password, if only one that
 * nobody knows.
 */
final class AccountGuard extends CommandInterceptor {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST = 255;

    private final SlowPasswords passwords;

    AccountGuard(SlowPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof SaveUserCmd && Guarded.given(command, "user", User.class) instanceof UserEntity user && user.getId() != null) {
            if (user.getRevision() == 0) {
                // first, so that nobody else learns from the answer who has an account
                Context.getCommandContext().getAuthorizationManager().checkAuthorization(Permissions.CREATE, Resources.USER);
                refuseSecond(user.getId());
                if (!user.hasNewPassword()) {
                    user.setDbPassword(unknown());
                }
            }
            user.setFirstName(name(user.getFirstName()));
            user.setLastName(name(user.getLastName()));
            user.setEmail(address(user));
        }
        return next.execute(command);
    }

    private static void refuseSecond(String id) {
        if (id.length() > LONGEST_ID) {
            throw new BadUserRequestException("Ett användarnamn får ha högst " + LONGEST_ID + " tecken.");
        }
        Optional<User> present = accounts().createNativeUserQuery().sql("SELECT * FROM ACT_ID_USER WHERE lower(ID_) = #{id}")
                .parameter("id", id.toLowerCase(Locale.ROOT)).list().stream().findFirst();
        if (present.isPresent()) {
            throw new BadUserRequestException("Det finns redan ett konto med användarnamnet " + present.get().getId() + ".");
        }
    }

    private static String name(String typed) {
        String name = Text.name(typed);
        if (name != null && (!Text.isStorable(name, false) || name.length() > LONGEST)) {
            throw new BadUserRequestException("Ett namn får ha högst " + LONGEST + " tecken, på en rad.");
        }
        return name;
    }

    /** An address that is none is refused where it is new; one that was saved before there was a rule keeps nobody from changing the password. */
    private static String address(UserEntity user) {
        String typed = user.getEmail();
        if (typed == null || Text.name(typed).isEmpty()) {
            return typed == null ? null : "";
        }
        return EmailAddress.of(typed).filter(address -> address.value().length() <= LONGEST).map(EmailAddress::value).orElseGet(() -> {
            if (user.getRevision() > 0 && accounts().createUserQuery().userId(user.getId()).userEmail(typed).count() == 1) {
                return typed;
            }
            throw new BadUserRequestException("E-postadressen går inte att använda.");
        });
    }

    private String unknown() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return "{" + SlowPasswords.NAME + "}" + passwords.encrypt(Base64.getEncoder().encodeToString(secret));
    }

    private static IdentityService accounts() {
        return Context.getProcessEngineConfiguration().getIdentityService();
    }
}
