package se.samspel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

import se.samspel.SamspelTest;
import se.samspel.StartRefused;
import se.samspel.accounts.UnknownPassword;
import se.samspel.engine.LongPasswords;

/** Production starts only with what a municipality can put on a network. */
@SamspelTest
class ProductionTest {

    private static final String GOOD = "åtta små grodor";

    @Autowired
    ProcessEngine engine;
    @Autowired
    IdentityService identity;

    private static MockEnvironment production() {
        MockEnvironment environment = new MockEnvironment().withProperty("camunda.bpm.authorization.enabled", "true")
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/samspel").withProperty("spring.datasource.username",
                        "upphandling")
                .withProperty("spring.datasource.password", "x7-lång-och-egen")
                .withProperty(ProductionSettings.ADMIN_USER, "asa").withProperty(ProductionSettings.ADMIN_PASSWORD, GOOD);
        environment.setActiveProfiles("production");
        return environment;
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("authorization off", "camunda.bpm.authorization.enabled", "false", "behörighetskontrollen är avstängd"),
                Arguments.of("the demonstration's password", ProductionSettings.ADMIN_PASSWORD, "samspel-demo", "alla känner till"),
                Arguments.of("the user's name as password", ProductionSettings.ADMIN_PASSWORD, "asa", "alla känner till"),
                Arguments.of("a short password", ProductionSettings.ADMIN_PASSWORD, "fem katter", "för kort"),
                Arguments.of("the database's default password", "spring.datasource.password", "postgres", "databasens lösenord"),
                Arguments.of("no password for the database", "spring.datasource.password", "", "databasens lösenord"),
                Arguments.of("the engine's own first user", "camunda.bpm.admin-user.id", "demo", "SAMSPEL_ADMIN_USER"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    @DisplayName("a setting that is not good enough is refused in one sentence")
    void refusedSettings(String name, String key, String value, String sentence) {
        assertThatCode(() -> ProductionSettings.check(production())).doesNotThrowAnyException();
        MockEnvironment environment = production();
        environment.setProperty(key, value);
        assertThatThrownBy(() -> ProductionSettings.check(environment)).isInstanceOf(StartRefused.class)
                .hasMessageContaining(sentence).hasMessageStartingWith("Samspel startar inte: ").hasMessageEndingWith(".")
                .hasMessageNotContaining("\n");
    }

    @Test
    @DisplayName("production is chosen by name, and alone")
    void profiles() {
        MockEnvironment both = production();
        both.setActiveProfiles("production", "demonstration");
        assertThatThrownBy(() -> ProductionSettings.check(both)).isInstanceOf(StartRefused.class);
        MockEnvironment neither = production();
        neither.setActiveProfiles("oidc");
        assertThatThrownBy(() -> ProductionSettings.check(neither)).isInstanceOf(StartRefused.class);
        MockEnvironment demonstration = new MockEnvironment();
        demonstration.setActiveProfiles("demonstration", "oidc");
        assertThatCode(() -> ProductionSettings.check(demonstration)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("a database with the demonstration's users is refused")
    void demonstrationUsers() {
        assertThatThrownBy(() -> new ProductionAccounts(identity, production()).refuseDemonstration()).isInstanceOf(StartRefused.class)
                .hasMessageContaining("anna, bengt, cecilia");
        assertThat(identity.createUserQuery().userEmailLike("%@example.se").list()).extracting("id")
                .containsAll(ProductionAccounts.OF_DEMONSTRATION);
    }

    @Test
    @DisplayName("without an administrator one must be given, and is made once")
    void firstAdministrator() {
        identity.deleteMembership("admin", "camunda-admin");
        try {
            MockEnvironment nobodyGiven = new MockEnvironment();
            assertThatThrownBy(() -> new ProductionAccounts(identity, nobodyGiven).ensureAdministrator()).isInstanceOf(StartRefused.class)
                    .hasMessageContaining("det finns ingen administratör");
            new ProductionAccounts(identity, production()).ensureAdministrator();
            assertThat(identity.checkPassword("asa", GOOD)).isTrue();
            assertThat(identity.createGroupQuery().groupMember("asa").list()).extracting("id").containsExactly("camunda-admin");

            MockEnvironment another = production();
            another.setProperty(ProductionSettings.ADMIN_USER, "berit");
            new ProductionAccounts(identity, another).ensureAdministrator();
            assertThat(identity.createUserQuery().userId("berit").count()).isZero();
        } finally {
            identity.deleteUser("asa");
            identity.createMembership("admin", "camunda-admin");
        }
    }

    @Test
    @DisplayName("passwords are long and hold nothing of the person, where the policy is on")
    void passwordPolicy() {
        var anna = identity.createUserQuery().userId("anna").singleResult();
        assertThat(identity.checkPasswordAgainstPolicy(new LongPasswords(), "elva tecken", anna).isValid()).isFalse();
        assertThat(identity.checkPasswordAgainstPolicy(new LongPasswords(), "tolv tecken!", anna).isValid()).isTrue();
        assertThat(identity.checkPasswordAgainstPolicy(new LongPasswords(), "hos Andersson är det bra", anna).isValid()).isFalse();
        var invited = identity.newUser("1");
        assertThat(identity.checkPasswordAgainstPolicy(new LongPasswords(), UnknownPassword.make(), invited).isValid()).isTrue();
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).isEnablePasswordPolicy())
                .as("in the demonstration").isFalse();
    }
}
