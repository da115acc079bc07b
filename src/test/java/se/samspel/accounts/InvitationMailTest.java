package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** With a mail server the link is mailed, when the account has really been made. */
class InvitationMailTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort()).withConfiguration(GreenMailConfiguration.aConfig());

    private static final String TOKEN = "ab".repeat(32);
    private static final Invitations.Invited INVITED =
            new Invitations.Invited("greta", new InvitationLinks.Link(TOKEN, Instant.parse("2026-09-08T07:00:00Z")), true);

    private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());
    private final AtomicInteger otherwise = new AtomicInteger();
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private InvitationMail mail;

    @BeforeEach
    void mailServer() {
        sender.setHost("localhost");
        sender.setPort(SERVER.getSmtp().getPort());
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        mail = new InvitationMail(beans.getBeanProvider(JavaMailSender.class), new InvitationAddress("https://samspel.example/"), transaction, "samspel@example.se");
    }

    private void send() {
        mail.afterCommit("greta@byggobo.example", "Greta Gren", INVITED, otherwise::incrementAndGet);
    }

    @Test
    @DisplayName("the link is mailed to the contact after the commit")
    void sent() throws Exception {
        assertThat(mail.isConfigured()).isTrue();
        transaction.executeWithoutResult(status -> {
            send();
            assertThat(SERVER.getReceivedMessages()).isEmpty();
        });
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        var message = SERVER.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()[0]).hasToString("greta@byggobo.example");
        assertThat(message.getSubject()).isEqualTo("Inbjudan till Samspel");
        assertThat((String) message.getContent()).contains("https://samspel.example/inbjudan/" + TOKEN, "greta");
        assertThat(otherwise).hasValue(0);
    }

    @Test
    @DisplayName("nothing is mailed when the step fails")
    void rolledBack() {
        transaction.executeWithoutResult(status -> {
            send();
            status.setRollbackOnly();
        });
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    @DisplayName("when the mail server is away the support function is told instead")
    void away() {
        sender.setPort(1);
        transaction.executeWithoutResult(status -> send());
        assertThat(otherwise).hasValue(1);
    }

    private static final class NoDatabase extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // nothing to begin
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // nothing to keep
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // nothing to forget
        }
    }
}
