package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.ledger.Ledger;
import se.samspel.web.Http;
import se.samspel.web.WebSession;

/** What the ledger knows of a case, and who is shown what of it. */
class LedgerTest extends ProcessTest {

    private static final List<String> TABLES = List.of("ledger_procurement", "ledger_step", "ledger_contract", "ledger_report",
            "ledger_deviation");

    @Autowired
    Ledger ledger;
    @Autowired
    JdbcTemplate jdbc;
    @LocalServerPort
    int port;

    private Map<String, List<Map<String, Object>>> rows() {
        Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
        TABLES.forEach(table -> all.put(table, jdbc.queryForList("SELECT t::text AS row FROM " + table
                + " t WHERE registry_number = ? ORDER BY 1", the.number)));
        return all;
    }

    private void assertRebuilt(String after) {
        Map<String, List<Map<String, Object>>> before = rows();
        ledger.rebuild();
        assertThat(rows()).as(after).isEqualTo(before);
    }

    private JsonNode figures(String user, String table, String choices) {
        try {
            return new ObjectMapper().readTree(Http.as(port, user).get("/api/statistics/" + table + "?" + choices).body());
        } catch (java.io.IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    @DisplayName("a ledger made anew from the archive is the same, after each step of a contract's life")
    void rebuilt() {
        the.untilAward();
        assertRebuilt("the award");
        the.complete("anna", "record-winner").at("2026-09-01").work().complete("anna", "confirm-standstill-over")
                .complete("anna", "second-contact").completeFor(1, "david", "appoint-contact-person");
        assertRebuilt("contact point 2");
        the.at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav", "competence-profile")
                .completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates").completeFor(1, "gustav", "interview-candidates")
                .completeFor(1, "gustav", "confirm-placement").completeFor(1, "elin", "support-employment");
        assertRebuilt("a placement");
        the.at("2027-02-01").work().completeFor(1, "gustav", "self-report").completeFor(1, "anna", "review-self-report", "accepted", false,
                "reviewReason", "Räkna om.", "deviationFound", null).completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 2.1)
                .completeFor(1, "anna", "review-self-report", "deviationFound", true, "deviationDescribed", "För få månader.");
        assertThat(rows().get("ledger_report").toString()).contains("ACCEPTED").contains(",1,2.1,2027-02-01,2,");
        the.completeFor(1, "david", "assess-deviation").completeFor(1, "gustav", "correct-deviation");
        assertRebuilt("a deviation");
        assertThat(rows().get("ledger_deviation").toString()).contains("SUPPLIER");
        assertThat(rows().get("ledger_deviation")).hasSize(1);
        the.terminated(1, "anna", "david", "Konkurs.");
        assertRebuilt("a termination");
        the.complete("anna", "evaluate-procurement");
        assertRebuilt("the evaluation");
        assertThat(rows().get("ledger_procurement").toString()).contains("EVALUATED");
    }

    @Test
    @DisplayName("a case of which the archive has lost the sources is left as it is when the ledger is made anew")
    void lostSources() {
        the.untilAward();
        Map<String, List<Map<String, Object>>> before = rows();
        jdbc.execute("ALTER TABLE submission DISABLE TRIGGER submission_is_kept");
        jdbc.update("DELETE FROM submission WHERE registry_number = ?", the.number);
        jdbc.execute("ALTER TABLE submission ENABLE TRIGGER submission_is_kept");
        ledger.rebuild();
        assertThat(rows()).isEqualTo(before);
        TABLES.forEach(table -> jdbc.update("DELETE FROM " + table + " WHERE registry_number = ?", the.number));
    }

    @Test
    @DisplayName("who assesses relevance and who writes the terms sees what came of earlier procurements of the industry")
    void learning() {
        the.untilAward();
        jdbc.update("UPDATE ledger_procurement SET lessons = 'Börja tidigt.', evaluated_on = '2099-01-01' WHERE registry_number = ?",
                the.number);
        String first = the.number;
        the = new Case(engine, first + "-B");
        the.at("2026-02-02").register("anna").complete("anna", "first-contact").complete("david", "receive-planning")
                .complete("elin", "appoint-handlers").complete("elin", "analyse-target-group").complete("elin", "analyse-labour-market")
                .complete("anna", "map-needs").complete("anna", "prepare-decision-basis");
        assertThat(engine.getFormService().getTaskFormVariables(the.theTask(the.number, "assess-relevance").getId())
                .get("earlierProcurements").toString()).startsWith("90 Avlopps- och avfallshantering")
                .contains("har kommit till beslut").contains("2099-01-01: Börja tidigt.").hasSizeLessThan(4000);
        jdbc.update("UPDATE ledger_procurement SET lessons = NULL, evaluated_on = NULL WHERE registry_number = ?", first);
    }

    @Test
    @DisplayName("what a contract promised and what has come of it stands in the table of its unit and its standing, on the day")
    void standing() {
        the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav", "competence-profile")
                .completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates").completeFor(1, "gustav", "interview-candidates")
                .completeFor(1, "gustav", "confirm-placement").at("2027-06-01").work();
        figures("david", "enheter", "");
        Map<String, Object> first = result(1);
        assertThat(first).containsEntry("standing", "ON_TRACK").containsEntry("places", 1).containsEntry("next_what", "Egenrapport");
        assertThat(first.get("delivered").toString()).startsWith("6.3");
        assertThat(first.get("forecast").toString()).startsWith("11.99");
        assertThat(result(2)).containsEntry("standing", "BEHIND").containsEntry("places", 0).containsEntry("cause", "");
        assertThat(figures("david", "risk", "").toString()).contains(the.contract(2)).doesNotContain(the.contract(1));
        assertThat(figures("bengt", "risk", "").toString()).doesNotContain(the.contract(2));
    }

    private Map<String, Object> result(int contract) {
        return jdbc.queryForMap("SELECT * FROM ledger_result WHERE contract_id = ?", the.contract(contract));
    }

    @Test
    @DisplayName("procurers see their own units, who works for all sees all, and nobody else sees anything")
    void rights() {
        the.untilDecision();
        ClockUtil.reset();
        for (String user : List.of("david", "elin", "cecilia", "anna")) {
            assertThat(Http.as(port, user).get("/api/statistics/framat-upphandlingar").body()).as(user).contains(the.number);
        }
        assertThat(Http.as(port, "bengt").get("/api/statistics/framat-upphandlingar").body()).contains("rows").doesNotContain(the.number);
        for (String user : List.of("gustav", "ingrid", "admin")) {
            assertThat(Http.as(port, user).get("/api/statistics/utveckling").statusCode()).as(user).isEqualTo(403);
        }
        assertThat(Http.asNobody(port).get("/api/statistics").statusCode()).isEqualTo(401);
        assertThat(Http.asNobody(port).get("/uppfoljning").statusCode()).isEqualTo(401);
        assertThat(WebSession.signIn(port, "tasklist", "gustav").get("/uppfoljning").statusCode()).isEqualTo(403);
        WebSession anna = WebSession.signIn(port, "tasklist", "anna");
        for (String view : List.of("oversikt", "fordelning", "vagen", "avvikelser", "framat")) {
            assertThat(anna.get("/uppfoljning?visa=" + view)).satisfies(answer -> {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).contains("<h1>Uppföljning</h1>").doesNotContain("Utbildningsförvaltningen");
            });
        }
        assertThat(anna.get("/uppfoljning?visa=framat").body()).contains(the.number, "90 Avlopps- och avfallshantering");
        assertThat(anna.get("/uppfoljning/framat.csv?bransch=90").body()).startsWith("\ufeff\"Kvartal\";\"Bransch\"")
                .containsPattern(";[0-9]+;[0-9]+\r\n");
        assertThat(anna.get("/uppfoljning/framat.xlsx").body()).startsWith("PK");
        assertThat(Http.as(port, "anna").get("/api/openapi").body()).contains("/api/statistics/{table}").doesNotContain("/inbjudningar");
    }

    @Test
    @DisplayName("nonsense in an address is answered with a sentence")
    void nonsense() {
        WebSession anna = WebSession.signIn(port, "tasklist", "anna");
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("?visa=x", "400 Den vyn finns inte.");
        answers.put("?fran=2026-13", "400 En månad skrivs som 2026-11.");
        answers.put("?fran=2026-02&till=2026-01", "400 Perioden slutar innan den börjar.");
        answers.put("?fran=0001-01", "400 Perioden får vara högst 30 år.");
        answers.put("?enhet=utbildning", "403 Det har du inte rätt till.");
        answers.put("?enhet=finns-inte", "403 Det har du inte rätt till.");
        answers.put("?bransch=';--", "400 Branschen ska vara de två första siffrorna i en CPV-kod.");
        answers.put("?villkor=X", "400 Det villkoret finns inte.");
        answers.put("?x=1", "400 Adressen kan inte läsas");
        answers.put("?visa=oversikt&visa=vagen", "400 Adressen kan inte läsas");
        answers.put("/finns-inte.csv", "404 Den tabellen finns inte.");
        answers.put("/utveckling.exe", "404 Den tabellen finns inte.");
        answers.forEach((address, expected) -> assertThat(anna.get("/uppfoljning" + address.replace("'", "%27"))).as(address)
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(expected.substring(0, 3)));
                    assertThat(answer.body()).contains(expected.substring(4)).doesNotContain("<table");
                }));
        assertThat(Http.as(port, "anna").get("/api/statistics/utveckling?fran=x").body()).contains("En månad skrivs som 2026-11.");
    }
}
