package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The known holes, the open doors of the engine, and what it leaves open about tasks. */
@SamspelTest
class ClosedDoorsTest {

    private static final String HIDDEN_EXPRESSION =
            "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass().forName('java.lang.Object').getName()}\"}]}";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    private static String number;
    private Task gustavs;
    private Task hannas;

    @BeforeEach
    void twoSuppliersHaveATask() {
        if (number == null) {
            number = TwoContracts.of(engine, "UPH-DOORS-" + System.currentTimeMillis());
            for (int contract = 1; contract <= 2; contract++) {
                Task kickoff = supplierTask(contract);
                engine.getTaskService().setVariable(kickoff.getId(), "contractId", number + "/" + contract);
            }
        }
        gustavs = supplierTask(1);
        hannas = supplierTask(2);
    }

    private Task supplierTask(int contract) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number + "/" + contract).singleResult();
    }

    private Http as(String user) {
        return Http.as(port, user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/engine", "/engine-rest/task", "/engine-rest/user", "/engine-rest/version",
            "/engine-rest/process-definition", "/actuator", "/actuator/env", "/api/cases", "/camunda/api/engine/engine/default/task"})
    @DisplayName("nobody gets in without signing in")
    void nobody(String path) {
        assertThat(Http.asNobody(port).get(path).statusCode()).isEqualTo(401);
        assertThat(Http.as(port, "nobody", "wrong").get(path).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("the health check is open, the rest of the actuator is the administrators'")
    void actuator() {
        assertThat(Http.asNobody(port).get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(as("anna").get("/actuator").statusCode()).isEqualTo(403);
        assertThat(as("admin").get("/actuator").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/task/count"})
    @DisplayName("CVE-2026-109432: an expression in a query is refused, also inside orQueries")
    void expressionsInQueries(String path) {
        assertThat(as("anna").post(path, HIDDEN_EXPRESSION).statusCode()).isEqualTo(400);
        assertThat(as("anna").post(path, "{\"dueAfterExpression\":\"${now()}\"}").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "count"})
    @DisplayName("CVE-2026-109432: nor in what is added to a filter; the stored filter works")
    void expressionsInFilters(String operation) {
        String filter = engine.getFilterService().createFilterQuery().filterName("Att göra").singleResult().getId();
        String path = "/engine-rest/filter/" + filter + "/" + operation;
        assertThat(as("anna").post(path, HIDDEN_EXPRESSION).statusCode()).isEqualTo(400);
        assertThat(as("anna").post(path, "{}").statusCode()).isEqualTo(200);
        assertThat(as("anna").get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/user/create/",
            "/camunda//api/admin/setup/default/user/create", "/camunda/api/admin/;x=1/setup/default/user/create",
            "/camunda/api/%61dmin/setup/default/user/create"})
    @DisplayName("CVE-2026-77226: the setup makes no administrator, also while there is none")
    void setup(String path) {
        engine.getIdentityService().deleteMembership("admin", "camunda-admin");
        try {
            String body = "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\",\"email\":\"\"},"
                    + "\"credentials\":{\"password\":\"mallory-1-long\"}}";
            assertThat(Http.asNobody(port).post(path, body).statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(engine.getIdentityService().createUserQuery().userId("mallory").count()).isZero();
            assertThat(Http.asNobody(port).get("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(403);
        } finally {
            engine.getIdentityService().createMembership("admin", "camunda-admin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "cecilia", "david", "elin", "gustav", "admin"})
    @DisplayName("only process owners deploy")
    void deployment(String user) {
        assertThat(as(user).deploy("x.form", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("a process owner deploys, but no scripts")
    void scripts() {
        String diagram = """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
                  <bpmn:process id="probe" isExecutable="true" camunda:historyTimeToLive="P1D"><bpmn:startEvent id="s"/><bpmn:sequenceFlow \
                id="f" sourceRef="s" targetRef="t"/>%s</bpmn:process>
                </bpmn:definitions>""";
        assertThat(as("ingrid").deploy("probe.bpmn", diagram.formatted("<bpmn:userTask id=\"t\"/>")).statusCode()).isEqualTo(200);
        assertThat(as("ingrid").deploy("probe.bpmn",
                diagram.formatted("<bpmn:scriptTask id=\"t\" scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>"))
                .statusCode()).isEqualTo(400);
        assertThat(as("ingrid").deploy("probe.groovy", "1").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("a company's group is the only one that its tasks are offered to, and no other company can be handed one")
    void taskOfAnotherCompany() {
        engine.getTaskService().addCandidateGroup(gustavs.getId(), "supplier-5566778899");
        engine.getTaskService().setAssignee(gustavs.getId(), null);
        String task = "/engine-rest/task/" + gustavs.getId();
        assertThat(as("hanna").get(task).statusCode()).isIn(403, 404);
        assertThat(as("hanna").get(task + "/comment").statusCode()).isIn(403, 404);
        assertThat(as("hanna").post(task + "/claim", "{\"userId\":\"hanna\"}").statusCode()).isEqualTo(403);
        assertThat(as("gustav").post(task + "/claim", "{\"userId\":\"hanna\"}").statusCode()).isEqualTo(403);
        assertThat(as("david").post(task + "/assignee", "{\"userId\":\"hanna\"}").statusCode()).isEqualTo(403);
        assertThat(as("gustav").post(task + "/identity-links", "{\"userId\":\"hanna\",\"type\":\"candidate\"}").statusCode())
                .isEqualTo(403);
        assertThat(as("david").post(task + "/identity-links", "{\"userId\":\"hanna\",\"type\":\"candidate\"}").statusCode()).isEqualTo(403);
        assertThat(as("david").post(task + "/assignee", "{\"userId\":\"gustav\"}").statusCode()).isEqualTo(204);
        assertThat(as("gustav").post(task + "/unclaim", null).statusCode()).isEqualTo(204);
        assertThat(as("gustav").post(task + "/claim", "{\"userId\":\"gustav\"}").statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("nobody completes what another has; a colleague takes it over first")
    void takeOver() {
        Task kickoff = hannas;
        String task = "/engine-rest/task/" + kickoff.getId();
        String assignee = engine.getTaskService().createTaskQuery().taskId(kickoff.getId()).singleResult().getAssignee();
        String colleague = assignee.equals("farid") ? "elin" : "farid";
        var refused = as(colleague).post(task + "/submit-form", "{\"variables\":{}}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("tilldelad någon annan");
        assertThat(as(colleague).post(task + "/complete", "{}").statusCode()).isEqualTo(403);
        assertThat(as(colleague).post(task + "/assignee", "{\"userId\":\"" + colleague + "\"}").statusCode()).isEqualTo(204);
        assertThat(as(assignee).post(task + "/complete", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("a comment is for who may read the task, and holds no personal number")
    void comments() {
        engine.getTaskService().addCandidateGroup(gustavs.getId(), "supplier-5566778899");
        String task = "/engine-rest/task/" + gustavs.getId();
        assertThat(as("gustav").post(task + "/comment/create", "{\"message\":\"Vi ses på mötet.\"}").statusCode()).isEqualTo(200);
        assertThat(as("gustav").get(task + "/comment").body()).contains("Vi ses på mötet.");
        var refused = as("gustav").post(task + "/comment/create", "{\"message\":\"Hon heter 811228-9874.\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("personnummer");
        assertThat(as("hanna").get(task + "/comment").statusCode()).isIn(403, 404);
        assertThat(as("hanna").post(task + "/comment/create", "{\"message\":\"Hej.\"}").statusCode()).isBetween(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/process-definition/statistics", "/engine-rest/metrics",
            "/engine-rest/history/process-instance/count",
            "/engine-rest/process-instance", "/engine-rest/variable-instance", "/engine-rest/incident", "/engine-rest/job",
            "/engine-rest/user", "/engine-rest/event-subscription", "/engine-rest/decision-definition",
            "/engine-rest/engine/default/metrics", "/engine-rest/authorization"})
    @DisplayName("a supplier asks the engine only what Tasklist asks")
    void supplierDoor(String path) {
        assertThat(as("gustav").get(path).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("four eyes: who prepared the basis does not decide, also with both roles")
    void fourEyes() {
        String waiting = TwoContracts.waitingForDecision(engine, "UPH-EYES-" + System.currentTimeMillis());
        Task decision = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(waiting)
                .taskDefinitionKey("decide-requirement").singleResult();
        String submit = "/engine-rest/task/" + decision.getId() + "/submit-form";
        String answers = "{\"variables\":{\"requirement\":{\"value\":\"NONE\"},\"motivation\":{\"value\":\"Nej.\"}}}";
        engine.getIdentityService().createMembership("anna", "decision-maker");
        try {
            var refused = as("anna").post(submit, answers);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("någon annan");
        } finally {
            engine.getIdentityService().deleteMembership("anna", "decision-maker");
        }
        var decided = as("cecilia").post(submit, answers);
        assertThat(decided.statusCode()).as(decided.body()).isIn(200, 204);
    }
}
