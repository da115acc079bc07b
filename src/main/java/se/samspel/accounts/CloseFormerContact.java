package se.samspel.accounts;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import se.samspel.contract.ContactLeft;
import se.samspel.engine.SignedInUser;
import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.SupplierId;

/** A contact who has left a company is no member of its group any more, and signs in to nothing of it. */
@Component
class CloseFormerContact {

    private static final Logger LOG = LoggerFactory.getLogger(CloseFormerContact.class);

    private final IdentityService identity;
    private final SignedInUser signedIn;

    CloseFormerContact(IdentityService identity, SignedInUser signedIn) {
        this.identity = identity;
        this.signedIn = signedIn;
    }

    @EventListener
    void close(ContactLeft left) {
        String company = new SupplierId(left.supplierId()).group();
        String address = EmailAddress.of(left.email()).map(EmailAddress::key).orElse("");
        signedIn.asSamspel(() -> {
            for (User member : identity.createUserQuery().memberOfGroup(company).list()) {
                if (member.getEmail() != null && EmailAddress.of(member.getEmail()).filter(own -> own.key().equals(address)).isPresent()) {
                    identity.deleteMembership(member.getId(), company);
                    LOG.info("{} hör inte längre till {}: kontakten har slutat", member.getId(), company);
                }
            }
            return null;
        });
    }
}
