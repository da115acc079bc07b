package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.identifiers.EmailAddress;
import se.samspel.identifiers.SupplierId;
import se.samspel.mail.Letter;
import se.samspel.mail.Mail;

/** An invitation's letter holds no link: it is made when the letter is sent. */
@SamspelTest
class InvitationMailTest {

    private static final Pattern TOKEN = Pattern.compile("/inbjudan/([0-9a-f]{64})");
    private static final String COMPANY = "Post & Paket AB";
    private static final String NUMBER = "UPH-INVITATIONMAIL-1";

    @Autowired
    Invitations invitations;
    @Autowired
    InvitationMail mail;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ProcessEngine engine;

    private String invited(String address) {
        return invitations.invite(new SupplierId("5560000167"), COMPANY, "Pia Öst", new EmailAddress(address), false).userId();
    }

    private Optional<String> sent(String user, int tries) {
        Letter letter = new Letter(1, UUID.randomUUID(), InvitationMail.KIND, user, null,
                Map.of("registryNumber", NUMBER, "company", COMPANY), Instant.now(), tries);
        return mail.write(letter).map(Mail::text);
    }

    private static String token(String text) {
        Matcher token = TOKEN.matcher(text);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    @DisplayName("the link is made when the letter is sent and stands nowhere in the database; when it is sent twice both work, until one "
            + "has been used")
    void madeWhenSent() {
        String pia = invited("pia.post@example.se");
        mail.put(pia, NUMBER, COMPANY);
        assertThat(jdbc.queryForObject("SELECT about::text FROM letter WHERE receiver = ?", String.class, pia))
                .doesNotContain("inbjudan/");
        jdbc.update("DELETE FROM letter WHERE receiver = ?", pia);
        String first = token(sent(pia, 1).orElseThrow());
        String second = token(sent(pia, 2).orElseThrow());
        assertThat(jdbc.queryForObject("SELECT count(*) FROM invitation WHERE token_hash IN (?, ?)", Integer.class, first,
                second)).isZero();
        assertThat(invitations.userOf(first)).contains(pia);
        assertThat(invitations.choosePassword(second, "en liten häst")).contains(pia);
        assertThat(invitations.userOf(first)).as("used once is used").isEmpty();
        assertThat(sent(pia, 1)).as("nobody is awaited any more").isEmpty();
    }

    @Test
    @DisplayName("a letter that begins anew ends the link that the support function had made")
    void newest() {
        String per = invited("per.post@example.se");
        String byHand = invitations.newLink(per, "david").token();
        String mailed = token(sent(per, 1).orElseThrow());
        assertThat(invitations.userOf(byHand)).isEmpty();
        assertThat(invitations.userOf(mailed)).contains(per);
    }

    @Test
    @DisplayName("an invitation that does not arrive is a notice to the support function, which says why and where a link is made")
    void undelivered() {
        String pelle = invited("pelle.post@example.se");
        mail.undelivered(new Letter(2, UUID.randomUUID(), InvitationMail.KIND, pelle, null,
                Map.of("registryNumber", NUMBER, "company", COMPANY), Instant.now(), 9), "mejlservern svarar inte");
        Task notice = engine.getTaskService().createTaskQuery().taskDefinitionKey("read-notice")
                .processInstanceBusinessKey(NUMBER).singleResult();
        assertThat((String) engine.getTaskService().getVariable(notice.getId(), "noticeText"))
                .startsWith("Inbjudan kunde inte skickas med e-post: mejlservern svarar inte. ").contains("/inbjudningar", pelle);
        engine.getRuntimeService().deleteProcessInstance(notice.getProcessInstanceId(), "read");
    }
}
