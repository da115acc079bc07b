package se.samspel.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

import se.samspel.SamspelTest;
import se.samspel.collaboration.Meeting;
import se.samspel.collaboration.MeetingListener;
import se.samspel.collaboration.Meetings;
import se.samspel.process.TwoContracts;
import se.samspel.web.Http;
import se.samspel.web.WebSession;

/** Who sees what of a case on its pages, and what can be done there. */
@SamspelTest
class CasePageTest {

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;
    @Autowired
    Meetings meetings;
    @Autowired
    DefaultListableBeanFactory beans;

    private String presented() {
        return TwoContracts.presented(engine, "KS 2026/" + System.nanoTime());
    }

    private static String path(String number) {
        return "/arende/" + number.replace(" ", "%20").replace("/", "%2F");
    }

    private static String contract(String number, int n) {
        return "/avtal/" + number.replace(" ", "%20").replace("/", "%2F") + "%2F" + n;
    }

    private HttpResponse<String> get(String user, String path) {
        return WebSession.signIn(port, "tasklist", user).get(path);
    }

    /** As a browser reads it. */
    private String text(String user, String path) {
        return HtmlUtils.htmlUnescape(get(user, path).body());
    }

    @Test
    @DisplayName("a procurer of the unit sees where the case is, who has what and what has happened, and nothing about candidates")
    void procurer() {
        String number = presented();
        HttpResponse<String> page = get("anna", path(number));
        assertThat(page.statusCode()).isEqualTo(200);
        String text = HtmlUtils.htmlUnescape(page.body());
        assertThat(text).contains(number, "MARK-TITEL", "Fastighetsförvaltningen", "Intervjua och välj",
                "Bygg & Bo AB (ledig att ta)",
                "Ren Service AB", "Besluta om sysselsättningskrav", "Cecilia", "Kompetensprofil", "556677-8899", "Dags för egenrapport",
                "zone=contract&format=pdf", "Anmäl händelse", "Ändra avtal");
        assertThat(text).doesNotContain("K-GUST0", "K-HANN0", "Presentera kandidater", "Kandidater är presenterade",
                "zone=target-group", "MARK-BEHOV", "MARK-UNDERLAG", "MARK-BESLUT", "MARK-ANALYS");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'").doesNotContain("script");
        // a task that is not offered to her leads nowhere
        assertThat(tasks(page.body())).allSatisfy(id -> assertThat(Http.as(port, "anna").get("/engine-rest/task/" + id).statusCode())
                .isEqualTo(200));
    }

    private static List<String> tasks(String body) {
        List<String> ids = new ArrayList<>();
        Matcher link = Pattern.compile("#/\\?task=([0-9a-f-]+)").matcher(HtmlUtils.htmlUnescape(body));
        while (link.find()) {
            ids.add(link.group(1));
        }
        return ids;
    }

    @Test
    @DisplayName("a case of another unit is answered as one that is not there, on every page and for every kind of person outside")
    void notThere() {
        String number = presented();
        String missing = get("bengt", "/arende/finns-inte").body();
        for (String outside : List.of("bengt", "gustav", "hanna", "ingrid", "admin")) {
            String app = outside.equals("ingrid") ? "cockpit" : outside.equals("admin") ? "admin" : "tasklist";
            WebSession session = WebSession.signIn(port, app, outside);
            for (String page : List.of(path(number), path(number) + "/bild")) {
                HttpResponse<String> answer = session.get(page);
                assertThat(answer.statusCode()).as(outside + page).isEqualTo(404);
                assertThat(answer.body()).as(outside + page).isEqualTo(missing);
            }
            HttpResponse<String> booking = session.form(path(number) + "/mote", "contract", number + "/1", "step", "closing-meeting");
            assertThat(booking.statusCode()).as(outside).isEqualTo(404);
        }
        assertThat(get("bengt", contract(number, 1)).statusCode()).isEqualTo(404);
        assertThat(Http.asNobody(port).get(path(number)).statusCode()).isEqualTo(401);
        assertThat(Http.asNobody(port).get(path(number)).body()).doesNotContain("MARK-TITEL");
        // a password sent along is no session
        assertThat(Http.as(port, "david").get(path(number)).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("a matching officer sees the target group's history and not the contract's; the support function sees both")
    void zones() {
        String number = presented();
        HttpResponse<String> elin = get("elin", path(number));
        assertThat(elin.statusCode()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(elin.body())).contains("Presentera kandidater", "zone=target-group", "Intervjua och välj")
                .doesNotContain("zone=contract", "K-GUST0", "MARK-BEHOV", "Ta fram beslutsunderlag</td>");
        assertThat(text("david", path(number))).contains("Presentera kandidater", "Ta fram beslutsunderlag</td>", "zone=contract",
                "zone=target-group").doesNotContain("K-GUST0");
    }

    @Test
    @DisplayName("a decision maker sees where a case stands once a decision is asked for, and no history of it")
    void decisionMaker() {
        String waiting = TwoContracts.waitingForDecision(engine, "UPH-SIDA-B" + System.nanoTime());
        HttpResponse<String> page = get("cecilia", path(waiting));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Besluta om sysselsättningskrav").doesNotContain("Vad som har hänt", "format=pdf");
        assertThat(tasks(page.body())).hasSize(1);
        String early = TwoContracts.ofOtherUnit(engine, "UPH-SIDA-T" + System.nanoTime());
        assertThat(get("cecilia", path(early)).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("a supplier sees its own contract alone, without the case, the other contract and what the city thinks")
    void supplier() {
        String number = presented();
        HttpResponse<String> own = get("gustav", contract(number, 1));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains(number + "/1", "Bygg &amp; Bo AB", "Intervjua och välj", "Kompetensprofil", "Elin")
                .doesNotContain("Ren Service", number + "/2", "MARK-HANNA", "MARK-BEHOV", "Målgruppsprocessen", "Upphandlingsprocessen",
                        "Farid", "Cecilia", "format=pdf", "Boka ", "K-HANN0", "K-GUST0", "/bild");
        assertThat(tasks(own.body())).hasSize(1);
        assertThat(get("gustav", contract(number, 2)).statusCode()).isEqualTo(404);
        assertThat(get("gustav", "/avtal/finns-inte%2F1").statusCode()).isEqualTo(404);
        String list = get("gustav", "/arenden").body();
        assertThat(list).contains(number + "/1").doesNotContain(number + "/2");
        // staff are led to the case
        HttpResponse<String> staff = get("anna", contract(number, 1));
        assertThat(staff.statusCode()).isEqualTo(303);
        assertThat(staff.headers().firstValue("Location").orElseThrow()).endsWith("#avtal-1").startsWith("/arende/KS%202026%2F");
    }

    @Test
    @DisplayName("a winner hears of its contract at contact point 2, and not before")
    void winnerBeforeContactPoint() {
        String number = presented();
        String untold = number + "-O";
        assertThat(get("gustav", contract(untold, 1)).statusCode()).isEqualTo(404);
        assertThat(get("hanna", "/arenden").body()).contains(number + "/2").doesNotContain(number + "/1");
    }

    @Test
    @DisplayName("the list shows procurers their own units' cases, the others theirs, and finds by part of number, title or company")
    void list() {
        String number = presented();
        String other = TwoContracts.ofOtherUnit(engine, "UPH-LISTA-B" + System.nanoTime());
        String tail = number.substring(number.length() - 9);
        assertThat(get("anna", "/arenden?sok=" + tail).body()).contains(number, "1 ärende").doesNotContain(other);
        assertThat(get("anna", "/arenden?sok=LISTA-B").body()).doesNotContain(other);
        assertThat(get("bengt", "/arenden?sok=LISTA-B").body()).contains(other, "Kontaktpunkt 1: kontakta stödfunktionen");
        assertThat(get("bengt", "/arenden?sok=" + tail).body()).doesNotContain(number);
        for (String everything : List.of("david", "elin")) {
            WebSession session = WebSession.signIn(port, "tasklist", everything);
            assertThat(session.get("/arenden?sok=" + tail).body()).as(everything).contains(number);
            assertThat(session.get("/arenden?sok=" + other).body()).as(everything).contains(other);
        }
        WebSession david = WebSession.signIn(port, "tasklist", "david");
        assertThat(david.get("/arenden?sok=en%20serv").body()).contains("Ren Service AB");
        assertThat(david.get("/arenden?sok=ARK-TIT").body()).contains("MARK-TITEL");
        assertThat(david.get("/arenden?sok=%25").body()).contains("Inget ärende passar");
        assertThat(david.get("/arenden?fas=1&kontaktpunkt=ja&sok=" + other).body()).contains(other);
        assertThat(david.get("/arenden?fas=4&sok=" + other).body()).doesNotContain("<strong>" + other);
        assertThat(david.get("/arenden?enhet=fastighet&sok=" + other).body()).doesNotContain("<strong>" + other);
        assertThat(david.get("/arenden?sida=77&fas=x&enhet=%27").statusCode()).isEqualTo(200);
        HttpResponse<String> csv = david.get("/arenden?format=csv&sok=" + tail);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).startsWith("\uFEFFDiarienummer;").contains(number
                + ";MARK-TITEL;Fastighetsförvaltningen;").doesNotContain(other);
        assertThat(get("cecilia", "/arenden?sok=" + tail).body()).contains(number);
        assertThat(get("cecilia", "/arenden?sok=" + other).body()).doesNotContain("<strong>" + other);
        assertThat(WebSession.signIn(port, "cockpit", "ingrid").get("/arenden").statusCode()).isEqualTo(403);
        assertThat(WebSession.signIn(port, "admin", "admin").get("/arenden").statusCode()).isEqualTo(403);
        assertThat(Http.asNobody(port).get("/arenden").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("a cell of the export is no formula")
    void cells() {
        assertThat(CaseListController.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(CaseListController.cell("a;\"b\"")).isEqualTo("\"a;\"\"b\"\"\"");
        assertThat(CaseListController.cell("UPH-1")).isEqualTo("UPH-1");
    }

    @Test
    @DisplayName("the picture draws what runs and what is awaited, and holds nothing of how the diagrams are executed")
    void picture() {
        String number = presented();
        HttpResponse<String> page = get("anna", path(number) + "/bild");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy")).singleElement().asString().contains("script-src 'nonce-");
        assertThat(page.body()).contains("interview-candidates", "Avtalet är avslutat", number + "/1").doesNotContain("camunda:", "${",
                "K-GUST0", "conditionExpression");
        assertThat(get("gustav", path(number) + "/bild").statusCode()).isEqualTo(404);
    }

    // --- meetings

    private static final String DAY = LocalDate.now().plusDays(20).toString();

    private String token(WebSession session, String number) {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(session.get(path(number)).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> book(WebSession session, String number, String token, String day, String time, String place, String who) {
        return session.form(path(number) + "/mote", "token", token, "contract", number + "/1", "step", "closing-meeting", "day", day,
                "time",
                time, "minutes", "45", "place", place, "who", who);
    }

    @Test
    @DisplayName("a meeting is booked, moved and cancelled on the page by the unit's procurer and by the contact person, and told of")
    void meeting() {
        String number = presented();
        WebSession anna = WebSession.signIn(port, "tasklist", "anna");
        String token = token(anna, number);
        assertThat(anna.get(path(number)).body()).contains("Boka Avslutningsmöte").doesNotContain("Boka Uppstartsmöte",
                "Boka Dialogmöte");
        HttpResponse<String> booked = book(anna, number, token, DAY, "13:30", "Rådhuset, rum 4", "gustav");
        assertThat(booked.statusCode()).as(booked.body()).isEqualTo(303);
        Meeting meeting = meetings.of(number + "/1").get(0);
        assertThat(meeting.participants()).containsExactly("gustav");
        assertThat(meeting.sequence()).isZero();
        assertThat(meeting.startsAt().atZone(Swedish.STOCKHOLM).toLocalTime()).hasToString("13:30");
        assertThat(meetings.ahead("gustav")).extracting(Meeting::id).contains(meeting.id());
        assertThat(get("gustav", contract(number, 1)).body()).contains("Rådhuset, rum 4").doesNotContain("Avboka");

        WebSession elin = WebSession.signIn(port, "tasklist", "elin");
        assertThat(elin.get(path(number)).body()).contains("Flytta Avslutningsmöte");
        assertThat(book(elin, number, token(elin, number), DAY, "14:00", "Rådhuset, rum 5", "elin").statusCode()).isEqualTo(303);
        Meeting moved = meetings.of(number + "/1").get(0);
        assertThat(moved.id()).isEqualTo(meeting.id());
        assertThat(moved.sequence()).isEqualTo(1);
        assertThat(meetings.ahead("gustav")).extracting(Meeting::id).doesNotContain(meeting.id());
        // the same once more is nothing new
        book(elin, number, token(elin, number), DAY, "14:00", "Rådhuset, rum 5", "elin");
        assertThat(meetings.of(number + "/1").get(0).sequence()).isEqualTo(1);

        assertThat(anna.form(path(number) + "/mote", "token", token, "contract", number + "/1", "step", "closing-meeting", "act", "cancel")
                .statusCode()).isEqualTo(303);
        assertThat(meetings.of(number + "/1")).isEmpty();
        assertThat(meetings.find(meeting.id())).get().extracting(Meeting::cancelled).isEqualTo(true);
        assertThat(told).containsExactly(number + "/1 0 gustav []",
                number + "/1 1 elin [gustav]", number + "/1 cancelled 2");
    }

    @Test
    @DisplayName("what cannot be booked changes nothing and is said in a sentence")
    void refusedMeetings() {
        String number = presented();
        WebSession anna = WebSession.signIn(port, "tasklist", "anna");
        String token = token(anna, number);
        assertThat(book(anna, number, token, "2026-01-01", "10:00", "Rådhuset", "gustav").body()).contains("Mötet ska börja senare än nu.");
        assertThat(book(anna, number, token, "i morgon", "10:00", "Rådhuset", "gustav").body()).contains("Ange dag, klockslag");
        assertThat(book(anna, number, token, DAY, "10:00", "", "gustav").body()).contains("Ange en plats");
        assertThat(book(anna, number, token, DAY, "10:00", "Rådhuset", "hanna").body()).contains("Välj deltagare i listan");
        assertThat(book(anna, number, token, DAY, "10:00", "Rådhuset", "").body()).contains("Välj minst en deltagare");
        assertThat(book(anna, number, "fel", DAY, "10:00", "Rådhuset", "gustav").statusCode()).isEqualTo(403);
        assertThat(anna.form(path(number) + "/mote", "token", token, "contract", number + "/1", "step", "kickoff-meeting", "day", DAY,
                "time",
                "10:00", "minutes", "30", "place", "x", "who", "gustav").body()).contains("redan hållet");
        assertThat(anna.form(path(number) + "/mote", "token", token, "contract", "annat/1", "step", "closing-meeting").statusCode())
                .isEqualTo(404);
        // Farid is contact person of the other contract alone
        WebSession farid = WebSession.signIn(port, "tasklist", "farid");
        assertThat(book(farid, number, token(farid, number), DAY, "10:00", "Rådhuset", "gustav").statusCode()).isEqualTo(404);
        assertThat(meetings.of(number + "/1")).isEmpty();
    }

    private final List<String> told = new ArrayList<>();

    /** Beside whoever else listens in this Samspel. */
    @BeforeEach
    void listen() {
        beans.registerSingleton("listenerOfCasePageTest", new MeetingListener() {
            @Override
            public void booked(Meeting meeting, Collection<String> noLonger) {
                told.add(meeting.contractId() + " " + meeting.sequence() + " " + String.join(",", meeting.participants()) + " " + noLonger);
            }

            @Override
            public void cancelled(Meeting meeting) {
                told.add(meeting.contractId() + " cancelled " + meeting.sequence());
            }
        });
    }

    @AfterEach
    void leave() {
        beans.destroySingleton("listenerOfCasePageTest");
    }
}
