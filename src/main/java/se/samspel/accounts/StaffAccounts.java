package se.samspel.accounts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.Text;
import se.samspel.identifiers.UserId;

/** Keeps the accounts of those who sign in through the directory as the directory says, each time they do. */
@Component
@Profile("oidc")
class StaffAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(StaffAccounts.class);
    private static final String SUBJECT = "oidc-subject";
    private static final String ANOTHERS = "Det finns redan ett annat konto med ditt användarnamn. Be administratören om hjälp.";
    private static final int LONGEST_ID = 64;
    private static final int LONGEST = 255;

    private final IdentityService identity;
    private final DirectoryPeople people;
    private final OidcSettings settings;

    StaffAccounts(IdentityService identity, DirectoryPeople people, OidcSettings settings) {
        this.identity = identity;
        this.people = people;
        this.settings = settings;
    }

    /** The directory knows the person, but Samspel does not let them in; the message is a Swedish sentence for them. */
    static class NotAdmitted extends RuntimeException {

        NotAdmitted(String sentence) {
            super(sentence);
        }
    }

    /**
     * The person is found by what the directory never gives to another, so a change of name there is a change of name here.
     *
     * @return the account's id
     * @throws NotAdmitted when the person has no role, or the account's id or address belongs to somebody else's account
     */
    @Transactional(noRollbackFor = NotAdmitted.class)
    String admit(OidcUser claims) {
        DirectoryPeople.Person person = new DirectoryPeople.Person(String.valueOf(claims.getIssuer()), claims.getSubject());
        List<String> claimed = claims.getClaimAsStringList(settings.groupsClaim());
        Set<String> groups = settings.of(claimed == null ? List.of() : claimed);
        Optional<String> known = people.accountOf(person);
        String id = known.orElseGet(() -> newId(claims));
        User user = identity.createUserQuery().userId(id).singleResult();
        if (user != null && !mark(person).equals(identity.getUserInfo(id, SUBJECT))) {
            throw new NotAdmitted(ANOTHERS);
        }
        if (user != null) {
            follow(id, groups);
        }
        if (groups.isEmpty()) {
            throw new NotAdmitted("Ditt konto har ingen roll i Samspel.");
        }
        if (known.isEmpty() && !people.give(person, id)) {
            throw new NotAdmitted("Ditt konto håller på att skapas. Försök igen.");
        }
        if (user == null) {
            user = identity.newUser(id);
            user.setPassword(UnknownPassword.make());
            describe(user, claims);
            identity.setUserInfo(id, SUBJECT, mark(person));
            LOG.info("Konto skapat ur katalogen: {}", id);
            follow(id, groups);
        } else {
            describe(user, claims);
        }
        return id;
    }

    /**
     * The id for who has no account yet. A name or an address could have been chosen to take over a local account, or to be two persons.
     */
    private String newId(OidcUser claims) {
        String id = Text.name(claims.getClaimAsString(settings.userClaim()));
        if (!UserId.isValid(id) || id.length() > LONGEST_ID) {
            throw new NotAdmitted("Ditt konto saknar ett användarnamn som går att använda i Samspel.");
        }
        if (people.isTaken(id)) {
            throw new NotAdmitted(ANOTHERS);
        }
        if (EmailAddress.of(claims.getEmail()).map(EmailAddress::key).filter(people::isOfLocalAccount).isPresent()) {
            throw new NotAdmitted("Det finns redan ett konto med din e-postadress. Be administratören om hjälp.");
        }
        return id;
    }

    /** Stands at the account, so that one made by hand under the name of a removed one is nobody's of the directory. */
    private static String mark(DirectoryPeople.Person person) {
        return person.issuer() + " " + person.subject();
    }

    /** Saved only when something has changed: a saved account's sessions end, and a person may be signed in at two screens. */
    private void describe(User user, OidcUser claims) {
        String first = name(claims.getGivenName(), user.getId());
        String last = name(claims.getFamilyName(), "");
        String email = EmailAddress.of(claims.getEmail()).map(EmailAddress::value).filter(address -> address.length() <= LONGEST)
                .orElse(null);
        if (first.equals(user.getFirstName()) && last.equals(user.getLastName()) && Objects.equals(email, user.getEmail())) {
            return;
        }
        user.setFirstName(first);
        user.setLastName(last);
        user.setEmail(email);
        identity.saveUser(user);
    }

    private static String name(String claim, String otherwise) {
        String name = Text.name(claim);
        return name == null || name.isEmpty() || name.length() > LONGEST || !Text.isStorable(name, false) ? otherwise : name;
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
