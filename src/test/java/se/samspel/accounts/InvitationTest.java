package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.process.TwoContracts;
import se.samspel.web.Http;

/** A winner's contact gets an account and a one-time link; the support function adds colleagues. */
@SamspelTest
class InvitationTest {

    private static final String PASSWORD = "en liten häst";
    private static final Pattern LINK = Pattern.compile("/inbjudan/[0-9a-f]{64}");

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;
    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void letTimeGo() {
        ClockUtil.reset();
    }

    private String award(String contact, String email, String company, String orgNumber) {
        return TwoContracts.firstTo(engine, "UPH-INVITE-" + System.nanoTime(), "supplierContactName", contact, "supplierContactEmail", email,
                "supplierName", company, "supplierOrgNumber", orgNumber);
    }

    private List<String> notices(String number) {
        return engine.getRuntimeService().createVariableInstanceQuery().variableName("noticeText").list().stream()
                .filter(text -> engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(text.getProcessInstanceId())
                        .processInstanceBusinessKey(number).count() == 1)
                .map(VariableInstance::getValue).map(String.class::cast).toList();
    }

    private static String link(String text) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private List<User> withEmail(String email) {
        return engine.getIdentityService().createUserQuery().userEmail(email).list();
    }

    private List<String> groupsOf(String user) {
        return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }

    private int choose(String link, String password, String again) {
        return Http.asNobody(port).form(link, "password", password, "again", again).statusCode();
    }

    @Test
    @DisplayName("the winner's contact chooses a password behind the link, once, and a second contract makes no second account")
    void winner() {
        String number = award("Åsa Öst-Lind", "Åsa.Öst+vinst@Malare.example", "Målare & Co AB", "5560360793");
        List<String> told = notices(number);
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains("asa.ost.vinst", "Åsa Öst-Lind", "http://localhost:");
        String link = link(told.get(0));
        assertThat(groupsOf("asa.ost.vinst")).containsExactlyInAnyOrder("supplier", "supplier-5560360793");
        assertThat(jdbc.queryForObject("SELECT string_agg(token_hash, ' ') FROM invitation", String.class)).doesNotContain(link.substring(10));

        var page = Http.asNobody(port).get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"sv\"", "asa.ost.vinst");
        assertThat(choose(link, PASSWORD, "annat")).isEqualTo(400);
        assertThat(choose(link, "", "")).isEqualTo(400);
        assertThat(choose(link, PASSWORD, PASSWORD)).isEqualTo(200);
        assertThat(Http.as(port, "asa.ost.vinst", PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(Http.asNobody(port).get(link).statusCode()).as("used").isEqualTo(410);
        assertThat(choose(link, "en annan häst", "en annan häst")).isEqualTo(410);
        assertThat(Http.as(port, "asa.ost.vinst", PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(200);

        String second = award("Åsa Öst-Lind", "åsa.öst+vinst@malare.example", "Målare & Co AB", "5560360793");
        assertThat(notices(second)).isEmpty();
        assertThat(engine.getIdentityService().createUserQuery().userFirstName("Åsa").list()).hasSize(1);
    }

    @Test
    @DisplayName("a link is refused after seven days, and one that was never made")
    void tooOld() {
        String link = link(notices(award("Sen Svar", "sen@sen.example", "Sen AB", "5562024439")).get(0));
        assertThat(Http.asNobody(port).get("/inbjudan/" + "0".repeat(64)).statusCode()).isEqualTo(410);
        ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + Duration.ofDays(7).minusMinutes(1).toMillis()));
        assertThat(Http.asNobody(port).get(link).statusCode()).isEqualTo(200);
        ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + Duration.ofDays(7).plusMinutes(1).toMillis()));
        assertThat(Http.asNobody(port).get(link).statusCode()).isEqualTo(410);
        assertThat(choose(link, PASSWORD, PASSWORD)).isEqualTo(410);

        var anew = Http.as(port, "david").post("/api/suppliers/5562024439/colleagues", "{\"name\":\"Sen Svar\",\"email\":\"sen@sen.example\"}");
        assertThat(anew.statusCode()).as(anew.body()).isEqualTo(200);
        assertThat(choose(link(anew.body()), PASSWORD, PASSWORD)).isEqualTo(200);
    }

    @Test
    @DisplayName("who has an account gets no second one; a colleague's account is never made a supplier's, nor one company's another's")
    void existingAccounts() {
        assertThat(notices(award("Gustav Gren", "Gustav@example.se", "Bygg & Bo AB", "5566778899"))).isEmpty();
        assertThat(withEmail("gustav@example.se")).hasSize(1);

        assertThat(notices(award("Elin Ek", "elin@example.se", "Bygg & Bo AB", "5566778899")).get(0)).contains("utanför företaget");
        assertThat(groupsOf("elin")).containsExactly("matching-officer");

        assertThat(notices(award("Hanna Ek", "hanna@example.se", "Bygg & Bo AB", "5566778899")).get(0)).contains("utanför företaget");
        assertThat(groupsOf("hanna")).doesNotContain("supplier-5566778899");
    }

    @Test
    @DisplayName("the support function alone adds colleagues")
    void colleagues() {
        String path = "/api/suppliers/556677-8899/colleagues";
        String body = "{\"name\":\"Greta Gren\",\"email\":\"gustav@byggobo.example\"}";
        for (String other : List.of("anna", "cecilia", "elin", "gustav", "hanna", "ingrid", "admin")) {
            assertThat(Http.as(port, other).post(path, body).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(Http.asNobody(port).post(path, body).statusCode()).isEqualTo(401);
        var added = Http.as(port, "david").post(path, body);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).contains("\"gustav2\"");
        assertThat(groupsOf("gustav2")).contains("supplier-5566778899");
        assertThat(choose(link(added.body()), PASSWORD, PASSWORD)).isEqualTo(200);
        var again = Http.as(port, "david").post(path, body);
        assertThat(again.body()).doesNotContain("link");

        Http david = Http.as(port, "david");
        assertThat(david.post("/api/suppliers/5560000001/colleagues", body).statusCode()).isEqualTo(404);
        assertThat(david.post("/api/suppliers/1/colleagues", body).statusCode()).isEqualTo(400);
        assertThat(david.post(path, "{\"name\":\"\",\"email\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(david.post(path, "not json").statusCode()).isEqualTo(400);
        assertThat(david.post(path, "{\"name\":\"A\",\"email\":\"admin@example.se\"}").statusCode()).isEqualTo(409);
    }
}
