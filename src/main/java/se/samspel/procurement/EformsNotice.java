package se.samspel.procurement;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;

/** The fields of a notice (eForms) that follow from a case's terms, as XML, and what a notice says otherwise. */
@Component
public class EformsNotice {

    private static final String TERMS = "formulate-terms";
    private static final String CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static final String CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    /** A real notice of many lots has some 500,000 characters. */
    private static final int LONGEST = 2_000_000;

    private final SubmissionArchive archive;
    private final NoticeChecks checks;

    EformsNotice(SubmissionArchive archive, NoticeChecks checks) {
        this.archive = archive;
        this.checks = checks;
    }

    /** @param differences one sentence for each; empty when the notice says what the terms say */
    public record Compared(@Nullable String refusal, List<String> differences) {
    }

    /** A lot with the fields and nothing else; empty when no terms have been formulated. */
    public Optional<String> fragment(String registryNumber) {
        return terms(registryNumber).map(EformsFields::of).map(EformsNotice::xml);
    }

    private Optional<Map<String, Object>> terms(String registryNumber) {
        return archive.latestOfCase(registryNumber, TERMS).map(Submission::answers);
    }

    static String xml(EformsFields fields) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("cac", "ProcurementProjectLot", CAC);
            xml.writeNamespace("cac", CAC);
            xml.writeNamespace("cbc", CBC);
            value(xml, "ID", "schemeName", "Lot", "LOT-0001");
            xml.writeStartElement("cac", "TenderingTerms", CAC);
            xml.writeComment("BT-71");
            xml.writeStartElement("cac", "TendererQualificationRequest", CAC);
            xml.writeStartElement("cac", "SpecificTendererRequirement", CAC);
            value(xml, "TendererRequirementTypeCode", "listName", "reserved-procurement", fields.reserved());
            xml.writeEndElement();
            xml.writeEndElement();
            if (!fields.conditions().isEmpty()) {
                xml.writeComment("BT-70");
                xml.writeStartElement("cac", "ContractExecutionRequirement", CAC);
                value(xml, "ExecutionRequirementCode", "listName", "conditions", "performance");
                value(xml, "Description", "languageID", "SWE", fields.conditions());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeStartElement("cac", "ProcurementProject", CAC);
            for (String code : fields.social()) {
                xml.writeComment("BT-775");
                xml.writeStartElement("cac", "ProcurementAdditionalType", CAC);
                value(xml, "ProcurementTypeCode", "listName", "social-objective", code);
                xml.writeEndElement();
            }
            xml.writeComment("BT-06, BT-777");
            xml.writeStartElement("cac", "ProcurementAdditionalType", CAC);
            value(xml, "ProcurementTypeCode", "listName", "strategic-procurement", fields.strategic());
            if (!fields.description().isEmpty()) {
                value(xml, "ProcurementType", "languageID", "SWE", fields.description());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void value(XMLStreamWriter xml, String name, String attribute, String of, String value) throws XMLStreamException {
        xml.writeStartElement("cbc", name, CBC);
        xml.writeAttribute(attribute, of);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /**
     * Compares a notice with the terms, and remembers for {@code publish} that it was done.
     *
     * @param by the user's id
     */
    public Compared compare(String registryNumber, String notice, String by) {
        Optional<Map<String, Object>> terms = terms(registryNumber);
        if (terms.isEmpty()) {
            return new Compared("Villkoren är inte formulerade än.", List.of());
        }
        Optional<Document> document = notice.length() > LONGEST ? Optional.empty() : parsed(notice.strip());
        if (document.isEmpty()) {
            return new Compared("Texten är inte en annons som XML. Klistra in hela filen.", List.of());
        }
        List<Element> lots = lots(document.get());
        if (lots.isEmpty()) {
            return new Compared("Annonsen har ingen del (ProcurementProjectLot) att jämföra med.", List.of());
        }
        EformsFields fields = EformsFields.of(terms.get());
        List<String> differences = lots.stream().flatMap(lot -> differences(fields, lot).stream()).toList();
        checks.keep(registryNumber, differences.size(), by);
        return new Compared(null, differences);
    }

    static List<String> differences(EformsFields fields, String notice) {
        return lots(parsed(notice).orElseThrow()).stream().flatMap(lot -> differences(fields, lot).stream()).toList();
    }

    private static List<String> differences(EformsFields fields, Element lot) {
        List<String> found = new ArrayList<>();
        String of = texts(lot, "ID", "schemeName", "Lot").stream().findFirst().map(id -> id + ": ").orElse("");
        codes(found, of + "BT-06", Set.of(fields.strategic()), texts(lot, "ProcurementTypeCode", "listName", "strategic-procurement"),
                EformsFields.STRATEGIC);
        codes(found, of + "BT-775", Set.copyOf(fields.social()), texts(lot, "ProcurementTypeCode", "listName", "social-objective"),
                EformsFields.SOCIAL);
        codes(found, of + "BT-71", Set.of(fields.reserved()), texts(lot, "TendererRequirementTypeCode", "listName", "reserved-procurement"),
                EformsFields.RESERVED);
        if (!fields.description().isEmpty() && elements(lot, "ProcurementTypeCode", "listName", "strategic-procurement").stream()
                .noneMatch(code -> hasText((Element) code.getParentNode(), "ProcurementType"))) {
            found.add(of + "BT-777 saknas i annonsen, men är obligatorisk när BT-06 är soc-obj.");
        }
        if (!fields.conditions().isEmpty() && elements(lot, "ExecutionRequirementCode", "listName", "conditions").stream()
                .noneMatch(code -> hasText((Element) code.getParentNode(), "Description"))) {
            found.add(of + "BT-70 saknas i annonsen, men de särskilda kontraktsvillkoren ska sammanfattas där.");
        }
        return found;
    }

    /**
     * What follows from no term of ours (accessibility, environment) is the procurer's own. An absent code of exclusion says the same as
     * {@code none}.
     */
    private static void codes(List<String> found, String field, Set<String> expected, List<String> written, Set<String> ours) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(written);
        missing.remove(EformsFields.NONE);
        Set<String> extra = new TreeSet<>(written);
        extra.retainAll(ours);
        extra.removeAll(expected);
        if (!missing.isEmpty() || !extra.isEmpty()) {
            found.add(field + " i annonsen är " + (written.isEmpty() ? "tom" : String.join(", ", new TreeSet<>(written)))
                    + ", men av villkoren följer " + (expected.isEmpty() ? "ingen kod" : String.join(", ", new TreeSet<>(expected))) + ".");
        }
    }

    private static List<Element> lots(Document notice) {
        List<Element> lots = new ArrayList<>();
        NodeList all = notice.getElementsByTagNameNS(CAC, "ProcurementProjectLot");
        for (int i = 0; i < all.getLength(); i++) {
            Element lot = (Element) all.item(i);
            if (!texts(lot, "ID", "schemeName", "Lot").isEmpty()) {
                lots.add(lot);
            }
        }
        return lots;
    }

    private static List<Element> elements(Element of, String name, String attribute, String value) {
        List<Element> found = new ArrayList<>();
        NodeList all = of.getElementsByTagNameNS(CBC, name);
        for (int i = 0; i < all.getLength(); i++) {
            if (value.equals(((Element) all.item(i)).getAttribute(attribute))) {
                found.add((Element) all.item(i));
            }
        }
        return found;
    }

    private static List<String> texts(Element of, String name, String attribute, String value) {
        return elements(of, name, attribute, value).stream().map(element -> element.getTextContent().strip()).toList();
    }

    private static boolean hasText(Element parent, String name) {
        NodeList all = parent.getElementsByTagNameNS(CBC, name);
        for (int i = 0; i < all.getLength(); i++) {
            if (!all.item(i).getTextContent().isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Nothing is fetched or expanded for it. */
    private static Optional<Document> parsed(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(builder.parse(new InputSource(new StringReader(xml))));
        } catch (SAXException | IOException unreadable) {
            return Optional.empty();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
