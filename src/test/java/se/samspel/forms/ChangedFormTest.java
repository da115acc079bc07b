package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.archive.Zone;
import se.samspel.documentation.CaseDocumentation;
import se.samspel.documentation.Documentation;

/** A process owner adds a field in Modeler and deploys: that is all it takes. */
class ChangedFormTest extends FormsIntegration {

    private static final String NEW_FIELD = "{\"type\": \"textfield\", \"key\": \"extraQuestion\", \"label\": \"Ny fråga\","
            + " \"validate\": {\"required\": true, \"maxLength\": 10}},";

    @Autowired CaseDocumentation documentation;
    private String deployment;

    @AfterEach
    void takeBack() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aNewFieldIsChecked_stored_prefilled_andExported() throws Exception {
        String registryNumber = newRegistryNumber();
        String before = start(newRegistryNumber());
        deployment = deploy(Map.of("seam-answer.form", file("seam-answer.form").replaceFirst("\\[", "[" + NEW_FIELD)));
        String instance = start(registryNumber);

        Answer missing = post("/engine-rest/task/" + task(instance).getId() + "/submit-form", answers("approved", true));
        assertThat(missing.json().path("message").asText()).isEqualTo("”Ny fråga” måste fyllas i.");
        Answer tooLong = post("/engine-rest/task/" + task(instance).getId() + "/submit-form",
                answers("approved", true, "extraQuestion", "alldeles för långt"));
        assertThat(tooLong.json().path("message").asText()).isEqualTo("”Ny fråga” får vara högst 10 tecken, men är 18.");

        formService.submitTaskForm(task(instance).getId(), answers("approved", false, "reason", "Mer", "extraQuestion", "lagom"));

        assertThat(archive.latest(instance, "seam-answer", null, null).orElseThrow().answers()).containsEntry("extraQuestion", "lagom");
        assertThat(runtime.getVariables(instance)).doesNotContainKey("extraQuestion");
        assertThat(formService.getTaskFormVariables(task(instance).getId())).containsEntry("extraQuestion", "lagom");
        assertThat(documentation.of(registryNumber, Zone.CONTRACT).submissions().get(1).answers())
                .contains(new Documentation.Answer(null, "extraQuestion", "Ny fråga", "lagom", "lagom"));

        assertThatThrownBy(() -> formService.submitTaskForm(task(before).getId(), answers("approved", true, "extraQuestion", "lagom")))
                .as("a case that began before keeps its form").hasMessage("Fältet ”extraQuestion” finns inte i formuläret.");
    }

    @Test
    void aFieldThatTheDiagramBeginsToRead_becomesAVariable() throws Exception {
        deployment = deploy(Map.of("seam-test.bpmn", file("seam-test.bpmn").replace("${approved == false",
                "${places != 7 &amp;&amp; approved == false")));
        String instance = start(newRegistryNumber());

        formService.submitTaskForm(task(instance).getId(), answers("approved", false, "reason", "Mer", "places", 7));

        assertThat(runtime.getVariables(instance)).containsEntry("places", 7);
        assertThat(tasks.createTaskQuery().processInstanceId(instance).list()).extracting(Task::getTaskDefinitionKey)
                .isEqualTo(List.of("inner", "inner"));
    }
}
