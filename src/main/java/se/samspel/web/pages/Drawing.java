package se.samspel.web.pages;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import se.samspel.forms.DiagramFields;

/** A diagram as it is drawn and named, without how it is executed: no expression, no form, no group leaves the server with a picture. */
final class Drawing {

    private static final Set<String> NOT_DRAWN = Set.of("extensionElements", "conditionExpression", "documentation", "timeDate",
            "timeDuration", "timeCycle", "script", "condition", "completionCondition", "loopCardinality");

    private Drawing() {
    }

    static String of(String xml) {
        Document document = DiagramFields.parse(xml);
        NodeList all = document.getElementsByTagNameNS("*", "*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        for (Element element : elements) {
            if (NOT_DRAWN.contains(element.getLocalName()) || isExpression(element)) {
                Node parent = element.getParentNode();
                if (parent != null) {
                    parent.removeChild(element);
                }
                continue;
            }
            for (int i = element.getAttributes().getLength() - 1; i >= 0; i--) {
                Node attribute = element.getAttributes().item(i);
                String namespace = attribute.getNamespaceURI();
                if (namespace != null && namespace.contains("camunda.org") || attribute.getNodeName().equals("implementation")
                        || attribute.getNodeName().startsWith("xmlns:") && attribute.getNodeValue().contains("camunda.org")) {
                    element.removeAttributeNode((Attr) attribute);
                }
            }
        }
        return written(document);
    }

    /** Whatever BPMN calls the element: what is typed as an expression is one. */
    private static boolean isExpression(Element element) {
        String type = element.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
        return type.endsWith("FormalExpression") || type.endsWith("tExpression");
    }

    private static String written(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("a deployed diagram cannot be written", impossible);
        }
    }
}
