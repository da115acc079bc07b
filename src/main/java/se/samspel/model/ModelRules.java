package se.samspel.model;

import java.util.Arrays;
import java.util.Locale;

import org.springframework.stereotype.Component;

import se.samspel.engine.DeploymentRule;
import se.samspel.engine.DiagramExpressions;
import se.samspel.engine.RefusedModel;

/** Which files may be deployed; what may stand in each kind has a rule of its own. */
@Component
class ModelRules implements DeploymentRule {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final XmlRule diagrams;
    private final XmlRule decisions;
    private final FormRule forms = new FormRule();

    ModelRules(DiagramExpressions expressions) {
        diagrams = XmlRule.ofDiagrams(expressions);
        decisions = XmlRule.ofDecisions();
    }

    @Override
    public void check(String name, byte[] content) {
        String file = name.toLowerCase(Locale.ROOT);
        if (file.endsWith(".bpmn")) {
            diagrams.check(name, content);
        } else if (file.endsWith(".dmn")) {
            decisions.check(name, content);
        } else if (file.endsWith(".form")) {
            forms.check(name, content);
        } else if (!file.endsWith(".png")) {
            throw new RefusedModel("Bara diagram (.bpmn), beslutstabeller (.dmn), formulär (.form) och bilder (.png) kan driftsättas, inte "
                    + name + ".");
        } else if (!Arrays.equals(PNG, 0, PNG.length, content, 0, Math.min(PNG.length, content.length))) {
            throw new RefusedModel(name + " kan inte driftsättas: filen är ingen PNG-bild.");
        }
    }
}
