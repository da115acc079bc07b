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

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts, crashes and second starts, each as a process of its own. */
class StartTest {

    private static final Map<String, Object> PROCUREMENT = Map.ofEntries(Map.entry("registryNumber", "UPH-2026-0001"),
            Map.entry("title", "Städning"), Map.entry("contractingUnit", "fastighet"), Map.entry("procurementType", "SERVICE"),
            Map.entry("law", "LOU"), Map.entry("cpvCode", "90919300"), Map.entry("performanceMonths", 24), Map.entry("requiredStaff", 12),
            Map.entry("plannedPublicationDate", "2099-06-01"), Map.entry("plannedContractStart", "2099-11-01"));

    @Test
    @DisplayName("after kill -9 every open task and timer is still there, once; a second start on the same data is refused")
    void crash(@TempDir Path data) throws Exception {
        Map<String, String> environment = Map.of("SAMSPEL_DATA_DIR", data.toString());
        int port = RunningSamspel.freePort();
        TreeSet<String> before;
        try (RunningSamspel first = RunningSamspel.start(port, environment).ready()) {
            assertThat(first.submit("/engine-rest/process-definition/key/procurement/submit-form", "anna", PROCUREMENT).statusCode())
                    .isEqualTo(200);
            String task = first.json("/engine-rest/task?processInstanceBusinessKey=UPH-2026-0001", "anna").get(0).get("id").asText();
            assertThat(first.submit("/engine-rest/task/" + task + "/submit-form", "anna", Map.of("p1PoliticalDecision", "YES",
                    "p2ClientInterested", "YES", "p3MatchingOfficerAppointed", "YES", "p4NetworkExists", "YES")).statusCode()).isEqualTo(204);
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
        try (RunningSamspel again = RunningSamspel.start(port, environment).ready()) {
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
}
