package se.samspel.corrections;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionStore.Entry;
import se.samspel.engine.SignedInUser;
import se.samspel.forms.RoutedFields;

/** What the deployed diagrams say of the steps. */
@Component
class ModelOfStep {

    private final RepositoryService repository;
    private final RoutedFields fields;
    private final SignedInUser signedIn;
    private final Map<String, Map<String, String>> names = new ConcurrentHashMap<>();

    ModelOfStep(RepositoryService repository, RoutedFields fields, SignedInUser signedIn) {
        this.repository = repository;
        this.fields = fields;
        this.signedIn = signedIn;
    }

    /** The fields of the answer's process that a way was chosen by; none when its diagram is gone. */
    Set<String> decisive(Entry answer) {
        ProcessDefinition definition = signedIn.asSamspel(() -> repository.createProcessDefinitionQuery()
                .deploymentId(answer.formVersion()).processDefinitionKey(answer.submission().processKey()).singleResult());
        return definition == null ? Set.of() : fields.decisive(definition.getId());
    }

    /** What the step is called on screen in the latest diagrams; its id when none has it. */
    String name(String step) {
        return signedIn.asSamspel(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> names.computeIfAbsent(definition.getId(), this::namesIn).get(step))
                .filter(name -> name != null).findFirst().orElse(step));
    }

    private Map<String, String> namesIn(String processDefinitionId) {
        BpmnModelInstance model = repository.getBpmnModelInstance(processDefinitionId);
        Map<String, String> found = new ConcurrentHashMap<>();
        model.getModelElementsByType(UserTask.class).stream().filter(task -> task.getCamundaFormRef() != null && task.getName() != null)
                .forEach(task -> found.put(task.getCamundaFormRef(), task.getName().replaceAll("\\s+", " ")));
        model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getCamundaFormRef() != null && start.getName() != null)
                .forEach(start -> found.put(start.getCamundaFormRef(), start.getName().replaceAll("\\s+", " ")));
        return found;
    }
}
