package se.samspel.accounts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends invitations when a mail server is configured ({@code spring.mail.host}). */
@Component
class InvitationMail {

    private static final Logger LOG = LoggerFactory.getLogger(InvitationMail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final InvitationAddress address;
    private final TransactionTemplate anew;
    private final String from;

    InvitationMail(ObjectProvider<JavaMailSender> sender, InvitationAddress address, TransactionTemplate transaction,
            @Value("${samspel.mail-from}") String from) {
        this.sender = sender;
        this.address = address;
        this.anew = new TransactionTemplate(transaction.getTransactionManager());
        this.anew.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        this.from = from;
    }

    boolean isConfigured() {
        return sender.getIfAvailable() != null;
    }

    /**
     * Sends when the transaction has succeeded, so that no link leads to an account that was never made.
     *
     * @param otherwise done in a transaction of its own when the mail server does not take the mail
     */
    void afterCommit(String to, String name, Invitations.Invited invited, Runnable otherwise) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    sender.getObject().send(mail(to, name, invited));
                } catch (MailException failure) {
                    LOG.warn("Inbjudan till {} kunde inte skickas: {}", invited.userId(), failure.getClass().getSimpleName());
                    anew.executeWithoutResult(status -> otherwise.run());
                }
            }
        });
    }

    private SimpleMailMessage mail(String to, String name, Invitations.Invited invited) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(to);
        mail.setSubject("Inbjudan till Samspel");
        mail.setText("""
                Hej %s!

                Du är inbjuden till Samspel, där ert avtals sysselsättningskrav följs upp. Välj ett lösenord på

                %s

                Länken gäller en gång, i 7 dagar. Ditt användarnamn är %s.
                """.formatted(name, address.of(invited.link()), invited.userId()));
        return mail;
    }
}
