package se.samspel.engine.seam;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;

import se.samspel.forms.FormId;

/** Which deployed form a diagram means. */
final class FormReference {

    /** The older way to name a form: by its file in the same deployment. */
    static final String FORM_KEY = "camunda-forms:deployment:";

    private FormReference() {
    }

    /** @return null when a diagram lets the moment decide, by an expression or as the latest version of a form deployed elsewhere */
    static FormId fixed(FormDefinition form, String deploymentId) {
        Expression key = form.getCamundaFormDefinitionKey();
        return key != null && key.isLiteralText()
                && DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT.equals(form.getCamundaFormDefinitionBinding())
                ? new FormId(deploymentId, key.getExpressionText()) : null;
    }

    static FormId of(FormData data) {
        CamundaFormRef reference = data.getCamundaFormRef();
        if (reference == null) {
            return new FormId(data.getDeploymentId(), data.getFormKey().substring(FORM_KEY.length()));
        }
        if (DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT.equals(reference.getBinding())) {
            return new FormId(data.getDeploymentId(), reference.getKey());
        }
        CamundaFormDefinition latest = Context.getCommandContext()
                .runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, data.getDeploymentId()));
        return latest == null ? new FormId(data.getDeploymentId(), reference.getKey())
                : new FormId(latest.getDeploymentId(), reference.getKey());
    }
}
