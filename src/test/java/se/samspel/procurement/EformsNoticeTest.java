package se.samspel.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The fields are read and checked with what the eForms SDK itself says of them: its fields, its code lists, its own notice. */
class EformsNoticeTest {

    private static final String SDK = "/eforms-sdk/";
    private static final Map<String, Object> EMPLOYMENT = Map.of("clause", "EMPLOYMENT", "committedPlaces", 2, "labourLawTerms", true,
            "bonus", true, "equalityMeasure", true);

    static List<Map<String, Object>> terms() {
        return List.of(EMPLOYMENT, Map.of("clause", "DIALOGUE"), Map.of("clause", "APPRENTICE", "committedPlaces", 1), Map.of(),
                Map.of("labourLawTerms", true), Map.of("clause", "EMPLOYMENT", "reservedGround", "WORKSHOP"),
                Map.of("clause", "EMPLOYMENT", "reservedGround", "PROGRAMME"));
    }

    @ParameterizedTest
    @MethodSource("terms")
    @DisplayName("every code is one of the SDK's list for the field, and every text is within its length")
    void valid(Map<String, Object> terms) throws Exception {
        EformsFields fields = EformsFields.of(terms);
        String xml = EformsNotice.xml(fields);
        parse(xml);
        for (String list : List.of("strategic-procurement", "social-objective", "reserved-procurement")) {
            assertThat(codes(list)).containsAll(written(xml, list));
        }
        assertThat(written(xml, "strategic-procurement")).hasSize(1);
        assertThat(written(xml, "reserved-procurement")).hasSize(1);
        for (JsonNode field : new ObjectMapper().readTree(file("fields/fields.json")).get("fields")) {
            String text = field.get("id").asText().equals("BT-777-Lot") ? fields.description()
                    : field.get("id").asText().equals("BT-70-Lot") ? fields.conditions() : "";
            assertThat(text.length()).isLessThanOrEqualTo(field.path("maxLength").asInt(Integer.MAX_VALUE));
        }
        assertThat(fields.description().isEmpty()).as("BT-777 goes with BT-06").isEqualTo(fields.strategic().equals("none"));
        assertThat(EformsNotice.differences(fields, notice(xml))).as("compared with itself").isEmpty();
    }

    @Test
    @DisplayName("the codes that Samspel knows are in the SDK's lists")
    void known() throws IOException {
        assertThat(codes("strategic-procurement")).containsAll(EformsFields.STRATEGIC);
        assertThat(codes("social-objective")).containsAll(EformsFields.SOCIAL);
        assertThat(codes("reserved-procurement")).containsAll(EformsFields.RESERVED);
    }

    @Test
    @DisplayName("the elements lie where the SDK says that each field is")
    void places() throws Exception {
        Element lot = parse(EformsNotice.xml(EformsFields.of(EMPLOYMENT))).getDocumentElement();
        for (JsonNode field : new ObjectMapper().readTree(file("fields/fields.json")).get("fields")) {
            String path = Map.of("BT-06-Lot", "ProcurementTypeCode", "BT-775-Lot", "ProcurementTypeCode", "BT-777-Lot", "ProcurementType",
                    "BT-70-Lot", "Description", "BT-71-Lot", "TendererRequirementTypeCode").getOrDefault(field.get("id").asText(), "");
            if (!path.isEmpty()) {
                List<String> expected = new ArrayList<>();
                Matcher step = Pattern.compile("(?:cac|cbc):(\\w+)").matcher(field.get("xpathAbsolute").asText()
                        .replaceAll("\\[[^\\[\\]]*(?:\\[[^\\]]*\\][^\\[\\]]*)*\\]", ""));
                while (step.find()) {
                    expected.add(step.group(1));
                }
                assertThat(paths(lot, path)).as(field.get("id").asText()).contains(expected);
            }
        }
    }

    private static List<List<String>> paths(Element lot, String name) {
        List<List<String>> paths = new ArrayList<>();
        var all = lot.getElementsByTagNameNS("*", name);
        for (int i = 0; i < all.getLength(); i++) {
            List<String> path = new ArrayList<>();
            for (var node = all.item(i); node instanceof Element element; node = node.getParentNode()) {
                path.add(0, element.getLocalName());
            }
            paths.add(path);
        }
        return paths;
    }

    @Test
    @DisplayName("the SDK's own notice with a social purpose is told where it differs, lot by lot")
    void differs() throws IOException {
        String notice = file("examples/notices/cn-social_25.xml");
        List<String> differences = EformsNotice.differences(EformsFields.of(EMPLOYMENT), notice);
        assertThat(differences).anyMatch(one -> one.contains("BT-775") && one.contains("av villkoren följer gen-eq, opp, work-cond"));
        assertThat(EformsNotice.differences(EformsFields.of(Map.of("clause", "EMPLOYMENT")), notice))
                .noneMatch(one -> one.contains("BT-775")).anyMatch(one -> one.contains("BT-06 i annonsen är tom"))
                .anyMatch(one -> one.contains("BT-777 saknas"));
        assertThat(EformsNotice.differences(EformsFields.of(Map.of()), notice)).anyMatch(one -> one.contains("BT-775"));
    }

    @Test
    @DisplayName("what is no XML, and what would fetch or expand something, is no notice")
    void nonsense() {
        for (String bad : List.of("", "hej", "<a>", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")) {
            assertThat(catchThrowable(() -> EformsNotice.differences(EformsFields.of(EMPLOYMENT), bad)))
                    .as(bad).isInstanceOf(NoSuchElementException.class);
        }
    }

    private static String notice(String lot) {
        return "<ContractNotice>" + lot.replaceFirst("<\\?xml[^>]*\\?>", "") + "</ContractNotice>";
    }

    private static List<String> written(String xml, String list) {
        List<String> codes = new ArrayList<>();
        Matcher code = Pattern.compile("listName=\"" + list + "\">([^<]+)<").matcher(xml);
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }

    private static List<String> codes(String list) throws IOException {
        List<String> codes = new ArrayList<>();
        Matcher code = Pattern.compile("<Value ColumnRef=\"code\">\\s*<SimpleValue>([^<]+)<").matcher(file("codelists/" + list + ".gc"));
        while (code.find()) {
            codes.add(code.group(1));
        }
        assertThat(codes).isNotEmpty();
        return codes;
    }

    private static String file(String name) throws IOException {
        try (InputStream file = EformsNoticeTest.class.getResourceAsStream(SDK + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
