package se.samspel.mail;

import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailPreparationException;
import org.springframework.stereotype.Component;

import se.samspel.identifiers.EmailAddress;

/**
 * A letter's mail as a message: text and HTML side by side (RFC 2046, section 5.1.4), headers in one line each whatever a name holds,
 * and marked as sent by a machine (RFC 3834) with the way to one's choices (RFC 2369).
 */
@Component
class MailHeaders {

    static final String CHOICES = "/aviseringar";

    private final String from;
    private final PublicAddress address;
    private final Clock clock;

    MailHeaders(@Value("${samspel.mail-from}") String from, PublicAddress address, Clock clock) {
        this.from = from;
        this.address = address;
        this.clock = clock;
    }

    /** @throws MailPreparationException when no message can be sent to the address */
    MimeMessage message(Letter letter, Mail mail) {
        try {
            MimeMessage message = new MimeMessage((Session) null);
            message.setHeader("Message-ID", "<" + letter.messageId() + "@" + from.substring(from.lastIndexOf('@') + 1) + ">");
            message.setFrom(new InternetAddress(from, "Samspel", StandardCharsets.UTF_8.name()));
            message.setRecipient(MimeMessage.RecipientType.TO, addressed(mail.to(), oneLine(mail.toName())));
            message.setSubject(oneLine(mail.subject()), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("List-Unsubscribe", "<" + address.of(CHOICES) + ">");
            message.setHeader("Content-Language", "sv");
            MimeMultipart alternatives = new MimeMultipart("alternative");
            alternatives.addBodyPart(part(mail.text(), "text/plain; charset=UTF-8"));
            alternatives.addBodyPart(part(mail.html(), "text/html; charset=UTF-8"));
            Mail.Invitation calendar = mail.calendar();
            if (calendar != null) {
                alternatives.addBodyPart(part(calendar.file(), "text/calendar; charset=UTF-8; method=" + calendar.method()));
            }
            message.setContent(alternatives);
            message.saveChanges();
            message.setHeader("Message-ID", "<" + letter.messageId() + "@" + from.substring(from.lastIndexOf('@') + 1) + ">");
            return message;
        } catch (MessagingException | UnsupportedEncodingException unusable) {
            throw new MailPreparationException(unusable);
        }
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(text, type);
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static InternetAddress addressed(EmailAddress to, String name) throws MessagingException, UnsupportedEncodingException {
        int at = to.value().lastIndexOf('@');
        String domain;
        try {
            domain = IDN.toASCII(to.value().substring(at + 1));
        } catch (IllegalArgumentException noDomain) {
            throw new MessagingException("not a domain", noDomain);
        }
        InternetAddress address = new InternetAddress(to.value().substring(0, at + 1) + domain, true);
        if (!name.isEmpty()) {
            address.setPersonal(name, StandardCharsets.UTF_8.name());
        }
        return address;
    }

    /** Nothing in it ends a header or begins another, and nothing in it is unseen. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029\\s]+", " ").strip();
    }
}
