package se.samspel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import se.samspel.SamspelTest;
import se.samspel.process.TwoContracts;
import se.samspel.web.Http;
import se.samspel.web.WebSession;

/** A winner's contact gets an account and a one-time link; the support function adds colleagues. */
@SamspelTest
@ExtendWith(OutputCaptureExtension.class)
class InvitationTest {

    private static final String PASSWORD = "en liten häst";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
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
        return TwoContracts.firstTo(engine, "UPH-INVITE-" + System.nanoTime(), "supplierContactName", contact, "supplierContactEmail",
                email, "supplierName", company, "supplierOrgNumber", orgNumber);
    }

    private List<String> notices(String number) {
        return engine.getRuntimeService().createVariableInstanceQuery().variableName("noticeText").list().stream()
                .filter(text -> engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(text.getProcessInstanceId())
                        .processInstanceBusinessKey(number).count() == 1)
                .map(VariableInstance::getValue).map(String.class::cast).toList();
    }

    /** The page of those who wait, in a session of david's. */
    private HttpResponse<String> waiting() {
        return WebSession.signIn(port, "tasklist", "david").get("/inbjudningar");
    }

    /** What the button of this person gives. */
    private HttpResponse<String> newLink(String user) {
        WebSession david = WebSession.signIn(port, "tasklist", "david");
        return david.form("/inbjudningar", "user", user, "token", token(david.get("/inbjudningar").body()));
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
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
        assertThat(told.get(0)).contains("asa.ost.vinst", "Åsa Öst-Lind", "http://localhost:", "/inbjudningar");
        assertThat(waiting().body()).contains("asa.ost.vinst", "Målare &amp; Co AB", "Ingen länk gäller");
        var made = newLink("asa.ost.vinst");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String link = link(made.body());
        assertThat(groupsOf("asa.ost.vinst")).containsExactlyInAnyOrder("supplier", "supplier-5560360793");
        assertThat(jdbc.queryForObject("SELECT string_agg(token_hash, ' ') FROM invitation", String.class))
                .doesNotContain(link.substring(10));

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
        assertThat(waiting().body()).doesNotContain("asa.ost.vinst");
        assertThat(newLinkOr("asa.ost.vinst", 410)).doesNotContainPattern(LINK);

        String second = award("Åsa Öst-Lind", "åsa.öst+vinst@malare.example", "Målare & Co AB", "5560360793");
        assertThat(notices(second)).isEmpty();
        assertThat(engine.getIdentityService().createUserQuery().userFirstName("Åsa").list()).hasSize(1);
    }

    @Test
    @DisplayName("a link is refused after seven days, and one that was never made")
    void tooOld() {
        award("Sen Svar", "sen@sen.example", "Sen AB", "5562024439");
        String link = link(newLink("sen").body());
        assertThat(Http.asNobody(port).get("/inbjudan/" + "0".repeat(64)).statusCode()).isEqualTo(410);
        ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + Duration.ofDays(7).minusMinutes(1).toMillis()));
        assertThat(Http.asNobody(port).get(link).statusCode()).isEqualTo(200);
        ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + Duration.ofDays(7).plusMinutes(1).toMillis()));
        assertThat(Http.asNobody(port).get(link).statusCode()).isEqualTo(410);
        assertThat(choose(link, PASSWORD, PASSWORD)).isEqualTo(410);

        var anew = Http.as(port, "david").post("/api/suppliers/5562024439/colleagues",
                "{\"name\":\"Sen Svar\",\"email\":\"sen@sen.example\"}");
        assertThat(anew.statusCode()).as(anew.body()).isEqualTo(200);
        assertThat(choose(link(anew.body()), PASSWORD, PASSWORD)).isEqualTo(200);
    }

    @Test
    @DisplayName("a link stands in no table and in no line of the log, whoever makes it and whatever is asked with it")
    void keptNowhere(CapturedOutput output) {
        String number = award("Noa Nord", "noa@nord.example", "Nord AB", "5560747551");
        String first = link(newLink("noa").body());
        String second = link(Http.as(port, "david").post("/api/suppliers/5560747551/colleagues",
                "{\"name\":\"Noa Nord\",\"email\":\"noa@nord.example\"}").body());
        assertThat(notices(number)).isNotEmpty().noneMatch(text -> LINK.matcher(text).find());
        for (String link : List.of(first, second)) {
            String token = link.substring("/inbjudan/".length());
            Http nobody = Http.asNobody(port);
            nobody.get(link);
            nobody.get("/Inbjudan/" + token);
            nobody.get(link + "/x");
            nobody.get("/engine-rest/user/" + token);
            Http.as(port, "anna").get("/api/inbjudan/" + token);
            nobody.post(link, "{}");
            assertThat(choose(link, "", "")).isIn(400, 410);
            assertThat(everyText()).doesNotContain(token);
            assertThat(output.getAll()).doesNotContain(token);
        }
        assertThat(output.getAll()).contains("/Inbjudan/…", "Ny inbjudningslänk för noa, gjord av david");
    }

    /** Every row of every table of the database, as text. */
    private String everyText() {
        return jdbc.queryForList("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = "
                + "'BASE TABLE'", String.class).stream().map(table -> jdbc.queryForObject("SELECT string_agg(row::text, ' ') FROM \""
                        + table + "\" row", String.class))
                .filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    @Test
    @DisplayName("a new link ends the earlier ones of the person, whichever way each was made, and nobody else's")
    void newest() {
        award("Nils Nu", "nils@nu.example", "Nu AB", "5565200028");
        award("Olle Ok", "olle@ok.example", "Ok AB", "5568000003");
        String others = link(newLink("olle").body());
        String fromPage = link(newLink("nils").body());
        String body = "{\"name\":\"Nils Nu\",\"email\":\"NILS@nu.example\"}";
        String fromCall = link(Http.as(port, "david").post("/api/suppliers/5565200028/colleagues", body).body());
        assertThat(Http.asNobody(port).get(fromPage).statusCode()).isEqualTo(410);
        assertThat(choose(fromPage, PASSWORD, PASSWORD)).isEqualTo(410);
        String last = link(newLink("nils").body());
        assertThat(Http.asNobody(port).get(fromCall).statusCode()).isEqualTo(410);
        award("Nils Nu", "nils@nu.example", "Nu AB", "5565200028");
        assertThat(choose(last, PASSWORD, PASSWORD)).as("a second contract invites anew").isEqualTo(410);
        assertThat(choose(link(newLink("nils").body()), PASSWORD, PASSWORD)).isEqualTo(200);
        assertThat(choose(others, PASSWORD, PASSWORD)).isEqualTo(200);
    }

    @Test
    @DisplayName("a link ends with the account that it was made for, also when another gets its name")
    void nameUsedAgain() {
        award("Rut Ros", "rut@ros.example", "Ros AB", "5560125790");
        String link = link(newLink("rut").body());
        engine.getIdentityService().deleteUser("rut");
        assertThat(Http.asNobody(port).get(link).statusCode()).isEqualTo(410);
        engine.getIdentityService().saveUser(engine.getIdentityService().newUser("rut"));
        engine.getIdentityService().createMembership("rut", "procurer");
        assertThat(choose(link, PASSWORD, PASSWORD)).isEqualTo(410);
        assertThat(newLinkOr("rut", 410)).doesNotContainPattern(LINK);
        engine.getIdentityService().deleteUser("rut");
    }

    @Test
    @DisplayName("links from when they stood in notices end with the migration")
    void oldNotices() {
        award("Tor Tall", "tor@tall.example", "Tall AB", "5562246255");
        String link = link(newLink("tor").body());
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V14__links_of_notices.sql")).execute(jdbc.getDataSource());
        assertThat(Http.asNobody(port).get(link).statusCode()).isEqualTo(410);
        assertThat(waiting().body()).contains("tor@tall.example");
    }

    @Test
    @DisplayName("the page of those who wait is the support function's, and its button takes no other page's word")
    void page() {
        award("Per <b>Prick", "per@prick.example", "Prick AB", "5566434113");
        assertThat(Http.asNobody(port).get("/inbjudningar").statusCode()).isEqualTo(401);
        assertThat(Http.as(port, "david").get("/inbjudningar").statusCode()).as("a password alone opens no page").isEqualTo(401);
        WebSession david = WebSession.signIn(port, "tasklist", "david");
        var page = david.get("/inbjudningar");
        assertThat(page.body()).contains("Per &lt;b&gt;Prick").doesNotContain("<b>");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().allValues("Content-Security-Policy")).singleElement().asString().contains("form-action 'self'");
        String token = token(page.body());
        for (String other : List.of("anna", "cecilia", "elin", "gustav")) {
            WebSession session = WebSession.signIn(port, "tasklist", other);
            assertThat(session.get("/inbjudningar").statusCode()).as(other).isEqualTo(403);
            assertThat(session.form("/inbjudningar", "user", "per", "token", token).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(david.form("/inbjudningar", "user", "per").statusCode()).isEqualTo(403);
        assertThat(david.form("/inbjudningar", "user", "per", "token", "x").statusCode()).isEqualTo(403);
        assertThat(david.form("/inbjudningar", "user", "nobody\u0000", "token", token).statusCode()).isEqualTo(410);
        assertThat(david.form("/inbjudningar", "user", "gustav", "token", token).body()).doesNotContainPattern(LINK);
        assertThat(david.form("/inbjudningar", "user", "per", "token", token).body()).containsPattern(LINK).contains("Per &lt;b&gt;Prick");
    }

    private String newLinkOr(String user, int status) {
        // so that somebody waits, and the page has a button
        award("Vera Vid", "vera" + System.nanoTime() + "@vid.example", "Vid AB", "5561520007");
        var answer = newLink(user);
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.body();
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
    @DisplayName("an account is found by its address whatever the letters' case it is kept in, and an address that looks the same is the "
            + "same")
    void addressInOtherLetters() {
        User kept = engine.getIdentityService().newUser("ture.made.by.hand");
        kept.setEmail("Ture.Tall@Tuta.Example");
        engine.getIdentityService().saveUser(kept);
        award("Ture Tall", "ture.tall@tuta.example", "Tuta AB", "5569876542");
        assertThat(notices(award("Ture Tall", "ture.tall@tuta.example", "Tuta AB", "5569876542")).get(0)).contains("utanför företaget");
        engine.getIdentityService().createMembership("ture.made.by.hand", "supplier-5569876542");
        assertThat(notices(award("Ture Tall", "TURE.tall@tuta.example", "Tuta AB", "5569876542"))).isEmpty();
        var added = Http.as(port, "david").post("/api/suppliers/5569876542/colleagues",
                "{\"name\":\"Ture Tall\",\"email\":\"\u200bture.TALL@tuta.example\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM act_id_user WHERE lower(email_) = 'ture.tall@tuta.example'", Integer.class))
                .isEqualTo(1);
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
