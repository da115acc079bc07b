package se.samspel.engine.seam;

import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

import se.samspel.forms.FormSeam;
import se.samspel.forms.InvalidSubmission;

/** Gives every user task and start event that has a Camunda Form the handler that leads to the seam. */
class FormParseListener extends AbstractBpmnParseListener {

    private static final String ANSWERS_OF_CASE = "samspelAnswersOfCase";

    private final Supplier<FormSeam> seam;

    FormParseListener(Supplier<FormSeam> seam) {
        this.seam = seam;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        if (isCamundaForm(task.getFormDefinition())) {
            String deploymentId = ((ProcessDefinitionEntity) activity.getProcessDefinition()).getDeploymentId();
            task.setTaskFormHandler(new SeamTaskFormHandler(task.getTaskFormHandler(),
                    FormReference.fixed(task.getFormDefinition(), deploymentId),
                    seam));
        }
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
        if (scope instanceof ProcessDefinitionEntity process && process.getStartFormHandler() != null && startEvent == process.getInitial()
                && isCamundaForm(process.getStartFormDefinition())) {
            process.setStartFormHandler(new SeamStartFormHandler(process.getStartFormHandler(), process, seam));
            if (!startEvent.isAsyncBefore()) {
                startEvent.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> {
                    if (!StartedWithForm.now().contains(execution.getProcessInstanceId())) {
                        throw new InvalidSubmission("Processen kan bara startas med sitt formulär.");
                    }
                });
            }
        }
    }

    /** A subprocess that only groups steps on paper says so by its property {@code answers}: they belong to the case around it. */
    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        boolean isOfCase = properties != null && properties.elements("property").stream()
                .anyMatch(property -> "answers".equals(property.attribute("name")) && "case".equals(property.attribute("value")));
        if (isOfCase) {
            activity.setProperty(ANSWERS_OF_CASE, true);
        }
    }

    /** Whether answers given in this scope belong to what is around it. */
    static boolean isOfCase(ScopeImpl scope) {
        return Boolean.TRUE.equals(scope.getProperty(ANSWERS_OF_CASE));
    }

    private static boolean isCamundaForm(FormDefinition form) {
        return form.getCamundaFormDefinitionKey() != null
                || form.getFormKey() != null && form.getFormKey().getExpressionText().startsWith(FormReference.FORM_KEY);
    }
}
