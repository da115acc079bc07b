package se.samspel.mail;

import jakarta.mail.internet.MimeMessage;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The organisation's mail server, when one is given. */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailServer implements Carrier {

    private final JavaMailSender sender;

    MailServer(JavaMailSender sender) {
        this.sender = sender;
    }

    @Override
    public void carry(MimeMessage message) {
        sender.send(message);
    }
}
