package se.samspel.accounts;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import se.samspel.access.Role;
import se.samspel.access.SupplierAccess;
import se.samspel.collaboration.Notices;
import se.samspel.contract.Contract;
import se.samspel.contract.ContractAwarded;
import se.samspel.engine.SignedInUser;
import se.samspel.identifiers.EmailAddress;

/** When a contract begins, its company has a group and the contact of the company an account, in the same transaction. */
@Component
class InviteWinner {

    private static final Logger LOG = LoggerFactory.getLogger(InviteWinner.class);

    private final SupplierAccess suppliers;
    private final Invitations invitations;
    private final InvitationMail mail;
    private final InvitationAddress address;
    private final Notices notices;
    private final SignedInUser signedIn;

    InviteWinner(SupplierAccess suppliers, Invitations invitations, InvitationMail mail, InvitationAddress address, Notices notices,
            SignedInUser signedIn) {
        this.suppliers = suppliers;
        this.invitations = invitations;
        this.mail = mail;
        this.address = address;
        this.notices = notices;
        this.signedIn = signedIn;
    }

    @EventListener
    void invite(ContractAwarded awarded) {
        Contract contract = awarded.contract();
        Optional<EmailAddress> email = EmailAddress.of(contract.supplierContactEmail())
                .filter(address -> address.value().length() <= Invitations.LONGEST);
        if (email.isEmpty()) {
            suppliers.companyGroup(contract.supplierOrgNumber(), contract.supplierName());
            tell(contract, contract.supplierName() + " har ingen kontakt med e-postadress och har inte bjudits in.");
            return;
        }
        String name = contract.supplierContactName() == null ? "" : contract.supplierContactName();
        try {
            Invitations.Invited invited = invitations.invite(contract.supplierOrgNumber(), contract.supplierName(), name, email.get(),
                    mail.isConfigured());
            if (invited.isAwaited()) {
                announce(contract, name, email.get().value(), invited);
            }
        } catch (Invitations.NotOfCompany another) {
            LOG.warn("Kontakten för {} bjuds inte in: adressen hör till ett konto utanför företaget", contract.contractId());
            tell(contract, contract.supplierName() + " har inte bjudits in: kontaktens e-postadress hör till ett konto utanför företaget. "
                    + "Kontrollera adressen.");
        }
    }

    /** The notice says where a link is made, and holds none: its text is kept as long as the case. */
    private void announce(Contract contract, String name, String email, Invitations.Invited invited) {
        String where = "En inbjudan väntar på " + name + " (" + email + ") hos " + contract.supplierName() + ". Skapa en länk på "
                + address.ofWaiting() + " och ge den till personen. Användarnamn: " + invited.userId() + ".";
        if (invited.link() != null) {
            mail.afterCommit(email, name, invited, () -> tell(contract, "Inbjudan kunde inte skickas med e-post. " + where));
        } else {
            tell(contract, where);
        }
    }

    private void tell(Contract contract, String text) {
        signedIn.asSamspel(() -> {
            notices.tellGroup(contract.registryNumber(), contract.supplierName(), text, Role.SUPPORT_FUNCTION.groupId());
            return null;
        });
    }
}
