package se.samspel.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import se.samspel.StartRefused;

/** The address that mails come from: one that no mail server could take is found out at start, and not when an invitation is lost. */
@Component
class MailFrom {

    MailFrom(@Value("${samspel.mail-from}") String from) {
        check(from);
    }

    /** @throws StartRefused when it is no address of mail; a name before it makes it none */
    static void check(String from) {
        try {
            if (!new InternetAddress(from, true).getAddress().equals(from)) {
                throw new AddressException(from);
            }
        } catch (AddressException none) {
            throw new StartRefused("Samspel startar inte: " + (from.isBlank() ? "det finns ingen avsändare"
                    : "”" + from + "” är ingen adress") + " för mejl. Ange en e-postadress i SAMSPEL_MAILFROM.");
        }
    }
}
