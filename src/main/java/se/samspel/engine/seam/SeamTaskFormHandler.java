package se.samspel.engine.seam;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

import se.samspel.forms.FormId;
import se.samspel.forms.FormSeam;

/** A user task's way to the seam. */
class SeamTaskFormHandler implements TaskFormHandler {

    private final TaskFormHandler engines;
    private final FormId fixed;
    private final Supplier<FormSeam> seam;

    /** @param fixed the step's form; null when it is found out anew for each task */
    SeamTaskFormHandler(TaskFormHandler engines, FormId fixed, Supplier<FormSeam> seam) {
        this.engines = engines;
        this.fixed = fixed;
        this.seam = seam;
    }

    /** @return null for a task without a Camunda Form */
    static SeamTaskFormHandler of(TaskEntity task) {
        TaskDefinition definition = task == null ? null : task.getTaskDefinition();
        return definition != null && definition.getTaskFormHandler() instanceof SeamTaskFormHandler door ? door : null;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return engines.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap posted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        Blame.inOurWork(() -> {
            seam.get().submit(id(task), task, posted);
            return null;
        });
    }

    Map<String, Object> prefill(TaskEntity task, Collection<String> only) {
        return Blame.inOurWork(() -> seam.get().prefill(id(task), task, only));
    }

    Collection<String> names(TaskEntity task) {
        return Blame.inOurWork(() -> seam.get().names(id(task), task));
    }

    /** @return the {@code .form} as a browser gets it */
    String form(TaskEntity task) {
        return Blame.inOurWork(() -> seam.get().taskForm(id(task), task));
    }

    private FormId id(TaskEntity task) {
        return fixed != null ? fixed : FormReference.of(createTaskForm(task));
    }

    @Override
    public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        // the engine's own handler has been configured already
    }
}
