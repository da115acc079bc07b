package se.samspel.accounts;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.identifiers.UserId;

/** Keeps the accounts of those who sign in through the directory as the directory says, each time they do. */
@Component
@Profile("oidc")
class StaffAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(StaffAccounts.class);
    private static final String SUBJECT = "oidc-subject";

    private final IdentityService identity;
    private final OidcSettings settings;

    StaffAccounts(IdentityService identity, OidcSettings settings) {
        this.identity = identity;
        this.settings = settings;
    }

    /** The directory knows the person, but Samspel does not let them in; the message is a Swedish sentence for them. */
    static class NotAdmitted extends RuntimeException {

        NotAdmitted(String sentence) {
            super(sentence);
        }
    }

    /**
     * @return the account's id
     * @throws NotAdmitted when the person has no role, or the account's id belongs to somebody else
     */
    @Transactional(noRollbackFor = NotAdmitted.class)
    String admit(OidcUser person) {
        String id = person.getClaimAsString(settings.userClaim());
        if (!UserId.isValid(id)) {
            throw new NotAdmitted("Ditt konto saknar ett användarnamn som går att använda i Samspel.");
        }
        List<String> claimed = person.getClaimAsStringList(settings.groupsClaim());
        Set<String> groups = settings.of(claimed == null ? List.of() : claimed);
        String subject = person.getIssuer() + " " + person.getSubject();
        User user = identity.createUserQuery().userId(id).singleResult();
        if (user != null && !subject.equals(identity.getUserInfo(id, SUBJECT))) {
            // the name could have been chosen to take over a local account
            throw new NotAdmitted("Det finns redan ett annat konto med ditt användarnamn. Be administratören om hjälp.");
        }
        if (user != null) {
            follow(id, groups);
        }
        if (groups.isEmpty()) {
            throw new NotAdmitted("Ditt konto har ingen roll i Samspel.");
        }
        if (user == null) {
            user = identity.newUser(id);
            user.setPassword(UnknownPassword.make());
            describe(user, person);
            identity.setUserInfo(id, SUBJECT, subject);
            LOG.info("Konto skapat ur katalogen: {}", id);
            follow(id, groups);
        } else {
            describe(user, person);
        }
        return id;
    }

    /** Saved only when something has changed: a saved account's sessions end, and a person may be signed in at two screens. */
    private void describe(User user, OidcUser person) {
        String first = person.getGivenName() == null ? user.getId() : person.getGivenName();
        String last = person.getFamilyName() == null ? "" : person.getFamilyName();
        if (first.equals(user.getFirstName()) && last.equals(user.getLastName()) && Objects.equals(person.getEmail(), user.getEmail())) {
            return;
        }
        user.setFirstName(first);
        user.setLastName(last);
        user.setEmail(person.getEmail());
        identity.saveUser(user);
    }

    private void follow(String id, Set<String> groups) {
        Set<String> present = identity.createGroupQuery().groupMember(id).list().stream().map(Group::getId).collect(Collectors.toSet());
        for (String group : settings.decided()) {
            if (groups.contains(group) && !present.contains(group)) {
                identity.createMembership(id, group);
                LOG.info("{} hör nu till {}", id, group);
            } else if (!groups.contains(group) && present.contains(group)) {
                identity.deleteMembership(id, group);
                LOG.info("{} hör inte längre till {}", id, group);
            }
        }
    }
}
