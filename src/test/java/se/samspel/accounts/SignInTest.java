package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpSessionBindingEvent;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.SamspelTest;
import se.samspel.engine.LongPasswords;
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
    @Autowired
    AccountStamps stamps;
    @Autowired
    TransactionTemplate transaction;

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
        jdbc.update("UPDATE act_id_user SET salt_ = 'salt', pwd_ = '{SHA-512}' || encode(sha512(convert_to(?, 'UTF8')), 'base64') WHERE "
                + "id_ = ?", Http.PASSWORD + "salt", id);
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

    @Test
    @DisplayName("a password typed in decomposed letters or with another space is the same password, wherever it is chosen and wherever "
            + "it is tried")
    void decomposed() {
        String composed = "\u00e5tta sm\u00e5 gr\u00f6dor";
        String decomposed = "a\u030atta\u00a0sma\u030a gro\u0308dor";
        for (String chosen : List.of(composed, decomposed)) {
            var changed = Http.as(port, "admin").send("PUT", "/engine-rest/user/" + id + "/credentials",
                    "{\"password\":\"" + chosen + "\",\"authenticatedUserPassword\":\"" + Http.PASSWORD + "\"}");
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
            for (String typed : List.of(composed, decomposed)) {
                assertThat(Http.as(port, id, typed).get("/engine-rest/task").statusCode()).isEqualTo(200);
                assertThat(form(id, typed)).isEqualTo(200);
            }
            assertThat(form(id, "atta sma grodor")).isEqualTo(401);
        }
    }

    private int form(String user, String password) {
        return WebSession.open(port, "tasklist").form("/camunda/api/admin/auth/user/default/login/tasklist", "username", user, "password",
                password)
                .statusCode();
    }

    @Test
    @DisplayName("a letter with its mark counts as one in a password's length, and as the same in what the password must not hold")
    void lengthOfDecomposed() {
        User person = identity.newUser("x1y2");
        person.setLastName("\u00c5berg");
        LongPasswords policy = new LongPasswords();
        assertThat(identity.checkPasswordAgainstPolicy(policy, "a\u030a".repeat(6), person).isValid()).isFalse();
        assertThat(identity.checkPasswordAgainstPolicy(policy, "\u00e5".repeat(12), person).isValid()).isTrue();
        assertThat(identity.checkPasswordAgainstPolicy(policy, "hos a\u030aberg bor en", person).isValid()).isFalse();
    }

    @Test
    @DisplayName("the right password with the name in other letters' case is refused like a wrong one, at every door")
    void nameInOtherCase() {
        assertThat(Http.as(port, id.toUpperCase()).get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(form(id.toUpperCase(), Http.PASSWORD)).isEqualTo(401);
        assertThat(form(id, Http.PASSWORD)).isEqualTo(200);
    }

    @Test
    @DisplayName("an account without a password lets nobody in")
    void noPassword() {
        identity.saveUser(identity.newUser(id + "tom"));
        for (String tried : List.of("", "x", "null")) {
            assertThat(Http.as(port, id + "tom", tried).get("/engine-rest/task").statusCode()).isEqualTo(401);
        }
        jdbc.update("UPDATE act_id_user SET pwd_ = NULL WHERE id_ = ?", id + "tom");
        for (String tried : List.of("", "x", "null")) {
            assertThat(Http.as(port, id + "tom", tried).get("/engine-rest/task").statusCode()).as("made before there was a rule")
                    .isEqualTo(401);
            assertThat(form(id + "tom", tried)).isEqualTo(401);
        }
        identity.deleteUser(id + "tom");
    }

    @Test
    @DisplayName("names and addresses of accounts are taken as text is taken, also through Admin; an address that is none is refused")
    void profile() {
        String path = "/engine-rest/user/" + id + "/profile";
        String profile = "{\"id\":\"" + id + "\",\"firstName\":\"%s\",\"lastName\":\"%s\",\"email\":\"%s\"}";
        Http admin = Http.as(port, "admin");
        var saved = admin.send("PUT", path, profile.formatted("A\u030asa\u200b", "\u00a0Ek ", "asa\u200b@Example.se"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
        User user = identity.createUserQuery().userId(id).singleResult();
        assertThat(List.of(user.getFirstName(), user.getLastName(), user.getEmail())).containsExactly("\u00c5sa", "Ek", "asa@Example.se");
        for (String wrong : List.of("no address", "two@x.example, y@x.example", "x".repeat(250) + "@x.example")) {
            assertThat(admin.send("PUT", path, profile.formatted("A", "B", wrong)).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(admin.send("PUT", path, profile.formatted("A\\nB", "B", "")).statusCode()).isEqualTo(400);
        assertThat(admin.send("PUT", path, profile.formatted("A", "B".repeat(300), "")).statusCode()).isEqualTo(400);
        assertThat(identity.createUserQuery().userId(id).singleResult().getFirstName()).isEqualTo("\u00c5sa");
        assertThat(admin.send("PUT", path, profile.formatted("A", "B", "")).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("the address by which an account is known to be somebody's is changed by administrators alone, and is on no second "
            + "account of theirs")
    void address() {
        String path = "/engine-rest/user/" + id + "/profile";
        String profile = "{\"id\":\"" + id + "\",\"firstName\":\"%s\",\"lastName\":\"B\",\"email\":\"%s\"}";
        Http admin = Http.as(port, "admin");
        Http owner = Http.as(port, id);
        assertThat(admin.send("PUT", path, profile.formatted("A", id + "@example.se")).statusCode()).isEqualTo(204);
        for (String other : List.of("gustav@example.se", "new@example.se", "")) {
            var refused = owner.send("PUT", path, profile.formatted("C", other));
            assertThat(refused.statusCode()).as(other).isEqualTo(400);
            assertThat(refused.body()).contains("administratören");
        }
        var saved = owner.send("PUT", path, profile.formatted("C", id.toUpperCase() + "@example.se"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(204);
        assertThat(identity.createUserQuery().userId(id).singleResult().getFirstName()).isEqualTo("C");
        assertThat(owner.send("PUT", "/engine-rest/user/" + id + "/credentials",
                "{\"password\":\"tolv tecken till\",\"authenticatedUserPassword\":\""
                + Http.PASSWORD + "\"}").statusCode()).isEqualTo(204);

        String second = "{\"profile\":{\"id\":\"" + id + "b\",\"email\":\"%s\"},\"credentials\":{\"password\":\"tolv tecken till\"}}";
        var refused = admin.send("POST", "/engine-rest/user/create", second.formatted(id + "@EXAMPLE.se"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("redan ett konto");
        assertThat(admin.send("POST", "/engine-rest/user/create", second.formatted(id + ".b@example.se")).statusCode()).isEqualTo(204);
        identity.deleteUser(id + "b");
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
    @DisplayName("a change made on another node ends the sessions and the remembered passwords of this one")
    void otherNode() {
        WebSession session = WebSession.signIn(port, "tasklist", id);
        WebSession anna = WebSession.signIn(port, "tasklist", "anna");
        Http basic = Http.as(port, id);
        assertThat(session.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(session.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(basic.get("/engine-rest/task").statusCode()).isEqualTo(200);
        // What this node is not told of: the other's commands. What it can see: what they left in the database.
        jdbc.update("UPDATE act_id_user SET pwd_ = (SELECT pwd_ FROM act_id_user WHERE id_ = 'anna') WHERE id_ = ?", id);
        assertThat(basic.get("/engine-rest/task").statusCode()).as("remembered").isEqualTo(200);
        jdbc.update("UPDATE account_change SET number = number + 1 WHERE user_id = ?", id);
        assertThat(session.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(basic.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(anna.get(TASKS).statusCode()).isEqualTo(200);
        jdbc.update("INSERT INTO account_change (user_id, number) VALUES ('', 1) ON CONFLICT (user_id) DO UPDATE SET number = "
                + "account_change.number + 1");
        assertThat(anna.get(TASKS).statusCode()).as("everybody's").isEqualTo(401);
    }

    @Test
    @DisplayName("a change between the look at a password and the beginning of its session ends the session; a failed one does not")
    void inTheMoment() {
        assertThat(isOpenAfter(() -> { })).isTrue();
        assertThat(isOpenAfter(() -> identity.createMembership(id, "decision-maker"))).isFalse();
        assertThat(isOpenAfter(() -> identity.deleteMembership(id, "decision-maker"))).isFalse();
        assertThat(isOpenAfter(() -> {
            var user = identity.createUserQuery().userId(id).singleResult();
            user.setPassword("another-password-2");
            identity.saveUser(user);
            user.setPassword(Http.PASSWORD);
        })).isFalse();
        assertThat(isOpenAfter(() -> transaction.executeWithoutResult(status -> {
            identity.createMembership(id, "decision-maker");
            status.setRollbackOnly();
        }))).isTrue();
    }

    /** A sign-in whose password and groups are looked at, then something happens, and then its session begins and is used. */
    private boolean isOpenAfter(Runnable something) {
        stamps.signingIn(id);
        var signedIn = AuthenticationUtil.createAuthentication("default", id);
        something.run();
        MockHttpServletRequest request = new MockHttpServletRequest();
        AuthenticationUtil.revalidateSession(request, signedIn);
        // as the server does
        stamps.attributeAdded(new HttpSessionBindingEvent(request.getSession(), "authenticatedUser", signedIn));
        stamps.end();
        MockHttpSession session = (MockHttpSession) request.getSession();
        stamps.check(request);
        return !session.isInvalid();
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
