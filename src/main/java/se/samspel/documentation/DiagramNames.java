package se.samspel.documentation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import se.samspel.forms.DiagramFields;
import se.samspel.forms.FormEngine;

/** What the diagrams of a deployment call their processes and the steps that have a form. */
@Component
class DiagramNames {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final FormEngine engine;
    private final Map<String, Map<String, String>> byDeployment = new ConcurrentHashMap<>();

    DiagramNames(FormEngine engine) {
        this.engine = engine;
    }

    /** @return the form's id when the diagram gives its step no name */
    String step(String deploymentId, String formId) {
        return names(deploymentId).getOrDefault("form " + formId, formId);
    }

    /** @return the key itself when the deployment holds no such process */
    String process(String deploymentId, String processKey) {
        return names(deploymentId).getOrDefault("process " + processKey, processKey);
    }

    private Map<String, String> names(String deploymentId) {
        return deploymentId == null ? Map.of() : byDeployment.computeIfAbsent(deploymentId, id -> {
            Map<String, String> names = new HashMap<>();
            engine.diagrams(id).forEach(diagram -> read(DiagramFields.parse(diagram), names));
            return Map.copyOf(names);
        });
    }

    private static void read(Document diagram, Map<String, String> names) {
        for (String kind : List.of("process", "startEvent", "userTask")) {
            NodeList elements = diagram.getElementsByTagNameNS("*", kind);
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                String name = element.getAttribute("name").replaceAll("\\s+", " ");
                String form = element.getAttributeNS(CAMUNDA, "formRef");
                if (!name.isBlank() && (kind.equals("process") || !form.isEmpty())) {
                    names.put(kind.equals("process") ? "process " + element.getAttribute("id") : "form " + form, name);
                }
            }
        }
    }
}
