package se.samspel.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.stereotype.Component;

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
    public DelegateExecution stepScope(DelegateTask task) {
        ExecutionEntity execution = ((TaskEntity) task).getExecution();
        ScopeImpl scope = execution.getActivity().getFlowScope();
        while (scope instanceof ActivityImpl activity && activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior) {
            scope = activity.getFlowScope();
        }
        return scope == scope.getProcessDefinition() ? execution.getProcessInstance()
                : (DelegateExecution) execution.findExecutionForFlowScope(scope);
    }

    @Override
    public Object evaluate(String expression, Map<String, Object> context) {
        return feel.evaluate(expression, context);
    }

    @Override
    public String currentUser() {
        CommandContext context = Context.getCommandContext();
        return context == null ? null : context.getAuthenticatedUserId();
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
