package se.samspel.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import se.samspel.corrections.Step.Frozen;

/** Every step of every diagram is either one that can be corrected or one that is frozen. */
class StepsTest {

    private static Set<String> drawn() {
        Set<String> forms = new TreeSet<>();
        for (File file : new File("processes").listFiles((folder, name) -> name.endsWith(".bpmn"))) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file);
            Stream.concat(model.getModelElementsByType(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                    model.getModelElementsByType(StartEvent.class).stream().map(StartEvent::getCamundaFormRef))
                    .filter(form -> form != null && !form.startsWith("${")).forEach(forms::add);
        }
        return forms;
    }

    @Test
    @DisplayName("a step that is drawn stands in the list of what can be corrected and what is frozen")
    void everyStep() {
        assertThat(Steps.all().stream().map(Step::id).collect(Collectors.toSet())).containsAll(drawn());
    }

    @Test
    @DisplayName("whoever meets what cannot be changed is told what to do instead, in a sentence")
    void instead() {
        assertThat(Steps.all()).allSatisfy(step -> {
            assertThat(step.instead()).matches("(?s)\\p{Lu}.{10,}\\.");
            assertThat(step.doers()).isNotEmpty();
        });
        assertThat(Steps.all()).filteredOn(step -> step.frozen() != Frozen.NEVER).extracting(Step::id)
                .contains("formulate-terms", "record-winner", "decide-requirement");
    }
}
