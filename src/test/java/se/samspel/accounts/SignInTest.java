package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.web.Http;
import se.samspel.web.WebSession;

@SamspelTest
class SignInTest {

    private final String id = "tillfallig" + System.nanoTime();
    private static final String TASKS = "/camunda/api/engine/engine/default/task";

    @LocalServerPort
    int port;
    @Autowired
    IdentityService identity;
    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void account() {
        var user = identity.newUser(id);
        user.setPassword(Http.PASSWORD);
        identity.saveUser(user);
        identity.createMembership(id, "procurer");
    }

    @AfterEach
    void noAccount() {
        identity.deleteUser(id);
    }

    private String hash() {
        return jdbc.queryForObject("SELECT pwd_ FROM act_id_user WHERE id_ = ?", String.class, id);
    }

    @Test
    @DisplayName("a password is kept as a bcrypt hash; one made before is still right, and is made anew at the next sign-in")
    void hashes() {
        assertThat(hash()).startsWith("{bcrypt}$2");
        // The old hash of "samspel-demo" with the salt "salt".
        jdbc.update("UPDATE act_id_user SET salt_ = 'salt', pwd_ = '{SHA-512}' || encode(sha512(convert_to(?, 'UTF8')), 'base64') WHERE id_ = ?",
                Http.PASSWORD + "salt", id);
        jdbc.update("UPDATE act_id_user SET pwd_ = replace(pwd_, chr(10), '') WHERE id_ = ?", id);
        assertThat(Http.as(port, id).get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(hash()).startsWith("{bcrypt}$2");
        assertThat(identity.checkPassword(id, Http.PASSWORD)).isTrue();
        assertThat(identity.checkPassword(id, Http.PASSWORD + "x")).isFalse();
    }

    @Test
    @DisplayName("passwords that differ after 72 bytes are two")
    void longPasswords() {
        String common = "å".repeat(80);
        var user = identity.createUserQuery().userId(id).singleResult();
        user.setPassword(common + "1");
        identity.saveUser(user);
        assertThat(identity.checkPassword(id, common + "1")).isTrue();
        assertThat(identity.checkPassword(id, common + "2")).isFalse();
    }

    @Test
    @DisplayName("wrong passwords by HTTP Basic from one address do not shut the owner out at another")
    void twoAddresses() {
        for (int i = 0; i < 8; i++) {
            assertThat(Http.as(port, id, "wrong" + i).get("/engine-rest/task").statusCode()).isEqualTo(401);
        }
        RequestOrigin.begin("192.0.2.7");
        try {
            assertThat(identity.checkPassword(id, Http.PASSWORD)).isTrue();
        } finally {
            RequestOrigin.end();
        }
    }

    private void endsWith(Consumer<IdentityService> change) {
        WebSession session = WebSession.signIn(port, "tasklist", id);
        Http basic = Http.as(port, id);
        assertThat(session.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(basic.get("/engine-rest/task").statusCode()).isEqualTo(200);
        change.accept(identity);
        assertThat(session.get(TASKS).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("a session ends when its person's password, account or membership changes, and so does a remembered password")
    void changes() {
        endsWith(service -> service.createMembership(id, "decision-maker"));
        endsWith(service -> service.deleteMembership(id, "decision-maker"));
        endsWith(service -> {
            var user = service.createUserQuery().userId(id).singleResult();
            user.setPassword("another-password-1");
            service.saveUser(user);
        });
        assertThat(Http.as(port, id).get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("another's session goes on, and a deleted person's does not")
    void deleted() {
        WebSession anna = WebSession.signIn(port, "tasklist", "anna");
        endsWith(service -> service.deleteUser(id));
        assertThat(anna.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(Http.as(port, id).get("/engine-rest/task").statusCode()).isEqualTo(401);
    }
}
