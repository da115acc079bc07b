package se.samspel.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import se.samspel.engine.SignedInUser;
import se.samspel.forms.DiagramFields;

/** What the deployed diagrams draw and how they name it. A definition never changes: it is read once. */
@Component
class Diagrams {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;
    private final SignedInUser signedIn;
    private final Map<String, Diagram> byDefinition = new ConcurrentHashMap<>();

    Diagrams(RepositoryService repository, SignedInUser signedIn) {
        this.repository = repository;
        this.signedIn = signedIn;
    }

    /**
     * @param type    as BPMN calls it, for example {@code userTask}
     * @param message the message that it sends or awaits; empty for none
     * @param form    the form that is filled in there; empty for none
     */
    record Shape(String id, String type, String name, String message, String form) {
    }

    record Diagram(String name, Map<String, Shape> shapes, String xml) {

        /** @return the id itself for what has no name */
        String nameOf(String id) {
            Shape shape = shapes.get(id);
            return shape == null || shape.name().isBlank() ? id : shape.name();
        }

        /** What the step with this form is called; the form's id when there is none. */
        String stepOf(String form) {
            return shapes.containsKey(form) ? nameOf(form) : shapes.values().stream().filter(shape -> shape.form().equals(form))
                    .map(shape -> nameOf(shape.id())).findFirst().orElse(form);
        }

        boolean isOfType(String id, String type) {
            return shapes.containsKey(id) && shapes.get(id).type().equals(type);
        }
    }

    Diagram of(String definitionId) {
        return byDefinition.computeIfAbsent(definitionId, id -> {
            try (InputStream model = signedIn.asSamspel(() -> repository.getProcessModel(id))) {
                return read(new String(model.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** @return empty when no such process is deployed */
    Optional<ProcessDefinition> latest(String key) {
        return signedIn.asSamspel(() -> Optional.ofNullable(
                repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult()));
    }

    static Diagram read(String xml) {
        Document document = DiagramFields.parse(xml);
        Map<String, String> messages = new HashMap<>();
        for (Element message : elements(document, "message")) {
            messages.put(message.getAttribute("id"), message.getAttribute("name"));
        }
        Map<String, Shape> shapes = new HashMap<>();
        for (Element element : elements(document, "*")) {
            String id = element.getAttribute("id");
            if (!id.isEmpty() && element.getNamespaceURI() != null && element.getNamespaceURI().contains("BPMN/20100524/MODEL")) {
                shapes.put(id, new Shape(id, element.getLocalName(), element.getAttribute("name").replaceAll("\\s+", " ").strip(),
                        messages.getOrDefault(messageOf(element), ""), element.getAttributeNS(CAMUNDA, "formRef")));
            }
        }
        String name = elements(document, "process").stream().findFirst().map(process -> process.getAttribute("name")).orElse("");
        return new Diagram(name, Map.copyOf(shapes), xml);
    }

    private static String messageOf(Element element) {
        if (element.hasAttribute("messageRef")) {
            return element.getAttribute("messageRef");
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && "messageEventDefinition".equals(inner.getLocalName())) {
                return inner.getAttribute("messageRef");
            }
        }
        return "";
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }
}
