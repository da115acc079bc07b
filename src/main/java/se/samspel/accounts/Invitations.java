package se.samspel.accounts;

import static se.samspel.access.Role.SUPPLIER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.access.SupplierAccess;
import se.samspel.engine.SignedInUser;
import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.SupplierId;
import se.samspel.identifiers.Text;

/** Gives a company's people their accounts: one for each e-mail address, in which the person chooses the password. */
@Service
class Invitations {

    private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);
    /** Of a name or an address, as the engine keeps it. */
    static final int LONGEST = 255;
    private static final int LONGEST_ID = 40;

    private final IdentityService identity;
    private final SupplierAccess suppliers;
    private final InvitationLinks links;
    private final SignedInUser signedIn;
    private final JdbcTemplate jdbc;

    Invitations(IdentityService identity, SupplierAccess suppliers, InvitationLinks links, SignedInUser signedIn,
            JdbcTemplate jdbc) {
        this.identity = identity;
        this.suppliers = suppliers;
        this.links = links;
        this.signedIn = signedIn;
        this.jdbc = jdbc;
    }

    /**
     * @param isAwaited whether the person has no password yet; who has chosen one before just signs in
     * @param link      null when nobody is awaited, or nobody takes it to the person now
     * @param made      whether the account is new
     */
    record Invited(String userId, boolean isAwaited, InvitationLinks.Link link, boolean made) {
    }

    /**
     * The e-mail address belongs to somebody else's account: a colleague's is never made a supplier's, and one company's contact
     * is never let in at another, which a mistyped address would otherwise do.
     */
    static class NotOfCompany extends RuntimeException {

        NotOfCompany() {
            super("E-postadressen hör till ett konto utanför företaget.");
        }
    }

    /**
     * The person has an account in the company's group, and a link when no password has been chosen yet. Made by Samspel itself:
     * nobody but administrators has a right to accounts.
     *
     * @param name   given name first
     * @param isSent whether somebody takes the link to the person now; else the support function makes one later
     * @throws NotOfCompany when the address is a staff account's or another company's
     */
    @Transactional(noRollbackFor = NotOfCompany.class)
    Invited invite(SupplierId supplier, String companyName, String name, EmailAddress email, boolean isSent) {
        String inviter = signedIn.id().orElse("Samspel");
        return signedIn.asSamspel(() -> {
            // Of two invitations of one company or one address at once the second finds what the first has made.
            alone("company " + supplier);
            alone("invitation " + email.key());
            String company = suppliers.companyGroup(supplier, companyName);
            Optional<User> present = accountOf(email.key());
            String id = present.map(User::getId).orElseGet(() -> make(Text.name(name), email.key()));
            Set<String> groups = groupsOf(id);
            if (present.isPresent() && !groups.contains(company)) {
                throw new NotOfCompany();
            }
            if (present.isEmpty()) {
                join(id, groups, SUPPLIER.groupId());
                join(id, groups, company);
                LOG.info("Konto {} skapat i {}, inbjudet av {}", id, company, inviter);
            }
            boolean isAwaited = present.isEmpty() || links.isAwaited(id);
            if (isAwaited && !isSent) {
                links.await(id);
            }
            return new Invited(id, isAwaited, isAwaited && isSent ? links.make(id) : null, present.isEmpty());
        });
    }

    /** Until the transaction ends nobody else does what is named so. */
    private void alone(String what) {
        jdbc.queryForList("SELECT pg_advisory_xact_lock(hashtext(?))", what);
    }

    /** @return the company's name; empty when there is no such company */
    Optional<String> companyName(SupplierId supplier) {
        String id = supplier.group();
        return signedIn.asSamspel(() -> Optional.ofNullable(identity.createGroupQuery().groupId(id).singleResult()).map(Group::getName));
    }

    List<InvitationLinks.Waiting> waiting() {
        return links.waiting();
    }

    /** A new link for somebody who waits; the earlier ones end. */
    @Transactional
    InvitationLinks.Link newLink(String userId, String maker) {
        LOG.info("Ny inbjudningslänk för {}, gjord av {}", userId, maker);
        return links.make(userId);
    }

    /**
     * A link for somebody who is to be told of it now.
     *
     * @param isRepeated whether an earlier try may have told of another, which then still works
     * @return empty when the person is not awaited any more
     */
    @Transactional
    Optional<InvitationLinks.Link> linkFor(String userId, boolean isRepeated) {
        if (!isOfCompany(userId) || !links.isAwaited(userId)) {
            return Optional.empty();
        }
        return Optional.of(isRepeated ? links.another(userId) : links.make(userId));
    }

    Optional<String> userOf(String token) {
        return links.userOf(token).filter(this::isOfCompany);
    }

    /**
     * Uses the link up and gives its user this password.
     *
     * @return the user's id; empty when the link is unknown, used or too old
     */
    @Transactional
    Optional<String> choosePassword(String token, String password) {
        return links.use(token).filter(this::isOfCompany).map(id -> {
            User user = identity.createUserQuery().userId(id).singleResult();
            user.setPassword(password);
            identity.saveUser(user);
            links.end(id);
            LOG.info("Lösenord valt genom inbjudan: {}", id);
            return id;
        });
    }

    /** A link lives no longer than the membership that it was made for, and opens no other account that has got the same name since. */
    private boolean isOfCompany(String userId) {
        return exists(userId) && groupsOf(userId).stream().anyMatch(SupplierAccess::isCompany);
    }

    private boolean exists(String userId) {
        return identity.createUserQuery().userId(userId).count() == 1;
    }

    private Optional<User> accountOf(String address) {
        return jdbc.queryForList("SELECT id_ FROM act_id_user WHERE lower(email_) = ? ORDER BY id_", String.class, address).stream()
                .findFirst()
                .map(id -> identity.createUserQuery().userId(id).singleResult());
    }

    private String make(String name, String address) {
        String id = freeId(address.substring(0, Math.max(address.indexOf('@'), 0)));
        int lastSpace = name.lastIndexOf(' ');
        User user = identity.newUser(id);
        user.setFirstName(shortened(lastSpace < 0 ? name : name.substring(0, lastSpace)));
        user.setLastName(shortened(lastSpace < 0 ? "" : name.substring(lastSpace + 1)));
        user.setEmail(address);
        user.setPassword(UnknownPassword.make());
        identity.saveUser(user);
        return id;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)).strip();
    }

    private String freeId(String localPart) {
        String plain = UserIds.harmless(localPart, LONGEST_ID);
        String id = plain;
        for (int number = 2; exists(id); number++) {
            id = plain + number;
        }
        return id;
    }

    private Set<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).collect(Collectors.toSet());
    }

    private void join(String userId, Set<String> groups, String group) {
        if (!groups.contains(group)) {
            identity.createMembership(userId, group);
        }
    }
}
