package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import se.samspel.SamspelTest;
import se.samspel.web.Http;

/** One person has one account, whatever the person is called and however it is written. */
@SamspelTest
class StaffAccountsTest {

    private static final String ISSUER = "https://katalog.example/kommunen";

    private final String subject = "subject " + System.nanoTime();
    private final String id = "karin.k" + System.nanoTime();

    @LocalServerPort
    int port;
    @Autowired
    IdentityService identity;
    @Autowired
    JdbcTemplate jdbc;

    private StaffAccounts accounts;

    @BeforeEach
    void directory() {
        accounts = new StaffAccounts(identity, new DirectoryPeople(jdbc),
                new OidcSettings("preferred_username", "groups", List.of(new OidcSettings.Mapping("upphandlare", "procurer"))));
    }

    @AfterEach
    void noAccounts() {
        identity.createUserQuery().list().stream().map(User::getId).filter(one -> one.toLowerCase().startsWith("karin"))
                .forEach(identity::deleteUser);
        jdbc.update("DELETE FROM directory_person");
    }

    private static OidcUser person(String issuer, String subject, String name, String family, String email) {
        Map<String, Object> claims = new HashMap<>(Map.of("iss", issuer, "sub", subject, "preferred_username", name, "given_name", "Karin",
                "family_name", family, "groups", List.of("upphandlare")));
        if (email != null) {
            claims.put("email", email);
        }
        return new DefaultOidcUser(List.of(), new OidcIdToken("token", Instant.now(), Instant.now().plusSeconds(60), claims));
    }

    private String admit(String name, String family, String email) {
        return accounts.admit(person(ISSUER, subject, name, family, email));
    }

    private User account(String userId) {
        return identity.createUserQuery().userId(userId).singleResult();
    }

    private void local(String userId, String email) {
        User user = identity.newUser(userId);
        user.setEmail(email);
        user.setPassword(Http.PASSWORD);
        identity.saveUser(user);
    }

    @Test
    @DisplayName("who gets another name, user name or address in the directory keeps the account, under the new name")
    void renamed() {
        assertThat(admit(id, "Krona", "karin.krona@example.se")).isEqualTo(id);
        assertThat(admit(id + "gift", "Kvist", "karin.kvist@example.se")).isEqualTo(id);
        assertThat(account(id).getLastName()).isEqualTo("Kvist");
        assertThat(account(id).getEmail()).isEqualTo("karin.kvist@example.se");
        assertThat(account(id + "gift")).isNull();
    }

    @Test
    @DisplayName("the same subject of another issuer is another person, and gets neither the account nor its name")
    void otherIssuer() {
        admit(id, "Krona", null);
        assertThatThrownBy(() -> accounts.admit(person(ISSUER + "2", subject, id, "Krona", null)))
                .isInstanceOf(StaffAccounts.NotAdmitted.class);
        assertThat(accounts.admit(person(ISSUER + "2", subject, id + "b", "Krona", null))).isEqualTo(id + "b");
    }

    @Test
    @DisplayName("a name that differs from an account's in letters' case alone is that account's, in the directory, in Admin and in the "
            + "database")
    void lettersCase() {
        admit(id, "Krona", null);
        String shouted = id.toUpperCase();
        assertThatThrownBy(() -> accounts.admit(person(ISSUER, subject + "2", shouted, "Krona", null)))
                .isInstanceOf(StaffAccounts.NotAdmitted.class)
                .hasMessageContaining("annat konto");
        assertThatThrownBy(() -> local(shouted, null)).isInstanceOf(BadUserRequestException.class).hasMessageContaining(id);
        String body = "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"tolv tecken minst\"}}".formatted(shouted);
        var refused = Http.as(port, "admin").post("/engine-rest/user/create", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("Det finns redan ett konto");
        var another = Http.as(port, "anna").post("/engine-rest/user/create", body);
        assertThat(another.statusCode()).as(another.body()).isEqualTo(403);
        assertThat(another.body()).doesNotContain("finns redan");
        assertThatThrownBy(() -> jdbc.update("INSERT INTO act_id_user (id_, rev_) VALUES (?, 1)", shouted))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    @DisplayName("who has an account of Samspel's own gets no second one through the directory, by whichever letters the address is "
            + "written")
    void localAccount() {
        local("karin-local", "Karin.Lokal@Example.se");
        assertThatThrownBy(() -> admit(id, "Krona", "karin.lokal@example.SE")).isInstanceOf(StaffAccounts.NotAdmitted.class)
                .hasMessageContaining("e-postadress");
        assertThat(account(id)).isNull();
    }

    @Test
    @DisplayName("a removed account is its person's again under its old name; one made by hand under that name is not")
    void removed() {
        admit(id, "Krona", null);
        identity.deleteUser(id);
        assertThat(admit(id + "gift", "Kvist", null)).isEqualTo(id);
        identity.deleteUser(id);
        local(id, null);
        assertThatThrownBy(() -> admit(id, "Kvist", null)).isInstanceOf(StaffAccounts.NotAdmitted.class);
    }

    @Test
    @DisplayName("what the directory says of names and addresses is taken as text is taken, and refuses nobody")
    void claims() {
        admit(id, "Kro\u200bna a\u030a", "no address");
        assertThat(account(id).getLastName()).isEqualTo("Krona å");
        assertThat(account(id).getEmail()).isNull();
    }

    @Test
    @DisplayName("accounts from before persons were told apart are found by the migration")
    void migration() throws IOException {
        local(id, null);
        identity.setUserInfo(id, "oidc-subject", ISSUER + " " + subject);
        String script = new ClassPathResource("db/migration/V15__accounts.sql").getContentAsString(StandardCharsets.UTF_8);
        jdbc.execute(script.substring(script.indexOf("DO $$"), script.indexOf("END $$;") + 7));
        assertThat(admit(id + "gift", "Kvist", null)).isEqualTo(id);
    }
}
