package se.samspel.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every diagram of ours keeps to, so that it opens tidily in Camunda Modeler and runs as it is drawn. */
class DiagramsTest {

    static Stream<File> diagrams() {
        return Stream.of(new File("processes").listFiles((folder, name) -> name.endsWith(".bpmn"))).sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    @DisplayName("the process is called as its file, lives for a stated time and is drawn whole")
    void wholeAndNamed(File file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file);
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        assertThat(process.getId() + ".bpmn").isEqualTo(file.getName());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        Set<String> drawn = new HashSet<>();
        model.getModelElementsByType(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        assertThat(model.getModelElementsByType(FlowNode.class)).extracting(FlowNode::getId).isSubsetOf(drawn);
        assertThat(model.getModelElementsByType(FlowNode.class)).extracting(FlowNode::getId).allMatch(id -> id.matches("[a-z][a-z0-9-]*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    @DisplayName("every user task has a name, somebody to do it, and the form of its own deployment")
    void userTasks(File file) {
        for (UserTask task : Bpmn.readModelFromFile(file).getModelElementsByType(UserTask.class)) {
            assertThat(task.getName()).as(task.getId()).isNotBlank();
            if (task.getId().equals("correct-step")) {
                assertThat(task.getCamundaFormRef()).as("the form of the step that is corrected").isEqualTo("${step}");
                assertThat(task.getCamundaAssignee()).as("who began the correction").isNotBlank();
                continue;
            }
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaFormRef()).isEqualTo(task.getId());
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(Path.of("forms", task.getId() + ".form")).exists();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    @DisplayName("a gateway that decides asks a question, has one default way, and names and tests the others")
    void gateways(File file) {
        for (ExclusiveGateway gateway : Bpmn.readModelFromFile(file).getModelElementsByType(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
            assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            for (SequenceFlow way : gateway.getOutgoing()) {
                assertThat(way.getName()).as(way.getId()).isNotBlank();
                assertThat(way.getConditionExpression() == null).as(way.getId()).isEqualTo(way.equals(gateway.getDefault()));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    @DisplayName("a message is sent in a transaction of its own, so that a receiver who is late costs a retry and no answers")
    void sendTasks(File file) {
        for (SendTask task : Bpmn.readModelFromFile(file).getModelElementsByType(SendTask.class)) {
            assertThat(task.isCamundaAsyncBefore()).as(task.getId()).isTrue();
            assertThat(task.getCamundaExpression()).as(task.getId()).contains("'" + task.getMessage().getName() + "'");
        }
    }

    @Test
    @DisplayName("every message that is sent is received somewhere, and the other way round")
    void messages() {
        Set<String> sent = new HashSet<>();
        Set<String> received = new HashSet<>();
        diagrams().map(Bpmn::readModelFromFile).forEach(model -> {
            model.getModelElementsByType(SendTask.class).forEach(task -> sent.add(task.getMessage().getName()));
            model.getModelElementsByType(MessageEventDefinition.class).forEach(event -> received.add(event.getMessage().getName()));
            model.getModelElementsByType(Message.class).forEach(message -> assertThat(message.getName()).matches("[a-z-]+"));
        });
        assertThat(sent).isEqualTo(received).hasSize(15);
    }

    @Test
    @DisplayName("both contact points draw their reminder and their escalation")
    void contactPointTimers() {
        BpmnModelInstance model = Bpmn.readModelFromFile(new File("processes/procurement.bpmn"));
        for (String step : List.of("first-contact", "second-contact", "appoint-contact-person")) {
            assertThat(model.getModelElementsByType(BoundaryEvent.class))
                    .filteredOn(event -> event.getAttachedTo().getId().equals(step) && !event.cancelActivity())
                    .filteredOn(event -> event.getEventDefinitions().iterator().next() instanceof TimerEventDefinition)
                    .as(step).hasSize(2);
        }
    }

    @Test
    @DisplayName("every form is used by a step, and named as it")
    void forms() throws Exception {
        Set<String> used = new HashSet<>();
        for (File file : diagrams().toList()) {
            String text = Files.readString(file.toPath());
            var references = java.util.regex.Pattern.compile("camunda:formRef=\"([^\"$]+)\"").matcher(text);
            while (references.find()) {
                used.add(references.group(1) + ".form");
            }
        }
        assertThat(new File("forms").list((folder, name) -> name.endsWith(".form"))).containsExactlyInAnyOrderElementsOf(used);
    }
}
