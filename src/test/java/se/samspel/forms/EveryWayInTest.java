package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.samspel.archive.Submission;

/** Whatever the way in, the form decides; what it allows is stored once and routed, and nothing else is. */
class EveryWayInTest extends FormsIntegration {

    private static final Map<String, Object> GOOD = answers("approved", false, "reason", "Mer behövs", "places", 4,
            "colours", Map.of("value", "[\"RED\"]", "type", "Json"), "unit", "u2", "contact",
            Map.of("value", "{\"email\":\"a@b.se\"}", "type", "Json"));

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete", "resolve"})
    void rest_refusesWithEveryFaultAndChangesNothing(String way) throws Exception {
        String instance = start(newRegistryNumber());
        Task task = task(instance);

        Answer answer = post("/engine-rest/task/" + task.getId() + "/" + way,
                answers("approved", false, "places", "fyra", "colour", "RED", "title", "En annan"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).isEqualTo("InvalidSubmission");
        assertThat(answer.json().path("message").asText()).contains("”Skäl” måste fyllas i.", "”Platser” ska vara ett tal.",
                "Fältet ”colour” finns inte i formuläret.", "”Benämning” kan inte ändras här.");
        assertThat(answer.json().path("faults")).hasSize(4);
        assertThat(answer.json().path("faults").findValuesAsText("field")).contains("reason", "places", "colour", "title");
        assertThat(task(instance).getId()).isEqualTo(task.getId());
        assertThat(runtime.getVariables(instance)).containsOnlyKeys("registryNumber", "title", "starter");
        assertThat(archive.ofInstance(instance)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void rest_storesOnceAndRoutesWhatTheDiagramReads(String way) throws Exception {
        String registryNumber = newRegistryNumber();
        String instance = start(registryNumber);

        Answer answer = post("/engine-rest/task/" + task(instance).getId() + "/" + way, GOOD, "withVariablesInReturn", "true");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().has("starter")).isFalse();
        assertThat(runtime.getVariables(instance)).containsOnlyKeys("registryNumber", "title", "starter", "approved", "reason")
                .containsEntry("reason", "Mer behövs");
        Submission stored = archive.latest(instance, "seam-answer", null, null).orElseThrow();
        assertThat(stored.answers()).isEqualTo(answers("approved", false, "reason", "Mer behövs", "places", 4, "colours", List.of("RED"),
                "unit", "u2", "contact", answers("email", "a@b.se"), "double", 8));
        assertThat(stored.submittedBy()).isEqualTo("tester");
        assertThat(stored.registryNumber()).isEqualTo(registryNumber);
        assertThat(stored.processKey()).isEqualTo("seam-test");
    }

    @Test
    void hiddenFieldIsSetToNothing_soThatNoOldAnswerDecides() throws Exception {
        String instance = start(newRegistryNumber());
        formService.submitTaskForm(task(instance).getId(), answers("approved", false, "reason", "Mer behövs"));
        formService.submitTaskForm(task(instance).getId(), answers("approved", true));

        assertThat(runtime.getVariable(instance, "reason")).isNull();
        assertThat(archive.known(instance, null, null)).containsEntry("approved", true).doesNotContainKey("reason");
    }

    @Test
    void javaApi_isRefusedToo() {
        String instance = start(newRegistryNumber());
        String task = task(instance).getId();

        assertThatThrownBy(() -> tasks.complete(task)).isInstanceOf(InvalidSubmission.class).hasMessageContaining("Skäl");
        assertThatThrownBy(() -> tasks.complete(task, answers("approved", true, "extra", 1))).isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> tasks.completeWithVariablesInReturn(task, answers("x", 1), true)).isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> tasks.handleBpmnError(task, "any")).isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> tasks.handleEscalation(task, "any")).isInstanceOf(InvalidSubmission.class);
        tasks.delegateTask(task, "farid");
        assertThatThrownBy(() -> tasks.resolveTask(task, answers("x", 1))).isInstanceOf(InvalidSubmission.class);
        assertThat(task(instance).getId()).isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "start"})
    void startForm_isCheckedAndGivesTheBusinessKey(String way) throws Exception {
        String path = "/engine-rest/process-definition/key/seam-test/" + way;

        Answer refused = post(path, answers("registryNumber", "fel", "starter", "någon annan"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("faults").findValuesAsText("field")).containsExactlyInAnyOrder("registryNumber", "title", "starter");

        String registryNumber = newRegistryNumber();
        Answer started = post(path, answers("registryNumber", registryNumber, "title", "Städning", "startDay", "2026-09-01"),
                "businessKey", "\"något helt annat\"");
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(registryNumber).singleResult();
        assertThat(instance.getProcessInstanceId()).isEqualTo(started.json().path("id").asText());
        assertThat(runtime.getVariables(instance.getId())).containsOnlyKeys("registryNumber", "title", "starter").containsEntry("starter",
                "tester");
        assertThat(archive.ofCase(registryNumber)).singleElement().satisfies(submission -> {
            assertThat(submission.step()).isEqualTo("seam-start");
            assertThat(submission.answers()).containsEntry("startDay", "2026-09-01");
        });
    }

    @Test
    void startPastTheForm_isRefused() throws Exception {
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("seam-test")).isInstanceOf(InvalidSubmission.class);
        Answer past = post("/engine-rest/process-definition/key/seam-test/start", answers("registryNumber", "X"),
                "startInstructions", "[{\"type\":\"startBeforeActivity\",\"activityId\":\"answer\"}]");
        assertThat(past.status()).isEqualTo(400);
        assertThatThrownBy(() -> runtime.createProcessInstanceByKey("seam-test").startBeforeActivity("started").execute())
                .hasStackTraceContaining("kan bara startas med sitt formulär");
    }

    @Test
    void ownCheck_isEvaluatedWithTheEnginesFeel() throws Exception {
        Answer refused = post("/engine-rest/process-definition/key/seam-test/submit-form",
                answers("registryNumber", newRegistryNumber(), "title", "T", "startDay", "2026-09-02", "endDay", "2026-09-01"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).isEqualTo("”Sista dag” får inte vara före första dagen.");
    }

    @Test
    void prefill_showsOnlyWhatTheFormNames() throws Exception {
        String instance = start(newRegistryNumber());
        runtime.setVariable(instance, "confidential", "hemligt");
        formService.submitTaskForm(task(instance).getId(), answers("approved", false, "reason", "Mer behövs", "places", 3, "secretWord",
                "sesam", "colours", List.of("BLUE")));

        VariableMap shown = formService.getTaskFormVariables(task(instance).getId());

        assertThat(shown).containsOnlyKeys("title", "approved", "reason", "places", "colours", "double", "seamTestUnits", "hint");
        assertThat(shown).containsEntry("title", "Städning").containsEntry("hint", "en ledtråd").containsEntry("places", 3);
        Answer overHttp = send("GET", "/engine-rest/task/" + task(instance).getId() + "/form-variables?deserializeValues=false", null);
        assertThat(overHttp.status()).as(overHttp.body()).isEqualTo(200);
        assertThat(overHttp.json().path("colours").path("value").asText()).isEqualTo("[\"BLUE\"]");
        assertThat(overHttp.json().has("confidential")).isFalse();
        Answer asked = send("GET", "/engine-rest/task/" + task(instance).getId() + "/form-variables?variableNames=confidential,places",
                null);
        assertThat(asked.json().size()).isEqualTo(1);
    }

    @Test
    void perContract_answersStayWithTheirContract() {
        String instance = start(newRegistryNumber());
        formService.submitTaskForm(task(instance).getId(), answers("approved", true));
        List<Task> inner = tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey("inner").list();
        assertThat(inner).hasSize(2);
        formService.submitTaskForm(inner.get(0).getId(), answers("officer", "elin", "note", "om den ena"));
        formService.submitTaskForm(inner.get(1).getId(), answers("officer", "farid", "note", "om den andra"));

        for (Task second : tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey("second").list()) {
            String contract = (String) tasks.getVariable(second.getId(), "contractId");
            boolean first = second.getAssignee().equals("elin");
            assertThat(formService.getTaskFormVariables(second.getId())).containsEntry("officer", second.getAssignee())
                    .containsEntry("note", first ? "om den ena" : "om den andra");
            assertThat(archive.latest(instance, "seam-inner", contract, null).orElseThrow().answers()).containsEntry("officer",
                    second.getAssignee());
        }
        assertThat(runtime.getVariables(instance)).doesNotContainKey("officer");
    }

    @Test
    void aSubmissionIsNeverChanged() {
        start(newRegistryNumber());
        assertThatThrownBy(() -> jdbc.update("UPDATE submission SET answers = '{}'")).hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.update("DELETE FROM submission")).hasMessageContaining("never changed");
    }

    @Test
    void tasklistsOwnApi_answersTheSame() throws Exception {
        String task = task(start(newRegistryNumber())).getId();

        Answer answer = sendAsWebApp("/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                "{\"variables\":{\"places\":{\"value\":-1}}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).isEqualTo("InvalidSubmission");
        assertThat(answer.json().path("faults").findValuesAsText("message")).contains("”Platser” ska vara minst 0.");
    }

    @Test
    void aTaskThatIsGone_isSaidToBeGone() throws Exception {
        String instance = start(newRegistryNumber());
        String task = task(instance).getId();
        formService.submitTaskForm(task, answers("approved", true));

        Answer again = post("/engine-rest/task/" + task + "/submit-form", answers("approved", true));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("message").asText()).startsWith("Uppgiften finns inte längre.");
    }

    @Test
    void whatDoesNotExist_isSaidNotToExist() throws Exception {
        Answer missing = send("POST", "/engine-rest/task/unknown/delegate", "{\"userId\":\"elin\"}");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().path("message").asText()).isEqualTo("Det som anropet gäller finns inte.");
    }
}
