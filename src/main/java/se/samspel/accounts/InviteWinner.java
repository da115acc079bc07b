package se.samspel.accounts;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import se.samspel.access.SupplierAccess;
import se.samspel.contract.Contract;
import se.samspel.contract.ContractAwarded;
import se.samspel.identifiers.EmailAddress;

/** When a contract begins, its company has a group and the contact of the company an account, in the same transaction. */
@Component
class InviteWinner {

    private static final Logger LOG = LoggerFactory.getLogger(InviteWinner.class);

    private final SupplierAccess suppliers;
    private final Invitations invitations;
    private final InvitationMail mail;

    InviteWinner(SupplierAccess suppliers, Invitations invitations, InvitationMail mail) {
        this.suppliers = suppliers;
        this.invitations = invitations;
        this.mail = mail;
    }

    @EventListener
    void invite(ContractAwarded awarded) {
        Contract contract = awarded.contract();
        Optional<EmailAddress> email = EmailAddress.of(contract.supplierContactEmail())
                .filter(address -> address.value().length() <= Invitations.LONGEST);
        if (email.isEmpty()) {
            suppliers.companyGroup(contract.supplierId(), contract.supplierName());
            tell(contract, contract.supplierName() + " har ingen kontakt med e-postadress och har inte bjudits in.");
            return;
        }
        String name = contract.supplierContactName() == null ? "" : contract.supplierContactName();
        try {
            Invitations.Invited invited = invitations.invite(contract.supplierId(), contract.supplierName(), name, email.get(),
                    false);
            if (invited.isAwaited()) {
                announce(contract, name, email.get().value(), invited);
            }
        } catch (Invitations.NotOfCompany another) {
            LOG.warn("Kontakten för {} bjuds inte in: adressen hör till ett konto utanför företaget", contract.contractId());
            tell(contract, contract.supplierName() + " har inte bjudits in: kontaktens e-postadress hör till ett konto utanför företaget. "
                    + "Kontrollera adressen.");
        }
    }

    private void announce(Contract contract, String name, String email, Invitations.Invited invited) {
        mail.put(invited.userId(), contract.registryNumber(), contract.supplierName());
        if (!mail.isConfigured()) {
            mail.tellWhereALinkIsMade(contract.registryNumber(), contract.supplierName(), name, email, invited.userId(), "");
        }
    }

    private void tell(Contract contract, String text) {
        mail.tell(contract.registryNumber(), contract.supplierName(), text);
    }
}
