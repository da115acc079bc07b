package se.samspel.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts, crashes and second starts, each as a process of its own. */
class StartTest {

    private static final Map<String, Object> PROCUREMENT = Map.ofEntries(Map.entry("registryNumber", "UPH-2026-0001"),
            Map.entry("title", "Städning"), Map.entry("contractingUnit", "fastighet"), Map.entry("procurementType", "SERVICE"),
            Map.entry("law", "LOU"), Map.entry("aboveThreshold", "YES"), Map.entry("cpvCode", "90919300"), Map.entry("performanceMonths",
                    24), Map.entry("requiredStaff", 12),
            Map.entry("plannedPublicationDate", "2099-06-01"), Map.entry("plannedContractStart", "2099-11-01"));

    @Test
    @DisplayName("after kill -9 every open task and timer is still there, once, at the same time on a host in another zone and another"
            + " language; a second start on the same data is refused")
    void crash(@TempDir Path data) throws Exception {
        Map<String, String> environment = Map.of("SAMSPEL_DATA_DIR", data.toString(),
                "JAVA_TOOL_OPTIONS", "-Duser.timezone=Europe/Stockholm -Duser.language=sv");
        Map<String, String> elsewhere = Map.of("SAMSPEL_DATA_DIR", data.toString(),
                "JAVA_TOOL_OPTIONS", "-Duser.timezone=America/New_York -Duser.language=tr");
        int port = RunningSamspel.freePort();
        TreeSet<String> before;
        try (RunningSamspel first = RunningSamspel.start(port, environment).ready()) {
            assertThat(first.submit("/engine-rest/process-definition/key/procurement/submit-form", "anna", PROCUREMENT).statusCode())
                    .isEqualTo(200);
            String task = first.json("/engine-rest/task?processInstanceBusinessKey=UPH-2026-0001", "anna").get(0).get("id").asText();
            assertThat(first.submit("/engine-rest/task/" + task + "/submit-form", "anna", Map.of("p1PoliticalDecision", "YES",
                    "p2ClientInterested", "YES", "p3MatchingOfficerAppointed", "YES", "p4NetworkExists", "YES")).statusCode())
                    .isEqualTo(204);
            String planning = first.json("/engine-rest/task?taskDefinitionKey=receive-planning", "david").get(0).get("id").asText();
            assertThat(first.submit("/engine-rest/task/" + planning + "/submit-form", "david", Map.of("supportOfficer", "david",
                    "matchingUnit", "ArbVux", "targetGroups", List.of("YOUTH"), "preliminaryPlaces", 2)).statusCode()).isEqualTo(204);
            try (RunningSamspel second = RunningSamspel.start(RunningSamspel.freePort(), environment)) {
                assertThat(second.waitForEnd()).isEqualTo(1);
                assertThat(second.output()).contains("ett annat Samspel använder redan datamappen").doesNotContain("\tat ");
            }
            awaitTask(first, "appoint-handlers");
            before = tasksAndTimers(first);
            first.kill();
        }
        try (RunningSamspel again = RunningSamspel.start(port, elsewhere).ready()) {
            assertThat(tasksAndTimers(again)).isEqualTo(before).hasSizeGreaterThan(4);
            assertThat(again.json("/engine-rest/filter?name=Att%20g%C3%B6ra", "anna")).hasSize(1);
            assertThat(again.json("/engine-rest/deployment?name=samspel", "ingrid")).hasSize(1);
        }
        assertThat(Files.exists(data.resolve("postgresql/postmaster.pid"))).isFalse();
    }

    private static void awaitTask(RunningSamspel samspel, String step) throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> !samspel.json("/engine-rest/task?taskDefinitionKey=" + step, "david").isEmpty());
    }

    private static TreeSet<String> tasksAndTimers(RunningSamspel samspel) throws Exception {
        TreeSet<String> found = new TreeSet<>();
        for (JsonNode task : samspel.json("/engine-rest/task", "david")) {
            assertThat(found.add("task " + task.get("taskDefinitionKey").asText() + " " + task.get("id").asText())).isTrue();
        }
        for (JsonNode job : samspel.json("/engine-rest/job?timers=true", "david")) {
            assertThat(found.add("timer " + job.get("id").asText() + " " + job.get("dueDate").asText())).isTrue();
        }
        return found;
    }

    @Test
    @DisplayName("a port in use ends with one sentence and exit status 1")
    void portInUse(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                RunningSamspel samspel = RunningSamspel.start(taken.getLocalPort(), Map.of("SAMSPEL_DATA_DIR", data.toString()))) {
            assertThat(samspel.waitForEnd()).isEqualTo(1);
            assertThat(samspel.output()).contains("port " + taken.getLocalPort() + " används redan").doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("a database that cannot be reached ends with one sentence and exit status 1")
    void unreachableDatabase() throws Exception {
        try (RunningSamspel samspel = RunningSamspel.start(RunningSamspel.freePort(), Map.of("SPRING_PROFILES_ACTIVE", "production",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:" + RunningSamspel.freePort() + "/samspel",
                "SPRING_DATASOURCE_USERNAME", "samspel", "SPRING_DATASOURCE_PASSWORD", "none"))) {
            assertThat(samspel.waitForEnd()).isEqualTo(1);
            assertThat(samspel.output()).contains("går inte att använda").doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("a broken data folder ends with one sentence and exit status 1")
    void brokenDatabase(@TempDir Path data) throws Exception {
        Files.createDirectories(data.resolve("postgresql"));
        Files.writeString(data.resolve("postgresql/postgresql.conf"), "nonsense");
        try (RunningSamspel samspel = RunningSamspel.start(RunningSamspel.freePort(), Map.of("SAMSPEL_DATA_DIR", data.toString()))) {
            assertThat(samspel.waitForEnd()).isEqualTo(1);
            assertThat(samspel.output()).contains("Samspel startar inte: databasen i").doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("a diagram that cannot be read ends with one sentence and exit status 1")
    void brokenModel(@TempDir Path data, @TempDir Path model) throws Exception {
        Files.createDirectories(model.resolve("processes"));
        Files.createDirectories(model.resolve("forms"));
        Files.writeString(model.resolve("processes/procurement.bpmn"), "<not-bpmn/>");
        try (RunningSamspel samspel = RunningSamspel.start(RunningSamspel.freePort(),
                Map.of("SAMSPEL_DATA_DIR", data.toString(), "SAMSPEL_MODEL_DIR", model.toString()))) {
            assertThat(samspel.waitForEnd()).isEqualTo(1);
            assertThat(samspel.output()).contains("Samspel startar inte: ").doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("an edited diagram in SAMSPEL_MODEL_DIR is used without a build, and an unchanged one makes no new version")
    void modelFolder(@TempDir Path data, @TempDir Path model) throws Exception {
        for (String folder : List.of("processes", "forms")) {
            Files.createDirectories(model.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, model.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
        Path diagram = model.resolve("processes/procurement.bpmn");
        Map<String, String> environment = Map.of("SAMSPEL_DATA_DIR", data.toString(), "SAMSPEL_MODEL_DIR", model.toString());
        int port = RunningSamspel.freePort();
        try (RunningSamspel first = RunningSamspel.start(port, environment).ready()) {
            assertThat(first.json("/engine-rest/process-definition?key=procurement", "ingrid")).hasSize(1);
        }
        Files.writeString(diagram, Files.readString(diagram).replace("Kartlägg behov och marknad", "Kartlägg behovet"));
        try (RunningSamspel edited = RunningSamspel.start(port, environment).ready()) {
            assertThat(edited.json("/engine-rest/process-definition?key=procurement", "ingrid")).hasSize(2);
            assertThat(edited.json("/engine-rest/process-definition/key/procurement/xml", "ingrid").get("bpmn20Xml").asText())
                    .contains("Kartlägg behovet");
        }
    }

    @Test
    @DisplayName("production uses an external PostgreSQL and has no demonstration users")
    void production(@TempDir Path database) throws Exception {
        try (EmbeddedPostgres external = EmbeddedPostgres.builder().setDataDirectory(database).setCleanDataDirectory(false).start();
                RunningSamspel samspel = RunningSamspel.start(RunningSamspel.freePort(), Map.of("SPRING_PROFILES_ACTIVE", "production",
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:" + external.getPort() + "/postgres",
                        "SPRING_DATASOURCE_USERNAME", "postgres", "SPRING_DATASOURCE_PASSWORD", "not-asked-for",
                        "SAMSPEL_ADMIN_USER", "karin", "SAMSPEL_ADMIN_PASSWORD", "Lagom-langt-2026-ord")).ready()) {
            try (var connection = external.getPostgresDatabase().getConnection();
                    var users = connection.createStatement().executeQuery("SELECT string_agg(id_, ',') FROM act_id_user")) {
                users.next();
                assertThat(users.getString(1)).isEqualTo("karin");
            }
            assertThat(samspel.get("/engine-rest/user", "anna").statusCode()).isEqualTo(401);
            var page = samspel.get("/camunda/app/tasklist/default/", null).headers();
            assertThat(page.firstValue("Strict-Transport-Security").orElse("")).contains("max-age=31536000");
            assertThat(page.allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).contains("Secure",
                    "SameSite=Lax"));
        }
    }
}
