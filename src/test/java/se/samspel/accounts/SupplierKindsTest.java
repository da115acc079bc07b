package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;
import se.samspel.contract.Contracts;
import se.samspel.forms.InvalidSubmission;
import se.samspel.process.Answers;
import se.samspel.process.TwoContracts;
import se.samspel.web.Http;

/** A foreign company and a sole trader, from the registration of the winner to the supplier who signs in and finds its work. */
@SamspelTest
class SupplierKindsTest {

    private static final String PASSWORD = "en liten häst";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;
    @Autowired
    Contracts contracts;

    private String award(Object... winner) {
        return TwoContracts.firstTo(engine, "UPH-KIND-" + System.nanoTime(), winner);
    }

    private String supplierOf(String number) {
        return contracts.find(number + "/1").orElseThrow().supplierId().value();
    }

    private List<String> groupsOf(String user) {
        return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }

    /** The support function makes a link for the invited person, who chooses a password and finds the company's task. */
    private void signsIn(String supplier, String name, String email, String user, String number) {
        var invited = Http.as(port, "david").post("/api/suppliers/" + supplier + "/colleagues",
                "{\"name\": \"" + name + "\", \"email\": \"" + email + "\"}");
        assertThat(invited.statusCode()).as(invited.body()).isEqualTo(200);
        Matcher link = Pattern.compile("/inbjudan/[0-9a-f]{64}").matcher(invited.body());
        assertThat(link.find()).isTrue();
        assertThat(Http.asNobody(port).form(link.group(), "password", PASSWORD, "again", PASSWORD).statusCode()).isEqualTo(200);
        assertThat(groupsOf(user)).containsExactlyInAnyOrder("supplier", "supplier-" + supplier);
        engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number + "/1").taskDefinitionKey("kickoff-meeting").list()
                .stream().map(Task::getId).forEach(task -> engine.getFormService().submitTaskForm(task,
                        Answers.to("kickoff-meeting")));
        assertThat(Http.as(port, user, PASSWORD).get("/engine-rest/task").body()).contains("competence-profile");
    }

    @Test
    @DisplayName("a foreign company is known by its country and its number there, up to its people's sign-in")
    void foreign() {
        String number = award("supplierIdType", "FOREIGN", "supplierOrgNumber", null, "supplierForeignNumber", "DE-HRB12345",
                "supplierName", "Gartenbau GmbH",
                "supplierContactName", "Greta Grün", "supplierContactEmail", "greta.gruen@garten.example");
        assertThat(supplierOf(number)).isEqualTo("DE-HRB12345");
        signsIn("DE-HRB12345", "Greta Grün", "greta.gruen@garten.example", "greta.gruen", number);
    }

    @Test
    @DisplayName("a sole trader gets a code that Samspel makes, and keeps it when it wins again")
    void soleTrader() {
        String number = award("supplierIdType", "SOLE_TRADER", "supplierOrgNumber", null, "supplierName", "Svens Snickeri",
                "supplierContactName", "Sven Snickare", "supplierContactEmail", "sven@snickeri.example");
        String code = supplierOf(number);
        assertThat(code).matches("E-[2-9A-HJ-NP-Z]{6}");
        signsIn(code, "Sven Snickare", "sven@snickeri.example", "sven", number);
        String again = award("supplierIdType", "SOLE_TRADER", "supplierOrgNumber", null, "supplierName", "Svens Snickeri",
                "knownSoleTrader", code, "supplierContactName", "Sven Snickare", "supplierContactEmail", "sven@snickeri.example");
        assertThat(supplierOf(again)).isEqualTo(code);
        String other = award("supplierIdType", "SOLE_TRADER", "supplierOrgNumber", null, "supplierName", "Siris Snickeri",
                "supplierContactName", "Siri Snickare", "supplierContactEmail", "siri@snickeri.example");
        assertThat(supplierOf(other)).isNotEqualTo(code);
    }

    @Test
    @DisplayName("a personal identity number, a code that nobody has, and a Swedish company as a foreign one are refused")
    void refused() {
        assertThatThrownBy(() -> award("supplierOrgNumber", "811218-9876")).isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> award("supplierIdType", "SOLE_TRADER", "supplierOrgNumber", null, "knownSoleTrader", "E-222222"))
                .isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> award("supplierIdType", "FOREIGN", "supplierOrgNumber", null, "supplierForeignNumber", "SE-5566778899"))
                .isInstanceOf(InvalidSubmission.class);
        assertThatThrownBy(() -> award("supplierIdType", "FOREIGN", "supplierOrgNumber", null, "supplierForeignNumber", "de-1"))
                .isInstanceOf(InvalidSubmission.class);
    }
}
