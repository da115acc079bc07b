package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;
import se.samspel.process.TwoContracts;

/** What a person learns of what is not theirs, by asking in ways that show none of it. */
@SamspelTest
class SightTest {

    private static String number;

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    @BeforeEach
    void twoSuppliers() {
        if (number == null) {
            number = TwoContracts.presented(engine, "UPH-SIGHT-" + System.nanoTime());
        }
    }

    private Http as(String person) {
        return Http.as(port, person);
    }

    private Task interviewOf(int contract) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number + "/" + contract)
                .taskDefinitionKey("interview-candidates").singleResult();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"dueAfterExpression\":\"${now()}\"}", "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}",
            "{\"orQueries\":[{\"orQueries\":[{\"taskAssigneeExpression\":\"${1}\",\"assigneeExpression\":\"${currentUser()}\"}]}]}",
            "{\"orQueries\":[{\"name\":\"x\"},{\"orQueries\":[{\"name\":\"y\","
            + "\"orQueries\":[{\"createdBeforeExpression\":\"${now()}\"}]}]}]}"})
    @DisplayName("an expression in a query evaluates nothing, however deep it stands")
    void nestedExpressions(String query) {
        for (String path : List.of("/engine-rest/task", "/engine-rest/task/count")) {
            var answer = as("anna").post(path, query);
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /task/count {\"processVariables\":[{\"name\":\"requirement\",\"operator\":\"eq\",\"value\":\"NONE\"}]}",
            "POST /task {\"taskVariables\":[{\"name\":\"candidateReference\",\"operator\":\"like\",\"value\":\"K%\"}]}",
            "POST /task/count {\"orQueries\":[{\"processVariables\":[{\"name\":\"requirement\",\"operator\":\"neq\","
            + "\"value\":\"NONE\"}]}]}", "POST /task {\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\","
            + "\"parameters\":{\"variable\":\"requirement\",\"type\":\"String\"}}]}",
            "POST /history/task/count {\"processVariables\":[{\"name\":\"requirement\",\"operator\":\"eq\",\"value\":\"NONE\"}]}",
            "POST /history/process-instance/count {\"variables\":[{\"name\":\"requirement\",\"operator\":\"eq\",\"value\":\"NONE\"}]}",
            "POST /process-instance/count {\"variables\":[{\"name\":\"requirement\",\"operator\":\"eq\",\"value\":\"NONE\"}]}",
            "POST /execution/count {\"processVariables\":[{\"name\":\"requirement\",\"operator\":\"eq\",\"value\":\"NONE\"}]}",
            "GET /task/count?processVariables=requirement_eq_NONE"})
    @DisplayName("who may not read variables learns nothing of them from a list, a count or an order; the support function may ask")
    void oracles(String question) {
        String[] words = question.split(" ", 3);
        for (String person : List.of("gustav", "anna", "elin", "cecilia", "ingrid")) {
            var answer = as(person).send(words[0], "/engine-rest" + words[1], words.length > 2 ? words[2] : null);
            assertThat(answer.statusCode()).as("%s %s %s", person, question, answer.body()).isEqualTo(403);
        }
        assertThat(as("david").send(words[0], "/engine-rest" + words[1], words.length > 2 ? words[2] : null).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("what heads a task is searched by everybody, also in what is added to a filter")
    void headings() {
        String search = "{\"processVariables\":[{\"name\":\"registryNumber\",\"operator\":\"eq\",\"value\":\"" + number + "\"}]}";
        String filter = engine.getFilterService().createFilterQuery().filterName("Att göra").singleResult().getId();
        assertThat(as("anna").post("/engine-rest/filter/" + filter + "/list", search).statusCode()).isEqualTo(200);
        assertThat(as("gustav").post("/engine-rest/task/count", search).statusCode()).isEqualTo(200);
        assertThat(as("anna").post("/engine-rest/filter/" + filter + "/count", search.replace("registryNumber", "requirement"))
                .statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("a comment stands at its task's own instance, whatever instance its sender names")
    void comments() {
        Task own = interviewOf(1);
        String other = interviewOf(2).getProcessInstanceId();
        int before = engine.getTaskService().getProcessInstanceComments(other).size();
        String path = "/engine-rest/task/" + own.getId() + "/comment/create";
        assertThat(as("gustav").post(path, "{\"message\":\"Hej.\",\"processInstanceId\":\"" + other + "\"}").statusCode()).isIn(400, 403);
        assertThat(engine.getTaskService().getProcessInstanceComments(other)).hasSize(before);
        assertThat(as("gustav").post(path, "{\"message\":\"Hej.\",\"processInstanceId\":\"" + own.getProcessInstanceId() + "\"}")
                .statusCode()).isEqualTo(200);
        assertThat(as("gustav").post(path, "{\"message\":\"Hej igen.\"}").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("of which groups another is is told by no list and no count, in the address or in the body")
    void memberships() {
        for (String person : List.of("gustav", "anna", "elin")) {
            for (String path : List.of("/engine-rest/group", "/engine-rest/group/count")) {
                assertThat(as(person).post(path, "{\"member\":\"hanna\"}").statusCode()).as("%s %s", person, path).isEqualTo(403);
            }
        }
        assertThat(as("admin").post("/engine-rest/group/count", "{\"member\":\"hanna\"}").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("a report of an event tells another unit's contract that runs from one that is not there by nothing")
    void otherUnitsContracts() {
        String start = "/engine-rest/process-definition/key/report-event/submit-form";
        String body = "{\"variables\":{\"registryNumber\":{\"value\":\"%s\"},\"eventType\":{\"value\":\"CONTRACT_TERMINATED\"},"
                + "\"contractId\":{\"value\":\"%s\"},\"reason\":{\"value\":\"Prov.\"}}}";
        var running = as("bengt").post(start, body.formatted(number, number + "/1"));
        var absent = as("bengt").post(start, body.formatted(number, number + "/9"));
        assertThat(running.statusCode()).isEqualTo(400);
        assertThat(running.body()).isEqualTo(absent.body()).contains("Det finns inget pågående avtal");
    }

    @Test
    @DisplayName("a process owner sees where cases stand and have been, not the tasks: whose they were, what was done with them, or any "
            + "answer")
    void historyOfProcessOwner() {
        Task interview = interviewOf(1);
        String instance = interview.getProcessInstanceId();
        as("gustav").post("/engine-rest/task/" + interview.getId() + "/claim", "{\"userId\":\"gustav\"}");
        as("gustav").post("/engine-rest/task/" + interview.getId() + "/unclaim", null);
        assertThat(as("ingrid").get("/engine-rest/history/process-instance/" + instance).statusCode()).isEqualTo(200);
        for (String kind : List.of("task", "activity-instance", "user-operation", "identity-link-log", "variable-instance", "detail",
                "decision-instance")) {
            assertThat(as("ingrid").get("/engine-rest/history/" + kind).body()).as(kind).isEqualTo("[]");
            assertThat(as("ingrid").get("/engine-rest/history/" + kind + "/count").body()).as(kind).contains(":0");
            assertThat(as("ingrid").get("/engine-rest/history/" + kind + "?processInstanceId=" + instance).body()).as(kind).isEqualTo("[]");
        }
        assertThat(as("ingrid").get("/engine-rest/history/task?taskId=" + interview.getId()).body()).isEqualTo("[]");
        assertThat(as("ingrid").post("/engine-rest/history/task/count",
                "{\"orQueries\":[{\"taskAssignee\":\"elin\"},{\"taskName\":\"x\"}]}").body())
                .contains(":0");
        assertThat(as("david").get("/engine-rest/history/task?processInstanceId=" + instance).body()).contains("interview-candidates");
        assertThat(as("david").get("/engine-rest/history/activity-instance?processInstanceId=" + instance).body())
                .contains("interview-candidates");
        assertThat(as("david").get("/engine-rest/history/user-operation?processInstanceId=" + instance).body()).contains("gustav");
        // who has the task reads its own history
        assertThat(as("gustav").get("/engine-rest/history/user-operation").statusCode()).isEqualTo(200);
    }
}
