package se.samspel.process;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * The example that README walks through: one procurement put together from three published sources, each number with its source.
 * <ul>
 * <li>The notice is {@value #NOTICE_FILE} of the eForms SDK (Publications Office of the European Union).
 * <li>The terms are Trafikverket's, as told by Upphandlingsmyndigheten (Lärande exempel: Trafikverket lägger stor vikt vid uppföljning)
 * and by inkopsradet.se (Leverantörer lockas med bonus).
 * <li>The dates are Upphandlingsmyndigheten's own answers on the standstill, frågeportalen 1372299 and 1443348.
 * </ul>
 * The notice lacks what the model asks for: it names no length and no staff, its value is a placeholder (1,231 pula), its buyer and its
 * description are invented by the SDK's authors, and it was written in 2023, after the answers on the standstill. Those fields are
 * {@link #OURS ours}, and so are all free texts, people and companies.
 */
final class PublishedExample {

    static final String NOTICE_FILE = "/eforms-sdk/examples/notices/cn-social_25.xml";

    /** Trafikverket: for services one place for each 25 million SEK. */
    static final int SEK_PER_PLACE = 25_000_000;
    /** Trafikverket: a place is 12 months of employment, or 6 months of internship. */
    static final int MONTHS_PER_EMPLOYMENT = 12;
    static final int MONTHS_PER_INTERNSHIP = 6;
    /** Trafikverket: the supplier reports every month. */
    static final int REPORT_INTERVAL_MONTHS = 1;
    /** Trafikverket: bonus for a place beyond the commitment, SEK per month of employment, or of internship. */
    static final int BONUS_PER_MONTH_OF_EMPLOYMENT = 20_000;
    static final int BONUS_PER_MONTH_OF_INTERNSHIP = 10_000;

    /** Frågeportalen 1372299: sent electronically on a Monday; the tenth day is the last. */
    static final Standstill MONDAY = new Standstill("2019-04-01", "2019-04-11", "2019-04-12");
    /** Frågeportalen 1372299: the tenth day is a Sunday; Easter inside the period changes nothing. */
    static final Standstill OVER_EASTER = new Standstill("2019-04-18", "2019-04-29", "2019-04-30");
    /** Frågeportalen 1443348: the ten-day period after a court's decision; the tenth day is a Saturday. */
    static final Standstill AFTER_RULING = new Standstill("2018-05-30", "2018-06-11", "2018-06-12");

    /** What the notice does not say: two places' worth of procurement for two years. */
    static final Map<String, Object> OURS = Map.of("estimatedValueSek", 2 * SEK_PER_PLACE, "performanceMonths", 2 * MONTHS_PER_EMPLOYMENT,
            "requiredStaff", 12, "contractingUnit", "fastighet");

    /** @param dayZero the day the notice of award was sent, or the court decided */
    record Standstill(String dayZero, String lastDay, String earliestSigningDay) {
    }

    /** @param law the Swedish law that the directive became; @param procurementType as Samspel calls the contract's nature */
    record Notice(String id, String title, String cpvCode, String procurementType, String law, List<String> socialObjectives) {
    }

    private static final Map<String, String> LAW_OF_DIRECTIVE = Map.of("32014L0024", "LOU", "32014L0025", "LUF", "32014L0023", "LUK");
    private static final Map<String, String> TYPE_OF_NATURE = Map.of("supplies", "GOODS", "services", "SERVICE", "works", "WORKS");

    private PublishedExample() {
    }

    static Notice notice() {
        try (InputStream file = PublishedExample.class.getResourceAsStream(NOTICE_FILE)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Document notice = factory.newDocumentBuilder().parse(file);
            return new Notice(text(notice, "/*/cbc:ID"), text(notice, "/*/cac:ProcurementProject/cbc:Name"),
                    text(notice, "/*/cac:ProcurementProject//cbc:ItemClassificationCode"),
                    TYPE_OF_NATURE.get(text(notice, "/*/cac:ProcurementProject/cbc:ProcurementTypeCode[@listName='contract-nature']")),
                    LAW_OF_DIRECTIVE.get(text(notice, "/*/cbc:RegulatoryDomain")),
                    texts(notice, "//cac:ProcurementAdditionalType/cbc:ProcurementTypeCode[@listName='social-objective']"));
        } catch (Exception unreadable) {
            throw new IllegalStateException(NOTICE_FILE, unreadable);
        }
    }

    /** The start form's answers for the notice, alternating keys and values. */
    static Object[] registration() {
        Notice notice = notice();
        return new Object[] {"title", notice.title(), "cpvCode", notice.cpvCode(), "procurementType", notice.procurementType(),
                "law", notice.law(), "contractingUnit", OURS.get("contractingUnit"), "estimatedValueSek", OURS.get("estimatedValueSek"),
                "performanceMonths", OURS.get("performanceMonths"), "requiredStaff", OURS.get("requiredStaff"),
                "plannedPublicationDate", "2017-12-01", "plannedContractStart", "2018-07-01"};
    }

    /** The terms for the whole procurement: as many places as its value gives, with what a place is worth in months and bonus. */
    static Object[] terms() {
        int places = (int) OURS.get("estimatedValueSek") / SEK_PER_PLACE;
        return new Object[] {"clause", "EMPLOYMENT", "committedPlaces", places, "fullTimeMonths", places * MONTHS_PER_EMPLOYMENT,
                "reportIntervalMonths", REPORT_INTERVAL_MONTHS, "bonus", true,
                "bonusPerEmploymentSek", MONTHS_PER_EMPLOYMENT * BONUS_PER_MONTH_OF_EMPLOYMENT,
                "bonusPerInternshipSek", MONTHS_PER_INTERNSHIP * BONUS_PER_MONTH_OF_INTERNSHIP, "bonusMaxPlaces", places};
    }

    private static String text(Document notice, String path) throws Exception {
        return texts(notice, path).get(0);
    }

    private static List<String> texts(Document notice, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setNamespaceContext(new UblNames());
        NodeList nodes = (NodeList) xpath.evaluate(path, notice, XPathConstants.NODESET);
        return java.util.stream.IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent().strip()).toList();
    }

    private static final class UblNames implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            return "urn:oasis:names:specification:ubl:schema:xsd:"
                    + (prefix.equals("cac") ? "CommonAggregateComponents-2" : "CommonBasicComponents-2");
        }

        @Override
        public String getPrefix(String namespace) {
            return null;
        }

        @Override
        public java.util.Iterator<String> getPrefixes(String namespace) {
            return List.<String>of().iterator();
        }
    }
}
