package se.samspel.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import se.samspel.engine.DiagramExpressions;
import se.samspel.engine.RefusedModel;

/**
 * What a diagram or a decision table may hold, as lists of what is let through: what the engine is told by any other extension, element
 * or language does not get in. So there is no script, class, connector, form key or task for others to fetch, under whatever name.
 */
final class XmlRule {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA_BPMN = "http://camunda.org/schema/1.0/bpmn";
    private static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    private static final Set<String> DMN = Set.of("https://www.omg.org/spec/DMN/20191111/MODEL/",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd");
    /** How it is drawn, which tool drew it, and what kind of expression a condition is: without effect in the engine. */
    private static final Set<String> DRAWING = Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI", "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DI/",
            "http://www.omg.org/spec/DMN/20180521/DC/", "http://camunda.org/schema/modeler/1.0", "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://bpmn.io/schema/dmn/biodi/1.0", "http://bpmn.io/schema/dmn/biodi/2.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "http://www.w3.org/2001/XMLSchema-instance");

    private static final Set<String> DIAGRAM_EXTENSIONS = Set.of("assignee", "candidateGroups", "dueDate", "followUpDate", "priority",
            "asyncBefore", "asyncAfter", "exclusive", "jobPriority", "collection", "elementVariable", "decisionRef", "decisionRefBinding",
            "mapDecisionResult", "resultVariable", "expression", "formRef", "formRefBinding", "historyTimeToLive", "initiator",
            "isStartableInTasklist", "versionTag", "calledElementBinding");
    /** The elements of Camunda's own, with the attributes that each may have. */
    private static final Map<String, Set<String>> DIAGRAM_ELEMENTS = Map.ofEntries(
            Map.entry("executionListener", Set.of("expression", "event")), Map.entry("taskListener", Set.of("expression", "event", "id")),
            Map.entry("inputOutput", Set.of()), Map.entry("inputParameter", Set.of("name")), Map.entry("outputParameter", Set.of("name")),
            Map.entry("list", Set.of()), Map.entry("value", Set.of("id", "name")), Map.entry("map", Set.of()),
            Map.entry("entry", Set.of("key")),
            Map.entry("properties", Set.of()), Map.entry("property", Set.of("id", "name", "value")),
            Map.entry("failedJobRetryTimeCycle", Set.of()),
            Map.entry("in", Set.of("source", "sourceExpression", "target", "businessKey", "local")),
            Map.entry("out", Set.of("source", "sourceExpression", "target", "local")));
    private static final Set<String> DECISION_EXTENSIONS = Set.of("inputVariable", "historyTimeToLive", "versionTag");

    private static final Set<String> CODE = Set.of("script", "scriptTask", "import", "functionDefinition", "businessKnowledgeModel",
            "invocation");
    private static final Set<String> FEEL = Set.of("feel", "https://www.omg.org/spec/dmn/20191111/feel/",
            "https://www.omg.org/spec/dmn/20180521/feel/",
            "http://www.omg.org/spec/feel/20140401");

    private final Set<String> own;
    private final String camunda;
    private final Set<String> extensions;
    private final Map<String, Set<String>> elements;
    private final UnaryOperator<String> outOfReach;

    private XmlRule(Set<String> own, String camunda, Set<String> extensions, Map<String, Set<String>> elements,
            UnaryOperator<String> outOfReach) {
        this.own = own;
        this.camunda = camunda;
        this.extensions = extensions;
        this.elements = elements;
        this.outOfReach = outOfReach;
    }

    static XmlRule ofDiagrams(DiagramExpressions expressions) {
        return new XmlRule(Set.of(BPMN), CAMUNDA_BPMN, DIAGRAM_EXTENSIONS, DIAGRAM_ELEMENTS, expressions::outOfReach);
    }

    /** FEEL has its own names for things, and reaches no object at all. */
    static XmlRule ofDecisions() {
        return new XmlRule(DMN, CAMUNDA_DMN, DECISION_EXTENSIONS, Map.of(), text -> null);
    }

    /** @throws RefusedModel with one sentence about the first thing that may not stand there */
    void check(String file, byte[] content) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            Deque<Place> open = new ArrayDeque<>();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw new RefusedModel(file + " kan inte driftsättas: filen har en DOCTYPE.");
                    case XMLStreamConstants.START_ELEMENT -> {
                        open.push(new Place(file, reader, open.peek()));
                        element(open.peek(), reader);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty()) {
                            open.peek().text.append(reader.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        Place closed = open.pop();
                        expression(closed, closed.text.toString());
                    }
                    default -> { }
                }
            }
        } catch (XMLStreamException notXml) {
            throw new RefusedModel(file + " kan inte driftsättas: filen går inte att läsa.");
        }
    }

    private void element(Place place, XMLStreamReader reader) {
        String space = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        boolean isExtension = space.equals(camunda);
        if (isExtension ? !elements.containsKey(place.name) : !own.contains(space) && !DRAWING.contains(space)) {
            throw place.refused("får inte innehålla " + place.tag);
        }
        if (own.contains(space) && CODE.contains(place.name)) {
            throw place.refused("får inte innehålla " + place.name);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(place, reader, i, isExtension);
        }
    }

    private void attribute(Place place, XMLStreamReader reader, int i, boolean inExtension) {
        String space = reader.getAttributeNamespace(i) == null ? "" : reader.getAttributeNamespace(i);
        String name = reader.getAttributeLocalName(i);
        String value = reader.getAttributeValue(i);
        boolean isLet = space.isEmpty() ? !inExtension || elements.get(place.name).contains(name)
                : space.equals(camunda) ? extensions.contains(name) : DRAWING.contains(space) || own.contains(space);
        if (!isLet) {
            throw place.refused("får inte ha " + (space.equals(camunda) ? "camunda:" : "") + name);
        }
        boolean isLanguage = name.equals("scriptFormat") || name.equals("language") || name.equals("expressionLanguage");
        if (isLanguage && !isHarmless(place.name, name, value.strip().toLowerCase(Locale.ROOT))) {
            throw place.refused("får inte ha ett annat språk än diagrammets (" + name + ")");
        }
        expression(place, value);
    }

    private boolean isHarmless(String element, String attribute, String language) {
        boolean isDefault = element.equals("definitions") && language.equals("http://www.w3.org/1999/xpath");
        return attribute.equals("expressionLanguage") && (isDefault || camunda.equals(CAMUNDA_DMN) && FEEL.contains(language));
    }

    private void expression(Place place, String text) {
        String why = outOfReach.apply(text);
        if (why != null) {
            throw place.refused("har uttrycket " + text.strip() + ", som inte får stå i ett diagram: " + why);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** Where in the file something stands. */
    private static final class Place {

        private final String file;
        private final String tag;
        private final String name;
        private final String id;
        private final StringBuilder text = new StringBuilder();

        Place(String file, XMLStreamReader reader, Place around) {
            this.file = file;
            this.name = reader.getLocalName();
            this.tag = reader.getPrefix() == null || reader.getPrefix().isEmpty() ? name : reader.getPrefix() + ":" + name;
            String own = reader.getAttributeValue(null, "id");
            this.id = own != null ? own : around == null ? name : around.id;
        }

        RefusedModel refused(String says) {
            return new RefusedModel(file + " kan inte driftsättas: ”" + id + "” " + says + ".");
        }
    }
}
