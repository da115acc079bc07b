package se.samspel.engine.guards;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
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
 * What an account may be, whoever saves it and in whichever way: its id differs from every other's by more than letters' case, its names
 * and its address are taken as text of people is taken everywhere ({@link Text#name}, {@link EmailAddress}), and it has a password, if only
 * one that nobody knows.
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
        if (command instanceof SaveUserCmd && Guarded.given(command, "user", User.class) instanceof UserEntity user
                && user.getId() != null) {
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
        if (name != null && !Text.isStorable(name, false)) {
            throw new BadUserRequestException("Ett namn skrivs på en rad, utan styrtecken.");
        }
        return name;
    }

    /**
     * By the address it is known whose an account is, so nobody but administrators changes one by hand or makes a second account with it.
     * One that was saved before there was a rule keeps nobody from changing the password.
     */
    private static String address(UserEntity user) {
        String typed = user.getEmail();
        boolean isBlank = typed == null || Text.name(typed).isEmpty();
        Optional<EmailAddress> address = EmailAddress.of(typed).filter(one -> one.value().length() <= LONGEST);
        String kept = address.map(EmailAddress::value).orElse(typed != null && isBlank ? "" : typed);
        String key = address.map(EmailAddress::key).orElse("");
        boolean isNew = user.getRevision() == 0;
        boolean isAsBefore = !isNew && accounts().createNativeUserQuery().sql("SELECT count(*) FROM ACT_ID_USER WHERE ID_ = #{id}"
                + " AND (coalesce(EMAIL_, '') = #{kept} OR lower(EMAIL_) = #{key})")
                .parameter("id", user.getId()).parameter("kept", kept == null ? "" : kept).parameter("key", key).count() == 1;
        if (isAsBefore) {
            return kept;
        }
        if (!isBlank && address.isEmpty()) {
            throw new BadUserRequestException("E-postadressen går inte att använda.");
        }
        boolean isByPerson = Guarded.personOf(Context.getCommandContext()) != null;
        if (!isNew && isByPerson && !isAdministrator()) {
            throw new BadUserRequestException("E-postadressen säger vem kontot tillhör, och ändras av administratören.");
        }
        if (isNew && isByPerson && !isBlank && accounts().createNativeUserQuery()
                .sql("SELECT count(*) FROM ACT_ID_USER WHERE lower(EMAIL_) = #{key}").parameter("key", key).count() > 0) {
            throw new BadUserRequestException("Det finns redan ett konto med den e-postadressen.");
        }
        return kept;
    }

    private static boolean isAdministrator() {
        List<String> groups = Context.getCommandContext().getAuthentication().getGroupIds();
        return groups != null && groups.contains(Groups.CAMUNDA_ADMIN);
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
