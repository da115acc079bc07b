package se.samspel.mail;

import jakarta.mail.internet.MimeMessage;

import org.springframework.mail.MailException;

/** Takes mails away: a mail server, or what stands in its place. There is at most one. */
public interface Carrier {

    /** @throws MailException when it has not taken the message */
    void carry(MimeMessage message);
}
