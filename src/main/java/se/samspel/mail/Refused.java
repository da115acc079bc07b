package se.samspel.mail;

import java.util.Optional;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/**
 * What came of a try that failed.
 *
 * @param why        a Swedish clause for the support function
 * @param isForGood  the server has said no to this letter and will say it again (5xx)
 * @param isOfServer it has not said anything about this letter: it is away, mute or lets nobody in
 */
record Refused(String why, boolean isForGood, boolean isOfServer) {

    private static final int PERMANENT = 500;

    static Refused of(MailException failure) {
        if (failure instanceof MailParseException || failure instanceof MailPreparationException) {
            return new Refused("adressen kan inte användas", true, false);
        }
        Optional<Integer> code = failure instanceof MailSendException send && send.getMessageExceptions().length > 0
                ? code(send.getMessageExceptions()[0]) : Optional.empty();
        return code.map(answer -> answer >= PERMANENT ? new Refused("mejlservern tar inte emot adressen (svar " + answer + ")", true, false)
                : new Refused("mejlservern tar inte emot mejlet just nu (svar " + answer + ")", false, false))
                .orElseGet(() -> new Refused("mejlservern svarar inte", false, true));
    }

    private static Optional<Integer> code(Exception failure) {
        for (Exception each = failure; each != null; each = each instanceof MessagingException more ? more.getNextException() : null) {
            if (each instanceof SMTPAddressFailedException address) {
                return Optional.of(address.getReturnCode());
            }
        }
        for (Exception each = failure; each != null; each = each instanceof MessagingException more ? more.getNextException() : null) {
            if (each instanceof SMTPSendFailedException answered && answered.getReturnCode() > 0) {
                return Optional.of(answered.getReturnCode());
            }
            if (each instanceof SendFailedException none && none.getInvalidAddresses() != null && none.getInvalidAddresses().length > 0) {
                return Optional.of(PERMANENT);
            }
        }
        return Optional.empty();
    }
}
