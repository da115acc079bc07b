package se.samspel.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionArchive;
import se.samspel.forms.Fault;
import se.samspel.forms.SubmissionRule;

/**
 * Four eyes: a step with the extension property {@code notSameAs} in the diagram is not done by a person who did the step
 * that the property names, in the same process instance; nor by who stands in for that person.
 */
@Component
class FourEyes implements SubmissionRule {

    private static final String PROPERTY = "notSameAs";

    private final SubmissionArchive archive;
    private final StandIns standIns;
    private final Map<StepOfDiagram, List<String>> named = new ConcurrentHashMap<>();

    private record StepOfDiagram(String processDefinitionId, String step) {
    }

    FourEyes(SubmissionArchive archive, StandIns standIns) {
        this.archive = archive;
        this.standIns = standIns;
    }

    @Override
    public List<Fault> faults(Attempt attempt) {
        DelegateTask task = attempt.task();
        if (task == null || attempt.userId() == null) {
            return List.of();
        }
        return named.computeIfAbsent(new StepOfDiagram(task.getProcessDefinitionId(), task.getTaskDefinitionKey()), unread -> namedBy(task))
                .stream()
                .flatMap(step -> faultOf(attempt.userId(), task, step).stream()).toList();
    }

    private Optional<Fault> faultOf(String user, DelegateTask task, String step) {
        if (archive.isDoneBy(user, task.getProcessInstanceId(), step)) {
            return Optional.of(Fault.of("Du har själv gjort steget ”" + nameOf(task, step)
                    + "”. Det här steget måste göras av någon annan."));
        }
        return standIns.standsInFor(user).stream().anyMatch(person -> archive.isDoneBy(person, task.getProcessInstanceId(), step))
                ? Optional.of(Fault.of("Den som du är ersättare för har gjort steget ”" + nameOf(task, step)
                        + "”. Det här steget måste göras av någon annan.")) : Optional.empty();
    }

    private static List<String> namedBy(DelegateTask task) {
        ExtensionElements extensions = task.getBpmnModelElementInstance().getExtensionElements();
        if (extensions == null) {
            return List.of();
        }
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> PROPERTY.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .toList();
    }

    private static String nameOf(DelegateTask task, String step) {
        return task.getBpmnModelInstance().getModelElementById(step) instanceof FlowElement element && element.getName() != null
                ? element.getName() : step;
    }
}
