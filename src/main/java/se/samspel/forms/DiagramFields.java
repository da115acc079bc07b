package se.samspel.forms;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Finds the routed fields in the diagram itself, so that nobody has to keep a list of them. */
@Component
public class DiagramFields implements RoutedFields {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    /** What the task list shows, whatever the diagram reads. */
    private static final Set<String> ALWAYS = Set.of("registryNumber", "title", "contractId", "candidateReference");

    private final FormEngine engine;
    private final Map<String, Set<String>> byDefinition = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> decisiveByDefinition = new ConcurrentHashMap<>();

    DiagramFields(FormEngine engine) {
        this.engine = engine;
    }

    @Override
    public Set<String> of(String processDefinitionId) {
        Set<String> cached = byDefinition.get(processDefinitionId);
        if (cached == null) {
            FormEngine.Model model = engine.model(processDefinitionId);
            Set<String> names = new HashSet<>(ALWAYS);
            names.addAll(inExpressions(model.diagram()));
            Set<String> tables = calledTables(model.diagram());
            model.decisions().forEach(decisions -> names.addAll(inTables(decisions, tables)));
            cached = Set.copyOf(names);
            byDefinition.put(processDefinitionId, cached);
        }
        return cached;
    }

    @Override
    public Set<String> decisive(String processDefinitionId) {
        Set<String> cached = decisiveByDefinition.get(processDefinitionId);
        if (cached == null) {
            FormEngine.Model model = engine.model(processDefinitionId);
            cached = Set.copyOf(decisiveIn(parse(model.diagram()), model.decisions()));
            decisiveByDefinition.put(processDefinitionId, cached);
        }
        return cached;
    }

    static Set<String> decisiveIn(Document diagram, List<String> decisions) {
        Set<String> decisive = new HashSet<>();
        each(diagram, "conditionExpression", element -> decisive.addAll(inExpressions(element.getTextContent())));
        each(diagram, "condition", element -> decisive.addAll(inExpressions(element.getTextContent())));
        each(diagram, "multiInstanceLoopCharacteristics",
                element -> decisive.addAll(inExpressions(element.getAttributeNS(CAMUNDA, "collection"))));
        Set<String> timed = new HashSet<>();
        each(diagram, "timeDate", element -> timed.addAll(inExpressions(element.getTextContent())));
        int before;
        do {
            before = decisive.size();
            for (String kind : List.of("serviceTask", "businessRuleTask")) {
                each(diagram, kind, task -> {
                    String result = task.getAttributeNS(CAMUNDA, "resultVariable");
                    if (decisive.contains(result) || timed.contains(result)) {
                        decisive.addAll(inExpressions(task.getAttributeNS(CAMUNDA, "expression")));
                        String table = task.getAttributeNS(CAMUNDA, "decisionRef");
                        decisions.forEach(file -> decisive.addAll(inTables(file, Set.of(table))));
                    }
                });
            }
        } while (decisive.size() > before);
        return decisive;
    }

    private static void each(Document diagram, String name, Consumer<Element> reader) {
        NodeList elements = diagram.getElementsByTagNameNS("*", name);
        for (int i = 0; i < elements.getLength(); i++) {
            reader.accept((Element) elements.item(i));
        }
    }

    /** The names inside every {@code ${…}} and {@code #{…}}. */
    static Set<String> inExpressions(String text) {
        String xml = text.replace("&quot;", "\"").replace("&apos;", "'").replace("&#34;", "\"").replace("&#39;", "'")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        Set<String> names = new HashSet<>();
        for (int i = 0; i + 1 < xml.length(); i++) {
            if ((xml.charAt(i) == '$' || xml.charAt(i) == '#') && xml.charAt(i + 1) == '{') {
                int end = endOfExpression(xml, i + 2);
                names.addAll(Words.of(xml.substring(i + 2, end)));
                i = end;
            }
        }
        return names;
    }

    private static int endOfExpression(String xml, int from) {
        char quote = 0;
        for (int i = from; i < xml.length(); i++) {
            char character = xml.charAt(i);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '\'' || character == '"') {
                quote = character;
            } else if (character == '}') {
                return i;
            }
        }
        return xml.length();
    }

    private static Set<String> calledTables(String diagram) {
        Set<String> tables = new HashSet<>();
        NodeList tasks = parse(diagram).getElementsByTagNameNS("*", "businessRuleTask");
        for (int i = 0; i < tasks.getLength(); i++) {
            Node reference = tasks.item(i).getAttributes().getNamedItemNS(CAMUNDA, "decisionRef");
            if (reference != null) {
                tables.add(reference.getNodeValue());
            }
        }
        return tables;
    }

    /** The names in a DMN file's inputs, if the diagram calls any of its tables: one table may ask another of the file. */
    private static Set<String> inTables(String decisions, Set<String> called) {
        Document document = parse(decisions);
        NodeList tables = document.getElementsByTagNameNS("*", "decision");
        boolean isCalled = false;
        for (int i = 0; i < tables.getLength(); i++) {
            Node id = tables.item(i).getAttributes().getNamedItem("id");
            isCalled |= id != null && called.contains(id.getNodeValue());
        }
        Set<String> names = new HashSet<>();
        if (isCalled) {
            for (String element : new String[] {"inputExpression", "literalExpression"}) {
                NodeList inputs = document.getElementsByTagNameNS("*", element);
                for (int i = 0; i < inputs.getLength(); i++) {
                    names.addAll(Words.of(inputs.item(i).getTextContent()));
                }
            }
        }
        return names;
    }

    public static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception broken) {
            throw new IllegalStateException("a deployed diagram cannot be read", broken);
        }
    }
}
