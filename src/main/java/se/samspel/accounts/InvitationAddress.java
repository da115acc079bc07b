package se.samspel.accounts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where Samspel is found from outside: {@code samspel.address}, without a slash at the end. */
@Component
class InvitationAddress {

    private final String address;

    InvitationAddress(@Value("${samspel.address}") String address) {
        this.address = address.replaceAll("/+$", "");
    }

    String of(InvitationLinks.Link link) {
        return address + InvitationPage.PATH + link.token();
    }

    String ofWaiting() {
        return address + WaitingInvitations.PATH;
    }
}
