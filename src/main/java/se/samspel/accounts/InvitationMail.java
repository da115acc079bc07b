package se.samspel.accounts;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends invitations when a mail server is configured ({@code spring.mail.host}), on threads of its own: a server that hangs keeps no
 * request and no connection of the database waiting. What waits to be sent is bounded, and so is each send (the timeouts of
 * {@code spring.mail.properties}).
 */
@Component
class InvitationMail {

    private static final Logger LOG = LoggerFactory.getLogger(InvitationMail.class);

    private static final int AT_ONCE = 2;
    static final int MOST_WAITING = 200;
    private static final Duration FOR_THE_LAST = Duration.ofSeconds(10);

    private final ThreadPoolExecutor postmen = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            new CustomizableThreadFactory("inbjudan-"));
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
        postmen.allowCoreThreadTimeOut(true);
    }

    boolean isConfigured() {
        return sender.getIfAvailable() != null;
    }

    /**
     * Sends when the transaction has succeeded, so that no link leads to an account that was never made, and returns before it is sent.
     *
     * @param otherwise done in a transaction of its own when the mail server does not take the mail, or too many wait
     */
    void afterCommit(String to, String name, Invitations.Invited invited, Runnable otherwise) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Letter letter = new Letter(invited.userId(), mail(to, name, invited), otherwise);
                try {
                    postmen.execute(letter);
                } catch (RejectedExecutionException tooMany) {
                    letter.isReturned("för många väntar på att skickas");
                }
            }
        });
    }

    private final class Letter implements Runnable {

        private final String userId;
        private final SimpleMailMessage mail;
        private final Runnable otherwise;

        Letter(String userId, SimpleMailMessage mail, Runnable otherwise) {
            this.userId = userId;
            this.mail = mail;
            this.otherwise = otherwise;
        }

        @Override
        public void run() {
            try {
                sender.getObject().send(mail);
            } catch (MailException failure) {
                isReturned(failure.getClass().getSimpleName());
            }
        }

        void isReturned(String why) {
            LOG.warn("Inbjudan till {} kunde inte skickas: {}", userId, why);
            try {
                anew.executeWithoutResult(status -> otherwise.run());
            } catch (RuntimeException failure) {
                LOG.error("Ingen har fått veta att inbjudan till {} inte skickades", userId, failure);
            }
        }
    }

    /** What is under way gets its time; of what still waits the support function is told. */
    @PreDestroy
    void close() {
        postmen.shutdown();
        try {
            if (!postmen.awaitTermination(FOR_THE_LAST.toMillis(), TimeUnit.MILLISECONDS)) {
                postmen.shutdownNow().forEach(letter -> ((Letter) letter).isReturned("Samspel stängs"));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
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
