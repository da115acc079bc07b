package se.samspel.demonstration;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailParseException;
import org.springframework.stereotype.Component;

import se.samspel.mail.Carrier;

/** Where the demonstration's mails land when no mail server is given: the latest, in memory, to be looked at and nowhere else. */
@Component
@Profile("demonstration")
@ConditionalOnExpression("'${spring.mail.host:}' == ''")
class DemonstrationInbox implements Carrier {

    private static final int MOST = 300;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'kl.' HH.mm", Locale.forLanguageTag("sv-SE")).withZone(ZoneId.of("Europe/Stockholm"));

    private final Deque<Landed> landed = new ArrayDeque<>();

    /** @param address in lower case */
    record Landed(String id, String address, String to, String subject, String at, String text) {

        Map<String, String> shown() {
            return Map.of("to", to, "subject", subject, "at", at, "text", text);
        }
    }

    @Override
    public void carry(MimeMessage message) {
        try {
            InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
            BodyPart text = ((MimeMultipart) message.getContent()).getBodyPart(0);
            Landed mail = new Landed(message.getMessageID(), to.getAddress().toLowerCase(Locale.ROOT), to.toUnicodeString(),
                    message.getSubject(), TIME.format(Instant.ofEpochMilli(message.getSentDate().getTime())), (String) text.getContent());
            synchronized (landed) {
                landed.removeIf(earlier -> earlier.id().equals(mail.id()));
                landed.addFirst(mail);
                while (landed.size() > MOST) {
                    landed.removeLast();
                }
            }
        } catch (MessagingException | IOException unreadable) {
            throw new MailParseException(unreadable);
        }
    }

    /** The newest first. */
    List<Landed> all() {
        synchronized (landed) {
            return List.copyOf(landed);
        }
    }
}
