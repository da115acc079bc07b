package se.samspel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.identifiers.EmailAddress;

/** Letters are sent when what they tell of has happened: each at least once, and twice as one. */
class OutboxTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig());
    @RegisterExtension
    static final PostDatabase DATABASE = new PostDatabase("V35__outbox.sql");

    private final MovedClock clock = new MovedClock();
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final Told kind = new Told();
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;
    private Outbox outbox;

    /** Tells somebody at an address something, unless it is untrue by now. */
    private static final class Told implements LetterKind {

        private final List<String> undelivered = new ArrayList<>();
        private final Set<String> untrue = new HashSet<>();

        @Override
        public String name() {
            return "told";
        }

        @Override
        public Optional<Mail> write(Letter letter) {
            String address = letter.address();
            if (untrue.contains(address)) {
                return Optional.empty();
            }
            String what = letter.about().getOrDefault("what", "Något");
            return Optional.of(new Mail(EmailAddress.of(address).orElseThrow(() -> new Undeliverable("adressen är ingen")),
                    letter.about().getOrDefault("name", ""), what, what + "\n", "<p>" + what + "</p>"));
        }

        @Override
        public void undelivered(Letter letter, String why) {
            undelivered.add(letter.address() + ": " + why);
        }
    }

    @BeforeEach
    void empty() {
        jdbc = DATABASE.jdbc();
        jdbc.update("DELETE FROM letter");
        transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE.source()));
        sender.setHost("localhost");
        sender.setPort(SERVER.getSmtp().getPort());
        Properties limits = new Properties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            limits.setProperty("mail.smtp." + limit, "400");
        }
        sender.setJavaMailProperties(limits);
        outbox = new Outbox(jdbc, clock, List.of(new MailServer(sender)));
    }

    private Postman postman() {
        return postman(new MailServer(sender));
    }

    private Postman postman(Carrier carrier) {
        return new Postman(outbox, List.of(carrier), new MailHeaders("samspel@example.se", new PublicAddress("https://samspel.example.se"),
                clock), List.of(kind), transaction, clock);
    }

    private void put(String address, String... about) {
        Map<String, String> fields = about.length == 0 ? Map.of() : Map.of(about[0], about[1]);
        transaction.executeWithoutResult(status -> outbox.put("told", null, address, fields));
    }

    private String stateOf(String address) {
        return jdbc.queryForObject("SELECT state FROM letter WHERE address = ?", String.class, address);
    }

    @Test
    @DisplayName("a letter is sent after the commit, once, and none is sent of what was rolled back")
    void afterCommit() {
        transaction.executeWithoutResult(status -> {
            outbox.put("told", null, "anna@example.se", Map.of());
            postmanOfAnotherThread();
            assertThat(SERVER.getReceivedMessages()).isEmpty();
        });
        transaction.executeWithoutResult(status -> {
            outbox.put("told", null, "bengt@example.se", Map.of());
            status.setRollbackOnly();
        });
        postman().round();
        postman().round();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(stateOf("anna@example.se")).isEqualTo("SENT");
    }

    private void postmanOfAnotherThread() {
        Thread other = new Thread(() -> postman().round());
        other.start();
        try {
            other.join();
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    @Test
    @DisplayName("a crash between commit and sending loses nothing: when the lease has run out another node sends it")
    void crashBeforeSending() {
        put("anna@example.se");
        outbox.take(10, Duration.ofMinutes(10)); // by a node that ends here
        postman().round();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        clock.pass(Duration.ofMinutes(11));
        postman().round();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    @DisplayName("a crash between sending and noting sends it again, with the same Message-ID")
    void crashAfterSending() throws Exception {
        put("anna@example.se");
        Postman dies = postman(message -> {
            sender.send(message);
            throw new OutOfMemoryError("the machine is gone");
        });
        assertThatThrownBy(dies::round).isInstanceOf(OutOfMemoryError.class);
        clock.pass(Duration.ofMinutes(11));
        postman().round();
        MimeMessage[] received = SERVER.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID()).endsWith("@example.se>");
    }

    @Test
    @DisplayName("what is untrue when it would be sent is not sent")
    void untrue() {
        put("anna@example.se");
        kind.untrue.add("anna@example.se");
        postman().round();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertThat(stateOf("anna@example.se")).isEqualTo("UNTRUE");
    }

    @Test
    @DisplayName("while the server is away a letter is tried again with growing pauses; after the last try it is told, once")
    void away() {
        put("anna@example.se");
        sender.setPort(1);
        Postman postman = postman();
        for (Duration pause : Postman.PAUSES) {
            postman.round();
            assertThat(kind.undelivered).isEmpty();
            clock.pass(pause.minusSeconds(1));
            assertThat(outbox.take(1, Duration.ZERO)).as("before %s have passed", pause).isEmpty();
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(Postman.PAUSES).isSorted();
        postman.round();
        assertThat(kind.undelivered).containsExactly("anna@example.se: mejlservern svarar inte");
        clock.pass(Duration.ofDays(7));
        postman.round();
        assertThat(kind.undelivered).hasSize(1);
        assertThat(stateOf("anna@example.se")).isEqualTo("FAILED");
    }

    @Test
    @DisplayName("a server that is back gets what has waited")
    void back() {
        put("anna@example.se");
        put("bengt@example.se");
        sender.setPort(1);
        postman().round();
        sender.setPort(SERVER.getSmtp().getPort());
        clock.pass(Duration.ofMinutes(2));
        postman().round();
        assertThat(SERVER.getReceivedMessages()).hasSize(2);
        assertThat(jdbc.queryForList("SELECT tries FROM letter ORDER BY id", Integer.class)).as("the second was not tried in vain")
                .containsExactly(2, 1);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("a server that says nothing holds up neither who writes letters nor, once it talks again, a letter")
    void mute() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            sender.setHost(mute.getInetAddress().getHostAddress());
            sender.setPort(mute.getLocalPort());
            for (int i = 0; i < 50; i++) {
                put("anna" + i + "@example.se");
            }
            assertThat(postman().round()).as("nobody runs against a closed door").isFalse();
        }
        sender.setHost("localhost");
        sender.setPort(SERVER.getSmtp().getPort());
        clock.pass(Duration.ofMinutes(2));
        Postman postman = postman();
        while (postman.round()) {
            // the next ten
        }
        assertThat(SERVER.getReceivedMessages()).hasSize(50);
    }

    @Test
    @DisplayName("of two recipients the server takes one: that one gets it once, the other's refusal is told at once; busy is tried again")
    void oneOfTwo() throws Exception {
        try (PickySmtp picky = new PickySmtp(Map.of("bengt@example.se", "550 No such user", "elin@example.se", "451 Later"))) {
            sender.setPort(picky.port());
            put("anna@example.se");
            put("bengt@example.se");
            put("elin@example.se");
            Postman postman = postman();
            postman.round();
            postman.round();
            assertThat(picky.taken).containsExactly("anna@example.se");
            assertThat(kind.undelivered).containsExactly("bengt@example.se: mejlservern tar inte emot adressen (svar 550)");
            assertThat(stateOf("elin@example.se")).isEqualTo("WAITING");
        }
    }

    @Test
    @DisplayName("an address that is none is told, and the others get theirs")
    void noAddress() {
        put("anna på jobbet");
        put("bengt@example.se");
        postman().round();
        assertThat(kind.undelivered).containsExactly("anna på jobbet: adressen är ingen");
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    @DisplayName("what is told once is put in once")
    void once() {
        for (int i = 0; i < 2; i++) {
            outbox.put("told", "the same", null, "anna@example.se", Map.of(), clock.instant());
        }
        postman().round();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    @DisplayName("two nodes share two hundred letters, each sent by one of them")
    void shared() throws Exception {
        for (int i = 0; i < 200; i++) {
            put("anna" + i + "@example.se");
        }
        List<Thread> nodes = IntStream.range(0, 2).mapToObj(i -> new Thread(() -> {
            Postman postman = postman();
            while (postman.round()) {
                // the next ten
            }
        })).toList();
        nodes.forEach(Thread::start);
        for (Thread node : nodes) {
            node.join();
        }
        MimeMessage[] received = SERVER.getReceivedMessages();
        assertThat(received).hasSize(200);
        assertThat(Arrays.stream(received).map(message -> {
            try {
                return message.getMessageID();
            } catch (jakarta.mail.MessagingException impossible) {
                throw new IllegalStateException(impossible);
            }
        })).doesNotHaveDuplicates();
        assertThat(jdbc.queryForObject("SELECT count(*) FROM letter WHERE tries = 1 AND state = 'SENT'", Integer.class)).isEqualTo(200);
    }

    @Test
    @DisplayName("a name ends no header; å is å in name, subject, text and HTML, and the message says that a machine sent it")
    void headers() throws Exception {
        transaction.executeWithoutResult(status -> outbox.put("told", null, "asa@example.se",
                Map.of("what", "Egenrapport för Åsa\r\nBcc: everybody@example.se",
                        "name", "Åsa \"Öst\"\r\nBcc: all@example.se, <x@y.se>")));
        postman().round();
        MimeMessage message = SERVER.getReceivedMessages()[0];
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress()).isEqualTo("asa@example.se");
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Åsa \"Öst\" Bcc: all@example.se, <x@y.se>");
        assertThat(message.getSubject()).isEqualTo("Egenrapport för Åsa Bcc: everybody@example.se");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://samspel.example.se/aviseringar>");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(List.of(parts.getBodyPart(0), parts.getBodyPart(1))).extracting(BodyPart::getContentType)
                .satisfiesExactly(type -> assertThat(type).startsWith("text/plain"), type -> assertThat(type).startsWith("text/html"));
        assertThat((String) parts.getBodyPart(0).getContent()).startsWith("Egenrapport för Åsa");
        assertThat(GreenMailUtil.getWholeMessage(message).chars()).as("seven bits on the wire").allMatch(each -> each < 128);
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
}
