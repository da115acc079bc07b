package se.samspel.engine.seam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.springframework.stereotype.Component;

import se.samspel.engine.lean.CaseHistory;
import se.samspel.forms.FormEngine;
import se.samspel.forms.FormId;

/** What the form seam asks of the engine. Nothing of it is subject to the user's own authorizations. */
@Component
class FormEngineOfCamunda implements FormEngine {

    private final ParsedFeel feel;
    private ProcessEngineConfigurationImpl configuration;

    FormEngineOfCamunda(ParsedFeel feel) {
        this.feel = feel;
    }

    void startsWith(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public String formText(FormId form) {
        return inEngine(context -> {
            CamundaFormDefinitionEntity definition = context.getCamundaFormDefinitionManager()
                    .findDefinitionByDeploymentAndKey(form.deploymentId(), form.key());
            String resource = definition == null ? form.key() : definition.getResourceName();
            ResourceEntity file = context.getResourceManager().findResourceByDeploymentIdAndResourceName(form.deploymentId(), resource);
            return file == null ? null : text(file);
        });
    }

    @Override
    public Model model(String processDefinitionId) {
        return inEngine(context -> {
            ProcessDefinitionEntity definition = configuration.getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId);
            List<String> decisions = new ArrayList<>();
            String diagram = null;
            for (ResourceEntity file : context.getResourceManager().findResourcesByDeploymentId(definition.getDeploymentId())) {
                if (file.getName().equals(definition.getResourceName())) {
                    diagram = text(file);
                } else if (file.getName().endsWith(".dmn")) {
                    decisions.add(text(file));
                }
            }
            return new Model(diagram, decisions);
        });
    }

    @Override
    public List<String> diagrams(String deploymentId) {
        return inEngine(context -> context.getResourceManager().findResourcesByDeploymentId(deploymentId).stream()
                .filter(file -> file.getName().endsWith(".bpmn")).map(FormEngineOfCamunda::text).toList());
    }

    @Override
    public List<Ruling> rulings(String processInstanceId) {
        return inEngine(context -> configuration.getHistoryService().createHistoricDecisionInstanceQuery()
                .processInstanceId(processInstanceId)
                .rootDecisionInstancesOnly().includeInputs().includeOutputs().orderByEvaluationTime().asc().list().stream()
                .map(this::ruling).toList());
    }

    private Ruling ruling(HistoricDecisionInstance instance) {
        DmnModelInstance model = configuration.getRepositoryService().getDmnModelInstance(instance.getDecisionDefinitionId());
        Map<String, Object> inputs = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        instance.getInputs().forEach(input -> {
            inputs.put(input.getClauseName(), input.getValue());
            if (model.getModelElementById(input.getClauseId()) instanceof Input column && column.getInputExpression() != null
                    && column.getInputExpression().getText() != null) {
                names.put(input.getClauseName(), column.getInputExpression().getText().getTextContent().strip());
            }
        });
        Map<String, Object> outcomes = new LinkedHashMap<>();
        instance.getOutputs().forEach(output -> {
            outcomes.put(output.getClauseName(), output.getValue());
            names.put(output.getClauseName(), output.getVariableName());
        });
        return new Ruling(instance.getDecisionDefinitionName(), instance.getEvaluationTime().toInstant(), inputs, outcomes, names);
    }

    @Override
    public String personName(String userId) {
        User user = inEngine(context -> context.getReadOnlyIdentityProvider().findUserById(userId));
        String name = user == null ? "" : Stream.of(user.getFirstName(), user.getLastName()).filter(Objects::nonNull)
                .collect(Collectors.joining(" ")).strip();
        return name.isEmpty() ? userId : name;
    }

    @Override
    public DelegateExecution stepScope(DelegateTask task) {
        ExecutionEntity execution = ((TaskEntity) task).getExecution();
        ScopeImpl scope = execution.getActivity().getFlowScope();
        while (scope instanceof ActivityImpl activity && (activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior
                || FormParseListener.isOfCase(activity))) {
            scope = activity.getFlowScope();
        }
        return scope == scope.getProcessDefinition() ? execution.getProcessInstance()
                : (DelegateExecution) execution.findExecutionForFlowScope(scope);
    }

    @Override
    public void route(DelegateExecution scope, Map<String, Object> variables) {
        CaseHistory.withoutVariables(() -> scope.setVariablesLocal(variables));
    }

    @Override
    public void route(String executionId, Map<String, Object> variables) {
        inEngine(context -> {
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(executionId);
            if (execution != null) {
                route(execution, variables);
            }
            return null;
        });
    }

    @Override
    public Object evaluate(String expression, Map<String, Object> context) {
        return feel.evaluate(expression, context);
    }

    @Override
    public String currentUser() {
        Authentication signedIn = configuration.getIdentityService().getCurrentAuthentication();
        return signedIn == null ? null : signedIn.getUserId();
    }

    private <T> T inEngine(Command<T> command) {
        CommandContext running = Context.getCommandContext();
        return running != null ? running.runWithoutAuthorization(command)
                : configuration.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(command));
    }

    private static String text(ResourceEntity file) {
        return new String(file.getBytes(), StandardCharsets.UTF_8);
    }
}
