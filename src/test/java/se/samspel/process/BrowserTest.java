package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.forms.OptionList;
import se.samspel.process.PublishedExample.Notice;
import se.samspel.tasklist.Browser;
import se.samspel.tasklist.Errand;
import se.samspel.tasklist.FormOnScreen;
import se.samspel.tasklist.Tasklist;

/**
 * The main job in Tasklist, as the people who do it: every step of the published example, and what is different when the model does not
 * apply, no requirement is set, or only a dialogue is asked for. Pictures are kept in {@code target/screenshots}.
 */
class BrowserTest extends ProcessTest {

    private static final String TO_DO = "Att göra";
    private static final String OURS = "Våra uppgifter";
    private static final String CONTACT_POINT_1 = "Kontaktpunkt 1";
    private static final String CONTACT_POINT_2 = "Kontaktpunkt 2";
    private static final String PROCUREMENT = "Upphandlingsprocessen";

    private static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    List<OptionList> optionLists;

    private Tasklist.Office office;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openOffice(TestInfo test) {
        office = new Tasklist.Office(browser, port, (valuesKey, code) -> optionLists.stream()
                .filter(list -> list.key().equals(valuesKey)).flatMap(list -> list.options().stream())
                .filter(option -> option.value().equals(code)).findFirst().orElseThrow().label(),
                test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void closeOffice() {
        office.everybodyLeaves();
    }

    @Test
    @DisplayName("the published example, from registration to evaluation, with two suppliers and a dismissed review")
    void publishedExample() {
        Notice notice = PublishedExample.notice();
        assertThat(notice.procurementType()).isEqualTo("GOODS");
        assertThat(notice.socialObjectives()).contains("opp");

        the.at("2017-06-01");
        office.of("anna").start(PROCUREMENT, "register-procurement", registration());
        the.work();
        // The model is not for goods, but the notice itself has employment opportunities as an objective.
        step("anna", TO_DO, "confirm-exemption", "useAnyway", true,
                "exemptionReason", "Varuköp, men annonsen har arbetstillfällen som socialt mål (eForms: opp).");

        step("anna", CONTACT_POINT_1, "first-contact");
        step("david", CONTACT_POINT_1, "receive-planning");
        step("elin", TO_DO, "appoint-handlers");
        step("elin", TO_DO, "analyse-target-group");
        step("elin", TO_DO, "analyse-labour-market");
        step("anna", TO_DO, "map-needs");
        step("anna", TO_DO, "prepare-decision-basis");
        step("david", TO_DO, "assess-relevance");
        step("cecilia", TO_DO, "decide-requirement");
        step("anna", TO_DO, "formulate-terms", PublishedExample.terms());
        step("david", TO_DO, "review-terms");
        step("elin", TO_DO, "plan-preparation", "readyBy", "2018-06-15");
        the.at("2017-12-01");
        step("anna", TO_DO, "publish", "publicationDate", "2017-12-01", "noticeId", notice.id());

        the.at("2018-04-18");
        step("anna", TO_DO, "record-award", "awardDate", "2018-04-17", "noticeSentDate", "2018-04-18");
        step("anna", TO_DO, "record-winner", "moreWinners", true, "lot", "Norr", "contractStart", "2018-07-01", "contractEnd",
                "2020-06-30");
        step("anna", TO_DO, "record-winner", "supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129", "lot", "Söder",
                "supplierContactName", "Hanna Ek", "supplierContactEmail", "hanna@renservice.example",
                "contractStart", "2018-07-01", "contractEnd", "2020-06-30");

        the.at("2018-04-25").work();
        assertThat(text("anna", "monitor-standstill")).contains("Avtal får tidigast tecknas: 2018-05-01")
                .doesNotContain("Tiodagarsfristen är");
        step("anna", TO_DO, "monitor-standstill", "standstillOutcome", "REVIEW_REQUESTED");
        String decided = PublishedExample.AFTER_RULING.dayZero();
        the.at(decided).work();
        step("anna", TO_DO, "await-review", "reviewOutcome", "DISMISSED", "rulingDate", decided, "rulingDispatchedDate", decided);
        assertThat(text("anna", "monitor-standstill")).contains("Avtal får tidigast tecknas: 2018-06-12", "Tiodagarsfristen är inräknad");
        the.at(PublishedExample.AFTER_RULING.lastDay() + "T23:59:00").work();
        assertThat(the.openSteps()).contains("monitor-standstill").doesNotContain("confirm-standstill-over");
        String signed = PublishedExample.AFTER_RULING.earliestSigningDay();
        the.at(signed).work();
        step("anna", TO_DO, "confirm-standstill-over", "contractSignedDate", signed);

        step("anna", CONTACT_POINT_2, "second-contact");
        step(1, "david", CONTACT_POINT_2, "appoint-contact-person", "contactPerson", "elin");
        step(2, "david", CONTACT_POINT_2, "appoint-contact-person", "contactPerson", "farid");

        the.at("2018-07-02").work();
        step("anna", TO_DO, "complete-documentation", "registeredOn", "2018-07-02", "awardNoticeDate", "2018-06-29");
        supplier(1, "elin", "gustav", "K-7F3Q9M");
        supplier(2, "farid", "hanna", "K-2B8XWA");
        assertThat(office.of("gustav").list(OURS, the.number)).allMatch(card -> card.contains(the.contract(1)));
        assertThat(office.of("hanna").list(OURS, the.number)).allMatch(card -> card.contains(the.contract(2)));

        the.at("2018-08-02").work();
        step(1, "elin", TO_DO, "follow-up-placement");
        step(2, "farid", TO_DO, "follow-up-placement");
        report(1, "gustav");
        report(2, "hanna");

        the.at("2020-06-01").work();
        close(1, "gustav");
        close(2, "hanna");
        assertThat(the.openSteps()).doesNotContain("closing-meeting");
        the.at("2020-07-01").work();
        step(1, "anna", TO_DO, "closing-meeting", "meetingDate", "2020-07-01");
        assertThat(the.openSteps()).doesNotContain("evaluate-procurement");
        step(2, "anna", TO_DO, "closing-meeting", "meetingDate", "2020-07-01");
        step("anna", TO_DO, "evaluate-procurement");

        // how it goes for people is followed after the contract, too
        for (int month : List.of(3, 6, 12)) {
            step(1, "elin", TO_DO, "follow-up-placement", "stillThere", month == 12 ? "NO" : "YES", "situation",
                    month == 12 ? "OTHER_WORK" : "HERE",
                    "endReason", month == 12 ? "COMPLETED" : null, "endedOn", month == 12 ? "2019-07-01" : null);
            the.completeFor(2, "farid", "follow-up-placement");
        }
        assertThat(the.pathway("procurement", the.number)).endsWith("evaluate-procurement", "procurement-evaluated");
        assertThat(the.pathway("target-group", the.number)).endsWith("target-group-closed");
        assertThat(List.of(the.contract(1), the.contract(2)))
                .allSatisfy(contract -> assertThat(the.pathway("supplier", contract)).endsWith("contract-fulfilled"));
    }

    /** From the kick-off to an employed candidate, for one contract. */
    private void supplier(int contract, String officer, String supplier, String candidate) {
        step(contract, officer, TO_DO, "kickoff-meeting", "meetingDate", "2018-07-02");
        step(contract, supplier, OURS, "competence-profile", "startDate", "2018-07-02");
        step(contract, officer, TO_DO, "identify-candidates");
        step(contract, officer, TO_DO, "assess-candidates");
        step(contract, officer, TO_DO, "present-candidates", "candidate1Reference", candidate,
                "candidate1Summary", "Har arbetat med lagerhållning.", "candidate2Reference", null, "candidate2Basis", null);
        step(contract, supplier, OURS, "interview-candidates", "candidate2Decision", null, "candidate2Reason", null);
        step(contract, supplier, OURS, "confirm-placement", "startDate", "2018-07-02", "plannedEndDate", "2019-07-01");
        step(contract, officer, TO_DO, "support-employment");
    }

    private void report(int contract, String supplier) {
        step(contract, supplier, OURS, "self-report", "fullTimeMonthsDone", 1);
        step(contract, "anna", TO_DO, "review-self-report");
    }

    private void close(int contract, String supplier) {
        step(contract, supplier, OURS, "final-report", "finalFullTimeMonths", PublishedExample.MONTHS_PER_EMPLOYMENT);
        step(contract, "anna", TO_DO, "review-final-report");
    }

    @Test
    @DisplayName("the model does not apply, and is not used")
    void notApplicable() {
        the.at("2017-06-01");
        office.of("anna").start(PROCUREMENT, "register-procurement", registration());
        the.work();
        step("anna", TO_DO, "confirm-exemption");
        assertThat(the.pathway("procurement", the.number)).containsExactly("confirm-exemption", "model-not-used");
    }

    @Test
    @DisplayName("no requirement: a decision, and it is over")
    void none() {
        untilDecision();
        step("cecilia", TO_DO, "decide-requirement", "requirement", "NONE", "motivation", "Uppdraget är för kort för en plats.");
        assertThat(the.pathway("procurement", the.number)).endsWith("decide-requirement", "no-requirement");
        assertThat(the.pathway("target-group", the.number)).endsWith("not-needed");
    }

    @Test
    @DisplayName("only a dialogue: held, closed and evaluated, with an electronic notice over Easter")
    void dialogue() {
        untilDecision();
        step("cecilia", TO_DO, "decide-requirement", "requirement", "DIALOGUE");
        step("anna", TO_DO, "formulate-terms", "clause", "DIALOGUE", "countedKinds", null, "supervisedInternship", null,
                "committedPlaces", null, "fullTimeMonths", null);
        the.complete("david", "review-terms").at("2018-12-03").complete("anna", "publish", "publicationDate", "2018-12-03")
                .at(PublishedExample.OVER_EASTER.dayZero());
        step("anna", TO_DO, "record-award", "awardDate", PublishedExample.OVER_EASTER.dayZero(),
                "noticeSentDate", PublishedExample.OVER_EASTER.dayZero());
        step("anna", TO_DO, "record-winner", "committedPlaces", null, "fullTimeMonths", null,
                "contractStart", "2019-06-01", "contractEnd", "2021-05-31");
        the.at(PublishedExample.OVER_EASTER.lastDay() + "T23:59:00").work();
        assertThat(the.openSteps()).contains("monitor-standstill");
        the.at(PublishedExample.OVER_EASTER.earliestSigningDay()).work();
        the.complete("anna", "confirm-standstill-over", "contractSignedDate", PublishedExample.OVER_EASTER.earliestSigningDay())
                .complete("anna", "second-contact").complete("david", "appoint-contact-person")
                .at("2019-06-03").completeFor(1, "elin", "kickoff-meeting", "meetingDate", "2019-06-03");
        step(1, "gustav", OURS, "dialogue-meeting", "meetingDate", "2019-06-03");
        the.at("2021-06-01").work();
        step(1, "anna", TO_DO, "closing-meeting", "meetingDate", "2021-06-01");
        step("anna", TO_DO, "evaluate-procurement");
        assertThat(the.pathway("supplier", the.contract(1)))
                .contains("kickoff-meeting", "dialogue-meeting", "closing-meeting", "contract-fulfilled");
        assertThat(the.pathway("procurement", the.number)).endsWith("procurement-evaluated");
    }

    @Test
    @DisplayName("what is wrong is told in Swedish, in sight, and nothing has changed")
    void refusals() {
        the.at("2019-01-07").register("anna");
        assertThat(office.of("anna").startRefused(PROCUREMENT, "register-procurement", registration()))
                .contains("Diarienumret används redan.");
        assertThat(office.of("anna").completeRefused(CONTACT_POINT_1, errand(null, "first-contact"),
                Answers.to("first-contact", "message", "Ring 19121212-1212.")))
                .contains("”Meddelande till stödfunktionen” innehåller ett personnummer");
        assertThat(the.openSteps()).containsExactly("first-contact");
    }

    @Test
    @DisplayName("a telephone number like a personal number is let past by the checkbox, which shows itself when it is needed")
    void notPersonalNumber() {
        the.at("2019-01-07").register("anna");
        assertThat(office.of("anna").open(CONTACT_POINT_1, errand(null, "first-contact")).showsNotPersonalNumber()).isFalse();
        assertThat(office.of("anna").completeRefused(CONTACT_POINT_1, errand(null, "first-contact"),
                Answers.to("first-contact", "message", "Ring 0707767612.")))
                .contains("Är de något annat: kryssa i ”Siffrorna är inte ett personnummer” sist i formuläret.");
        office.of("anna").complete(CONTACT_POINT_1, errand(null, "first-contact"),
                Answers.to("first-contact", "message", "Ring 0707767612.", "notPersonalNumber", true));
        assertThat(the.openSteps()).doesNotContain("first-contact");
    }

    @Test
    @DisplayName("a wrong organisation number and a share beyond the commitment are refused")
    void refusedWinner() {
        untilDecision();
        the.complete("cecilia", "decide-requirement").complete("anna", "formulate-terms").complete("david", "review-terms")
                .at("2018-12-03").complete("anna", "publish", "publicationDate", "2018-12-03")
                .at(PublishedExample.MONDAY.dayZero())
                .complete("anna", "record-award", "awardDate", "2019-04-01", "noticeSentDate", PublishedExample.MONDAY.dayZero());
        assertThat(office.of("anna").completeRefused(TO_DO, errand(null, "record-winner"),
                Answers.to("record-winner", "supplierOrgNumber", "5566778890", "committedPlaces", 3)))
                .contains("Organisationsnumret är fel.", "Andelen är större än vad som återstår av åtagandet i villkoren.");
        assertThat(the.openSteps()).contains("record-winner");
    }

    @Test
    @DisplayName("a form shows what was answered before")
    void prefilled() {
        the.at("2019-01-07").register("anna", "title", "Städning av Ågatans skola");
        assertThat(text("anna", "first-contact")).contains(the.number, "Städning av Ågatans skola", "Fastighetsförvaltningen",
                "50 000 000 kronor");
    }

    @Test
    @DisplayName("what a person typed is text in a colleague's form, whatever it looks like")
    void othersMarkup() {
        List<String> titles = List.of("[Logga in igen](https://ond.example)", "![bild](https://ond.example/x.png)",
                "<a href='https://ond.example'>Logga in</a>", "<img src=x onerror=alert(1)>",
                "se www.ond.example och https://ond.example/a_b?c=1",
                "skriv till x@ond.example", "`kod`", "<https://ond.example>", "[här][1] [1]: https://ond.example", "&lt;b&gt; _a_ **b**");
        for (int i = 0; i < titles.size(); i++) {
            Case one = new Case(engine, the.number + "-M" + i);
            one.at("2019-01-07").register("anna", "title", titles.get(i));
            String name = one.theTask(one.number, "first-contact").getName();
            FormOnScreen form = office.of("anna").open(TO_DO, new Errand(one.number, "first-contact", name, null));
            assertThat(form.text()).contains(titles.get(i));
            assertThat(form.links()).as(titles.get(i)).isZero();
        }
    }

    private void untilDecision() {
        the.at("2018-09-03").register("anna", "plannedPublicationDate", "2018-12-03", "plannedContractStart", "2019-06-01")
                .complete("anna", "first-contact").complete("david", "receive-planning")
                .complete("elin", "appoint-handlers").complete("elin", "analyse-target-group").complete("elin", "analyse-labour-market")
                .complete("anna", "map-needs").complete("anna", "prepare-decision-basis").complete("david", "assess-relevance");
    }

    private Map<String, Object> registration() {
        Map<String, Object> answers = Answers.to("register-procurement", PublishedExample.registration());
        answers.put("registryNumber", the.number);
        return answers;
    }

    private void step(String user, String filter, String step, Object... changes) {
        office.of(user).complete(filter, errand(null, step), Answers.to(step, changes));
        the.work();
    }

    private void step(int contract, String user, String filter, String step, Object... changes) {
        office.of(user).complete(filter, errand(the.contract(contract), step), Answers.to(step, changes));
        the.work();
    }

    /** What the open task's form tells the person. */
    private String text(String user, String step) {
        return office.of(user).open(TO_DO, errand(null, step)).text();
    }

    private Errand errand(String contractId, String step) {
        String name = the.theTask(contractId == null ? the.number : contractId, step).getName();
        return new Errand(the.number, step, name, contractId);
    }
}
