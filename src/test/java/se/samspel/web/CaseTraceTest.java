package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;
import se.samspel.process.TwoContracts;

/** Who did what in a case, for the support function alone. */
@SamspelTest
class CaseTraceTest {

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    @Test
    @DisplayName("the trace tells who submitted and who moved a task, in order and without the answers")
    void trace() throws Exception {
        String number = TwoContracts.presented(engine, "UPH-TRACE-" + System.nanoTime());
        String task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number + "/1")
                .taskDefinitionKey("interview-candidates")
                .singleResult().getId();
        assertThat(Http.as(port, "gustav").post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"gustav\"}").statusCode())
                .isEqualTo(204);

        String path = "/api/cases/" + number + "/trace";
        var answer = Http.as(port, "david").get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode entries = new ObjectMapper().readTree(answer.body()).get("entries");
        assertThat(entries).anySatisfy(entry -> assertThat(entry.toString()).contains("\"cecilia\"", "decide-requirement",
                "Skickade in formuläret"));
        // what is about candidates stands in the other zone
        assertThat(answer.body()).doesNotContain("interview-candidates", "present-candidates");
        JsonNode people = new ObjectMapper().readTree(Http.as(port, "david").get(path + "?zone=target-group").body()).get("entries");
        assertThat(people).anySatisfy(entry -> assertThat(entry.toString()).contains("\"gustav\"", "Tog uppgiften", "interview-candidates",
                number + "/1"));
        assertThat(people.toString()).doesNotContain("decide-requirement");
        assertThat(entries).as("each act once").filteredOn(entry -> entry.path("step").asText().equals("decide-requirement")).hasSize(1);
        assertThat(entries.findValuesAsText("at")).isSorted();
        assertThat(answer.body()).doesNotContain("MARK-BESLUT", "K-GUST");

        for (String other : List.of("anna", "bengt", "cecilia", "elin", "gustav", "ingrid", "admin")) {
            assertThat(Http.as(port, other).get(path).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(Http.asNobody(port).get(path).statusCode()).isEqualTo(401);
        assertThat(Http.as(port, "david").get("/api/cases/finns-inte/trace").statusCode()).isEqualTo(404);
    }
}
