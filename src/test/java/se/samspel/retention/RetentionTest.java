package se.samspel.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.SamspelTest;
import se.samspel.archive.ArchiveRemoval;
import se.samspel.archive.Submission.Kind;
import se.samspel.archive.SubmissionStore;
import se.samspel.contract.Contracts;
import se.samspel.engine.SignedInUser;
import se.samspel.retention.Retention.Going;
import se.samspel.retention.RetentionSettings.Rule;
import se.samspel.web.Http;
import se.samspel.web.WebSession;

@SamspelTest
class RetentionTest {

    private static final String DECISION = "GB 2027-12";

    @Autowired SubmissionStore store;
    @Autowired ArchiveRemoval archive;
    @Autowired Contracts contracts;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired RepositoryService repository;
    @Autowired TextRemoval texts;
    @Autowired IdentityService identity;
    @Autowired SignedInUser signedIn;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcTemplate jdbc;
    @Autowired Clock clock;
    @LocalServerPort int port;

    @AfterEach
    void tidy() {
        jdbc.update("DELETE FROM contract WHERE registry_number LIKE 'GALL-%'");
        identity.deleteUser("gall-user");
        identity.deleteGroup("supplier-5560000001");
    }

    private Retention retention(Map<String, Rule> kinds) {
        return new Retention(new RetentionSettings(kinds), archive, contracts, runtime, history, identity, signedIn, clock);
    }

    private void answered(String registryNumber, String step, int yearsAgo) {
        store.add(registryNumber, null, null, "procurement", "gall-" + registryNumber, step, Kind.FORM, null,
                new HashMap<>(Map.of("title", "Städning")), Map.of(), "anna",
                Instant.now().minus(365L * yearsAgo + 2, ChronoUnit.DAYS));
    }

    private static List<Going> of(String what, List<Going> going) {
        return going.stream().filter(one -> one.what().equals(what)).toList();
    }

    private static Rule years(int years, String decision) {
        return new Rule(Period.ofYears(years), decision);
    }

    @Test
    @DisplayName("what has had its time and has a decision goes, kind by kind; a dry run tells of it and takes nothing")
    void cases() {
        answered("GALL-1", "map-needs", 6);
        answered("GALL-1", "follow-up-placement", 6);
        answered("GALL-2", "map-needs", 3);
        Retention retention = retention(Map.of("case-answers", years(5, DECISION), "people-answers", years(2, "")));

        assertThat(of("GALL-1", retention.dryRun())).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(DocumentKind.CASE_ANSWERS);
            assertThat(one.items()).hasSize(1);
        });
        assertThat(of("GALL-2", retention.dryRun())).as("not yet").isEmpty();
        assertThat(store.ofCase("GALL-1")).hasSize(2);

        transaction.executeWithoutResult(status -> retention.remove("admin"));
        assertThat(store.ofCase("GALL-1")).extracting(one -> one.step()).as("without a decision nothing goes")
                .containsExactly("follow-up-placement");
        assertThat(store.ofCase("GALL-2")).hasSize(1);
        assertThat(of("GALL-1", retention.dryRun())).isEmpty();
        assertThat(archive.removals()).anyMatch(one -> one.decision().equals(DECISION) && one.removedBy().equals("admin"));
    }

    @Test
    @DisplayName("nothing goes of a case with an open contract, however old its answers")
    void open() {
        answered("GALL-3", "map-needs", 9);
        contract("GALL-3", "RUNNING", "2020-12-31");
        assertThat(of("GALL-3", retention(Map.of("case-answers", years(5, DECISION))).dryRun())).isEmpty();
        jdbc.update("UPDATE contract SET state = 'CLOSED' WHERE registry_number = 'GALL-3'");
        assertThat(of("GALL-3", retention(Map.of("case-answers", years(5, DECISION))).dryRun())).hasSize(1);
    }

    private void contract(String registryNumber, String state, String end) {
        jdbc.update("INSERT INTO contract (contract_id, registry_number, state) VALUES (?, ?, ?)", registryNumber + "/1", registryNumber,
                state);
        jdbc.update("INSERT INTO contract_version (contract_id, number, valid_from, change_type, facts, recorded_at)"
                + " VALUES (?, 1, '2019-01-01', 'RECORDED', ?::jsonb, now())", registryNumber + "/1",
                "{\"supplierName\": \"Gammal AB\", \"supplierId\": \"5560000001\", \"contractStart\": \"2019-01-01\","
                        + " \"contractEnd\": \"" + end + "\"}");
    }

    @Test
    @DisplayName("a supplier's account goes when its company's last contract ended long enough ago, and not while one is open")
    void accounts() {
        User user = identity.newUser("gall-user");
        user.setPassword("gall-user-longer-than-most");
        identity.saveUser(user);
        Group company = identity.newGroup("supplier-5560000001");
        identity.saveGroup(company);
        identity.createMembership("gall-user", "supplier");
        identity.createMembership("gall-user", "supplier-5560000001");
        contract("GALL-4", "CLOSED", "2020-12-31");
        contract("GALL-5", "RUNNING", "2021-12-31");
        Retention retention = retention(Map.of("accounts", years(2, DECISION)));
        assertThat(of("gall-user", retention.dryRun())).as("a contract is open").isEmpty();
        jdbc.update("UPDATE contract SET state = 'CLOSED' WHERE registry_number = 'GALL-5'");
        assertThat(of("gall-user", retention.dryRun())).hasSize(1);
        assertThat(of("gustav", retention.dryRun())).as("without a contract so far").isEmpty();
        transaction.executeWithoutResult(status -> retention.remove("admin"));
        assertThat(identity.createUserQuery().userId("gall-user").count()).isZero();
        assertThat(jdbc.queryForObject("SELECT count(*) FROM removed_item WHERE item = 'gall-user'", Integer.class)).isOne();
    }

    @Test
    @DisplayName("a free text goes on a decision; a choice, a number and a text that is not there do not")
    void text() {
        String deployment = repository.createProcessDefinitionQuery().processDefinitionKey("procurement").latestVersion().singleResult()
                .getDeploymentId();
        store.add("GALL-8", null, null, "procurement", "gall-8", "map-needs", Kind.FORM, deployment,
                new HashMap<>(Map.of("smeImpact", "Anna har ont i ryggen", "registryNumber", "GALL-8")), Map.of(), "anna", Instant.now());
        assertThat(texts.textsOf("GALL-8")).singleElement().satisfies(one -> {
            assertThat(one.field()).isEqualTo("smeImpact");
            assertThat(one.label()).isEqualTo("Hur påverkas små och medelstora företag?");
        });
        long submission = texts.textsOf("GALL-8").get(0).submission();
        assertThat(texts.remove("GALL-8", submission, "smeImpact", " ", "david")).isPresent();
        assertThat(texts.remove("GALL-8", submission, "registryNumber", DECISION, "david")).isPresent();
        assertThat(texts.remove("GALL-7", submission, "smeImpact", DECISION, "david")).as("of another case").isPresent();
        assertThat(store.ofCase("GALL-8").get(0).answers()).containsEntry("smeImpact", "Anna har ont i ryggen");

        assertThat(texts.remove("GALL-8", submission, "smeImpact", DECISION, "david")).isEmpty();
        assertThat(store.ofCase("GALL-8").get(0).answers().get("smeImpact").toString())
                .startsWith("Borttagen enligt beslut GB 2027-12 den ");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM submission WHERE answers::text LIKE '%ont i ryggen%'"
                + " AND registry_number = 'GALL-8'", Integer.class)).isZero();
    }

    @Test
    @DisplayName("the pages open for those whose they are, and a release too early is a sentence")
    void pages() {
        WebSession david = WebSession.signIn(port, "tasklist", "david");
        assertThat(david.get("/gallring").body()).contains("Inget beslut: gallras inte").contains("Ta bort en enskild text")
                .doesNotContain("Gallra nu");
        assertThat(Http.asNobody(port).get("/gallring").statusCode()).isEqualTo(401);
        for (String other : List.of("anna", "elin", "gustav", "ingrid")) {
            assertThat(WebSession.signIn(port, other.equals("ingrid") ? "cockpit" : "tasklist", other).get("/gallring").statusCode())
                    .as(other).isEqualTo(403);
        }
        String token = david.get("/uppfoljning/personer").body().replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
        var early = david.form("/uppfoljning/personer", "tabell", "gender", "period", "2099", "token", token);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("Perioden är inte slut än.");
        assertThat(david.form("/uppfoljning/personer", "tabell", "x", "period", "<b>", "token", token).body())
                .contains("Välj en av tabellerna").doesNotContain("<b>");
        assertThat(david.form("/uppfoljning/personer", "tabell", "gender", "period", "2099", "token", "x").statusCode()).isEqualTo(403);
        assertThat(david.get("/uppfoljning/personer/csv?tabell=gender&period=2099").statusCode()).isEqualTo(404);
        WebSession anna = WebSession.signIn(port, "tasklist", "anna");
        assertThat(anna.get("/uppfoljning/personer").body()).contains("Hur det har gått för människor").doesNotContain("Släpp en tabell");
        assertThat(anna.form("/uppfoljning/personer", "tabell", "gender", "period", "2020", "token", token).statusCode()).isEqualTo(403);
        assertThat(WebSession.signIn(port, "tasklist", "gustav").get("/uppfoljning/personer").statusCode()).isEqualTo(403);
        var admin = WebSession.signIn(port, "admin", "admin");
        assertThat(admin.get("/gallring").statusCode()).isEqualTo(200);
        assertThat(admin.form("/gallring", "token", "x").statusCode()).isEqualTo(403);
        assertThat(david.form("/gallring", "token", token).statusCode()).as("the support function removes no cases").isEqualTo(403);
    }
}
