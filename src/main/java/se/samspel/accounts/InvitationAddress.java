package se.samspel.accounts;

import org.springframework.stereotype.Component;

import se.samspel.mail.PublicAddress;

/** Where the invited, and those who invite, are to go. */
@Component
class InvitationAddress {

    private final PublicAddress address;

    InvitationAddress(PublicAddress address) {
        this.address = address;
    }

    String of(InvitationLinks.Link link) {
        return address.of(InvitationPage.PATH + link.token());
    }

    String ofWaiting() {
        return address.of(WaitingInvitations.PATH);
    }
}
