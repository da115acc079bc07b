package se.samspel.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

import se.samspel.SamspelTest;
import se.samspel.process.TwoContracts;
import se.samspel.web.Http;
import se.samspel.web.WebSession;

/** What the support function watches, and what it runs again. */
@SamspelTest
class SupportPageTest {

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    @Test
    @DisplayName("the support function alone sees the state of all cases, as a page and as Cockpit's part of it")
    void whoSeesIt() {
        String number = TwoContracts.ofOtherUnit(engine, "UPH-LAGET-" + System.nanoTime());
        WebSession david = WebSession.signIn(port, "cockpit", "david");
        String page = HtmlUtils.htmlUnescape(david.get("/laget").body());
        assertThat(page).contains("Ärenden per fas", "Kontaktpunkt 1: ", number, "Kontaktpunkt 1: kontakta stödfunktionen",
                "/arenden?fas=1");
        assertThat(david.get("/laget?del=panel").body()).doesNotContain("<html").contains(number);
        for (String other : List.of("anna", "elin", "cecilia", "gustav")) {
            HttpResponse<String> answer = WebSession.signIn(port, "tasklist", other).get("/laget");
            assertThat(answer.statusCode()).as(other).isEqualTo(403);
            assertThat(answer.body()).doesNotContain(number);
        }
        assertThat(WebSession.signIn(port, "cockpit", "ingrid").get("/laget?del=panel").statusCode()).isEqualTo(403);
        assertThat(Http.asNobody(port).get("/laget").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("what has stopped is told in words with what to do, and runs again from the page, once")
    void again() {
        String number = TwoContracts.ofOtherUnit(engine, "UPH-STANNAT-" + System.nanoTime());
        Job job = engine.getManagementService().createJobQuery().processInstanceId(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(number, "procurement").singleResult().getId()).listPage(0, 1).get(0);
        engine.getManagementService().setJobRetries(job.getId(), 0);
        WebSession david = WebSession.signIn(port, "cockpit", "david");
        String page = david.get("/laget").body();
        assertThat(HtmlUtils.htmlUnescape(page)).contains(number, "Kör om", "Steget kunde inte utföras.", "Stannar det igen");
        assertThat(HtmlUtils.htmlUnescape(david.get("/arende/" + number).body())).contains("Ett steg har stannat");
        String incident = engine.getRuntimeService().createIncidentQuery().configuration(job.getId()).singleResult().getId();
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();

        assertThat(david.form("/laget", "incident", incident, "token", "fel").statusCode()).isEqualTo(403);
        assertThat(WebSession.signIn(port, "tasklist", "bengt").form("/laget", "incident", incident, "token", token.group(1)).statusCode())
                .isEqualTo(403);
        assertThat(engine.getManagementService().createJobQuery().jobId(job.getId()).singleResult().getRetries()).isZero();
        assertThat(david.form("/laget", "incident", incident, "token", token.group(1)).statusCode()).isEqualTo(303);
        assertThat(engine.getManagementService().createJobQuery().jobId(job.getId()).singleResult().getRetries()).isPositive();
        assertThat(david.form("/laget", "incident", incident, "token", token.group(1)).statusCode()).isEqualTo(410);
        assertThat(engine.getHistoryService().createUserOperationLogQuery().jobId(job.getId()).operationType("SetJobRetries").list())
                .anySatisfy(entry -> assertThat(entry.getUserId()).isEqualTo("david"));
    }
}
