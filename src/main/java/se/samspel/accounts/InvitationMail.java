package se.samspel.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.samskivert.mustache.Mustache;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import se.samspel.access.Role;
import se.samspel.collaboration.Notices;
import se.samspel.engine.SignedInUser;
import se.samspel.identifiers.EmailAddress;
import se.samspel.mail.Letter;
import se.samspel.mail.LetterKind;
import se.samspel.mail.Mail;
import se.samspel.mail.Outbox;
import se.samspel.mail.Undeliverable;

/**
 * An invitation's mail. Its link is made when it is sent and kept nowhere; a try that is repeated makes another and leaves the first one
 * valid, since either of the two may be what the person reads.
 */
@Component
class InvitationMail implements LetterKind {

    static final String KIND = "invitation";

    private static final String CASE = "registryNumber";
    private static final String COMPANY = "company";

    private final Outbox outbox;
    private final Invitations invitations;
    private final InvitationAddress address;
    private final IdentityService identity;
    private final Notices notices;
    private final SignedInUser signedIn;
    private final Mustache.Compiler templates;
    private final boolean isServerGiven;

    /** @param templates escape HTML, and fail on a name that they are not given */
    InvitationMail(Outbox outbox, Invitations invitations, InvitationAddress address, IdentityService identity, Notices notices,
            SignedInUser signedIn, Mustache.Compiler templates, @Value("${spring.mail.host:}") String server) {
        this.outbox = outbox;
        this.invitations = invitations;
        this.address = address;
        this.identity = identity;
        this.notices = notices;
        this.signedIn = signedIn;
        this.templates = templates;
        this.isServerGiven = !server.isBlank();
    }

    /** Whether mails leave this installation: the demonstration's inbox is no mail server. */
    boolean isConfigured() {
        return isServerGiven;
    }

    /** In the transaction that makes the account. */
    void put(String userId, String registryNumber, String company) {
        if (outbox.isOpen()) {
            outbox.put(KIND, userId, null, Map.of(CASE, registryNumber, COMPANY, company));
        }
    }

    @Override
    public String name() {
        return KIND;
    }

    /** Who has chosen a password, or has left the company, is not invited any more. */
    @Override
    public Optional<Mail> write(Letter letter) {
        return invitations.linkFor(letter.receiver(), letter.tries() > 1).map(link -> {
            User user = userOf(letter);
            EmailAddress to = EmailAddress.of(user.getEmail()).orElseThrow(() -> new Undeliverable("personen har ingen e-postadress"));
            Map<String, Object> content = new HashMap<>();
            content.put("name", nameOf(user));
            content.put("link", address.of(link));
            content.put("user", user.getId());
            content.put("title", "Inbjudan till Samspel");
            return new Mail(to, nameOf(user), "Inbjudan till Samspel", """
                    Hej %s!

                    Du är inbjuden till Samspel, där ert avtals sysselsättningskrav följs upp. Välj ett lösenord på

                    %s

                    Länken gäller en gång, i 7 dagar. Ditt användarnamn är %s.
                    """.formatted(nameOf(user), address.of(link), user.getId()),
                    templates.loadTemplate("mail-invitation").execute(content));
        });
    }

    @Override
    public void undelivered(Letter letter, String why) {
        User user = userOf(letter);
        tellWhereALinkIsMade(letter.about().get(CASE), letter.about().get(COMPANY), nameOf(user), user.getEmail(), user.getId(),
                "Inbjudan kunde inte skickas med e-post: " + why + ". ");
    }

    /** The notice says where a link is made, and holds none: its text is kept as long as the case. */
    void tellWhereALinkIsMade(String registryNumber, String company, String name, String email, String userId, String before) {
        tell(registryNumber, company, before + "En inbjudan väntar på " + name + " (" + email + ") hos " + company
                + ". Skapa en länk på " + address.ofWaiting() + " och ge den till personen. Användarnamn: " + userId + ".");
    }

    void tell(String registryNumber, String company, String text) {
        signedIn.asSamspel(() -> {
            notices.tellGroup(registryNumber, company, text, Role.SUPPORT_FUNCTION.groupId());
            return null;
        });
    }

    private User userOf(Letter letter) {
        return signedIn.asSamspel(() -> identity.createUserQuery().userId(letter.receiver()).singleResult());
    }

    private static String nameOf(User user) {
        return ((user.getFirstName() == null ? "" : user.getFirstName()) + " " + (user.getLastName() == null ? "" : user.getLastName()))
                .strip();
    }
}
