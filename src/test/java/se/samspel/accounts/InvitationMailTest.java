package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** With a mail server the link is mailed, when the account has really been made. */
class InvitationMailTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig());

    private static final String TOKEN = "ab".repeat(32);
    private static final Invitations.Invited INVITED =
            new Invitations.Invited("greta", true, new InvitationLinks.Link(TOKEN, Instant.parse("2026-09-08T07:00:00Z")), true);

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
        mail = new InvitationMail(beans.getBeanProvider(JavaMailSender.class), new InvitationAddress("https://samspel.example/"),
                transaction, "samspel@example.se");
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
        mail.close();
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
        mail.close();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    @DisplayName("when the mail server is away the support function is told instead")
    void away() {
        sender.setPort(1);
        transaction.executeWithoutResult(status -> send());
        mail.close();
        assertThat(otherwise).hasValue(1);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("a mail server that answers nothing keeps nobody waiting, however many are invited; of each that is not sent the support "
            + "function is told")
    void hanging() throws Exception {
        int invited = InvitationMail.MOST_WAITING + 50;
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            sender.setHost(mute.getInetAddress().getHostAddress());
            sender.setPort(mute.getLocalPort());
            Thread committing = Thread.currentThread();
            List<Thread> told = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < invited; i++) {
                transaction.executeWithoutResult(status -> mail.afterCommit("greta@byggobo.example", "Greta Gren", INVITED, () -> {
                    told.add(Thread.currentThread());
                    otherwise.incrementAndGet();
                }));
            }
            // those that found no place; nobody has waited for the server, which has not said a word
            assertThat(told).hasSizeBetween(48, 50).containsOnly(committing);
        }
        sender.setPort(1);
        mail.close();
        assertThat(otherwise).hasValue(invited);
    }

    @Test
    @DisplayName("each way to a mail server has its time limits, unless somebody sets others")
    void limits() throws Exception {
        var defaults = new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yaml")).get(0);
        for (String protocol : List.of("smtp", "smtps")) {
            for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
                assertThat((Integer) defaults.getProperty("spring.mail.properties.mail." + protocol + "." + limit)).as(protocol + "."
                        + limit)
                        .isBetween(1, 10_000);
            }
        }
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
