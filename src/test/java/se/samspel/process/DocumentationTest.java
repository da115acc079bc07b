package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the registry gets of a case: everything that was answered, in order, in the words that were on screen. */
class DocumentationTest extends ProcessTest {

    @LocalServerPort int port;

    @Test
    @DisplayName("as JSON: every submission and decision numbered in order, with labels, names and Stockholm's time")
    void json() throws Exception {
        the.untilDecision();

        JsonNode documentation = new ObjectMapper().readTree(get("david", the.number, "application/json").body());

        assertThat(documentation.path("registryNumber").asText()).isEqualTo(the.number);
        assertThat(documentation.path("title").asText()).isEqualTo("Städning av skolor");
        assertThat(documentation.path("contractingUnit").asText()).isEqualTo("Fastighetsförvaltningen");
        assertThat(documentation.path("submissions").findValuesAsText("formId")).containsExactly("register-procurement", "first-contact",
                "receive-planning", "appoint-handlers", "analyse-target-group", "analyse-labour-market", "map-needs",
                "prepare-decision-basis", "assess-relevance");
        assertThat(documentation.path("messages").findValuesAsText("name")).containsExactly("procurement-planned",
                "labour-market-analysed");
        assertThat(documentation.path("decisions").findValuesAsText("name")).containsExactly("Omfattas upphandlingen av modellen?",
                "Vilket sysselsättningskrav rekommenderas?");
        List<Integer> numbers = new ArrayList<>();
        documentation.path("submissions").forEach(step -> numbers.add(step.path("number").asInt()));
        documentation.path("decisions").forEach(rule -> numbers.add(rule.path("number").asInt()));
        assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

        JsonNode planning = documentation.path("submissions").get(2);
        assertThat(planning.path("name").asText()).isEqualTo("Kontaktpunkt 1: ta emot och planera");
        assertThat(planning.path("process").asText()).isEqualTo("Upphandlingsprocessen");
        assertThat(planning.path("submittedBy").path("id").asText()).isEqualTo("david");
        assertThat(planning.path("submittedBy").path("name").asText()).startsWith("David");
        assertThat(planning.path("submittedAt").asText()).startsWith("2026-02-02T09:00").endsWith("+01:00");
        JsonNode groups = answer(planning, "targetGroups");
        assertThat(groups.path("value").toString()).isEqualTo("[\"YOUTH\",\"FOREIGN_BORN\"]");
        assertThat(groups.path("text").asText()).contains("Unga").doesNotContain("YOUTH");
        assertThat(groups.path("label").asText()).isNotEqualTo("targetGroups");
    }

    @Test
    @DisplayName("a person chosen in a form keeps the name that stood there, whatever the account is called later")
    void labelsAsTheyWere() throws Exception {
        the.untilDecision();
        JsonNode before = answer(submission("receive-planning"), "supportOfficer");
        var david = engine.getIdentityService().createUserQuery().userId("david").singleResult();
        String lastName = david.getLastName();
        david.setLastName("Bortgift");
        engine.getIdentityService().saveUser(david);
        try {
            assertThat(submission("receive-planning").path("submittedBy").path("name").asText()).endsWith("Bortgift");
            assertThat(answer(submission("receive-planning"), "supportOfficer")).isEqualTo(before);
            assertThat(before.path("text").asText()).startsWith("David").doesNotContain("Bortgift");
        } finally {
            david.setLastName(lastName);
            engine.getIdentityService().saveUser(david);
        }
    }

    @Test
    @DisplayName("as PDF/A: readable, numbered, with fonts of its own that have å, ä and ö")
    void pdf() throws Exception {
        the.untilTwoContracts();
        the.at("2026-09-03").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav", "competence-profile");

        HttpResponse<byte[]> answer = get("anna", the.number, "application/pdf");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment").contains(the.number);
        java.nio.file.Files.write(java.nio.file.Path.of("target", "documentation.pdf"), answer.body());
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Städning av skolor", "Fastighetsförvaltningen", "1 Upphandling registrerad",
                    "Besluta om sysselsättningskrav", "50\u00A0000\u00A0000 kr", "Kompetensprofil", the.contract(1), "(cecilia)",
                    "Sida 1 av " + document.getNumberOfPages(), "Sida " + document.getNumberOfPages() + " av "
                    + document.getNumberOfPages());
            assertThat(text).doesNotContain("contract-awarded", "null");
            for (PDPage page : document.getPages()) {
                page.getResources().getFontNames().forEach(name -> {
                    try {
                        assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
                    } catch (java.io.IOException broken) {
                        throw new java.io.UncheckedIOException(broken);
                    }
                });
            }
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfaid:part", "pdfaid:conformance");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"anna, 200", "david, 200", "bengt, 403", "gustav, 403", "hanna, 403", "elin, 403", "cecilia, 403", "admin, 403"})
    @DisplayName("only the unit's procurers and the support function get it")
    void whoGetsIt(String user, int status) throws Exception {
        the.at("2026-02-02").register("anna");

        HttpResponse<byte[]> json = get(user, the.number, "application/json");
        assertThat(json.statusCode()).isEqualTo(status);
        assertThat(get(user, the.number, "application/pdf").statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(new String(json.body(), StandardCharsets.UTF_8)).contains("Det har du inte rätt till.");
        }
    }

    @Test
    @DisplayName("who the places are for stands in the target group's zone alone, which no procurer and no supplier gets")
    void zones() throws Exception {
        String number = TwoContracts.presented(engine, the.number);
        String contract = new String(get("anna", number, "application/json").body(), StandardCharsets.UTF_8);
        assertThat(contract).contains("competence-profile").doesNotContain("K-GUST01", "present-candidates", "candidates-presented");
        String people = new String(get("elin", number + "/documentation?zone=target-group", "application/json").body(),
                StandardCharsets.UTF_8);
        assertThat(people).contains("K-GUST01", "present-candidates", "MARK-TITEL").doesNotContain("competence-profile",
                "register-procurement");
        for (String user : List.of("anna", "bengt", "gustav", "cecilia", "admin", "ingrid")) {
            assertThat(get(user, number + "/documentation?zone=target-group", "application/json").statusCode()).as(user).isEqualTo(403);
        }
        assertThat(get("david", number + "/documentation?zone=target-group", "application/pdf").statusCode()).isEqualTo(200);
        assertThat(get("david", number + "/documentation?zone=allt", "application/json").statusCode()).isEqualTo(400);
    }

    @Test
    void aCaseThatIsNot_isToldInASentence() throws Exception {
        for (String accept : List.of("application/json", "application/pdf")) {
            HttpResponse<byte[]> answer = get("david", "UPH-FINNS-INTE", accept);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Det finns inget ärende med det diarienumret.");
        }
        assertThat(send(HttpRequest.newBuilder(uri("UPH-FINNS-INTE"))).statusCode()).isEqualTo(401);
    }

    private JsonNode submission(String formId) throws Exception {
        for (JsonNode step : new ObjectMapper().readTree(get("anna", the.number, "application/json").body()).path("submissions")) {
            if (step.path("formId").asText().equals(formId)) {
                return step;
            }
        }
        throw new AssertionError(formId + " is missing");
    }

    private static JsonNode answer(JsonNode step, String key) {
        for (JsonNode answer : step.path("answers")) {
            if (answer.path("key").asText().equals(key)) {
                return answer;
            }
        }
        throw new AssertionError(key + " is missing in " + step);
    }

    private HttpResponse<byte[]> get(String user, String registryNumber, String accept) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((user + ":samspel-demo").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(uri(registryNumber)).header("Authorization", "Basic " + credentials).header("Accept", accept));
    }

    /** @param about the registry number, and what may follow it */
    private URI uri(String about) {
        return URI.create("http://localhost:" + port + "/api/cases/" + (about.contains("/") ? about : about + "/documentation"));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
