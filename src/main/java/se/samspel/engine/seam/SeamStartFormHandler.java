package se.samspel.engine.seam;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

import se.samspel.forms.FormSeam;

/** A start form's way to the seam. */
class SeamStartFormHandler implements StartFormHandler {

    private final StartFormHandler engines;
    private final ProcessDefinitionEntity process;
    private final Supplier<FormSeam> seam;

    SeamStartFormHandler(StartFormHandler engines, ProcessDefinitionEntity process, Supplier<FormSeam> seam) {
        this.engines = engines;
        this.process = process;
        this.seam = seam;
    }

    /** @return null for a process that starts without a Camunda Form */
    static SeamStartFormHandler of(ProcessDefinitionEntity process) {
        return process != null && process.getStartFormHandler() instanceof SeamStartFormHandler door ? door : null;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        return engines.createStartFormData(definition);
    }

    @Override
    public void submitFormVariables(VariableMap posted, VariableScope scope) {
        ExecutionEntity instance = (ExecutionEntity) scope;
        Blame.inOurWork(() -> {
            seam.get().submitStart(FormReference.of(createStartFormData(process)), instance, posted);
            return null;
        });
        StartedWithForm.now().add(instance.getProcessInstanceId());
    }

    Map<String, Object> prefill(Collection<String> only) {
        return Blame.inOurWork(() -> seam.get().prefillStart(FormReference.of(createStartFormData(process)), only));
    }

    String form() {
        return Blame.inOurWork(() -> seam.get().startForm(FormReference.of(createStartFormData(process))));
    }

    Collection<String> names() {
        return Blame.inOurWork(() -> seam.get().names(FormReference.of(createStartFormData(process))));
    }

    @Override
    public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        // the engine's own handler has been configured already
    }
}
