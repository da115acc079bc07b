package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.contract.Contract;
import se.samspel.contract.ContractState;
import se.samspel.contract.Contracts;
import se.samspel.forms.InvalidSubmission;

/** What happens in four years of a contract, each lived through with time moved. */
class LifeEventsTest extends ProcessTest {

    @Autowired
    Contracts contracts;

    private Case recruiting() {
        return the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav",
                "competence-profile");
    }

    private Case chosen() {
        return recruiting().completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates").completeFor(1, "gustav", "interview-candidates");
    }

    private Case placed() {
        return chosen().completeFor(1, "gustav", "confirm-placement").completeFor(1, "elin", "support-employment");
    }

    private Contract contract() {
        return contracts.find(the.contract(1)).orElseThrow();
    }

    private List<String> noticesTo(String person) {
        return the.tasks("read-notice").stream().filter(task -> person.equals(task.getAssignee()) || groupsOf(task).contains(person))
                .map(task -> engine.getTaskService().getVariable(task.getId(), "noticeText").toString()).toList();
    }

    private List<String> groupsOf(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                .filter(group -> group != null).toList();
    }

    private Map<String, Object> shown(String step) {
        return engine.getFormService().getTaskFormVariables(the.theTask(the.contract(1), step).getId());
    }

    private Case change(String user, String type, Object... facts) {
        Map<String, Object> answers = Answers.to("change-contract", facts);
        answers.put("registryNumber", the.number);
        answers.put("contractId", the.contract(1));
        answers.put("changeType", type);
        answers.putIfAbsent("reason", "Beslutat i nämnden.");
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("change-contract")
                .latestVersion()
                .singleResult().getId();
        the.as(user, () -> engine.getFormService().submitStartForm(definition, answers));
        return the.work();
    }

    @Test
    @DisplayName("the clock of a contract goes whether its supplier does anything or not")
    void silentSupplier() {
        the.untilTwoContracts().at("2027-05-02").work();
        assertThat(the.tasks("handle-escalation")).extracting(task -> engine.getTaskService().getVariable(task.getId(), "escalatedStep"))
                .contains("Första platsen");
        assertThat(the.openSteps()).contains("kickoff-meeting", "self-report");
        the.at("2028-10-01").work();
        assertThat(the.openSteps()).contains("final-report").doesNotContain("self-report");
        the.at("2028-11-01").work();
        assertThat(the.openSteps()).contains("closing-meeting", "final-report");
        the.completeFor(1, "anna", "closing-meeting", "outcome", "PARTLY_FULFILLED");
        assertThat(contract().state()).isEqualTo(ContractState.CLOSED);
    }

    @Test
    @DisplayName("periods that nobody has reported are asked for one by one and in order")
    void lateReports() {
        the.untilTwoContracts().at("2027-08-02").work();
        for (String period : List.of("2026-11-01 2027-01-31", "2027-02-01 2027-04-30", "2027-05-01 2027-07-31")) {
            assertThat(the.tasks("self-report")).hasSize(2);
            assertThat(shown("self-report")).containsEntry("reportFrom", period.split(" ")[0]).containsEntry("reportTo",
                    period.split(" ")[1]);
            the.completeFor(1, "gustav", "self-report", "placesFilled", 0, "fullTimeMonthsDone", 0).completeFor(1, "anna",
                    "review-self-report");
        }
        assertThat(the.tasks("self-report")).as("the other supplier's alone").hasSize(1);
        the.at("2027-11-01").work();
        assertThat(shown("self-report")).containsEntry("reportFrom", "2027-08-01");
    }

    @Test
    @DisplayName("a report that is returned is filled in with what was sent; the next one is not")
    void returned() {
        placed().at("2027-05-01").work();
        assertThat(shown("self-report")).doesNotContainKeys("fullTimeMonthsDone", "placesFilled");
        the.completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 2, "comment", "Allt går bra.")
                .completeFor(1, "anna", "review-self-report", "accepted", false, "reviewReason", "Räkna om.", "deviationFound", null);
        assertThat(shown("self-report")).containsEntry("placesFilled", 1).containsEntry("comment", "Allt går bra.");
        the.completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 2.1).completeFor(1, "anna", "review-self-report");
        assertThat(shown("self-report")).containsEntry("reportFrom", "2027-02-01").doesNotContainKeys("fullTimeMonthsDone",
                "placesFilled", "comment");
    }

    @Test
    @DisplayName("nobody reports more months than the places could give, nor another period than the one asked for")
    void tooMuch() {
        placed().at("2027-02-01").work();
        assertThatThrownBy(() -> the.completeFor(1, "gustav", "self-report", "fullTimeMonthsDone",
                2.5)).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("Fler heltidsmånader");
        assertThatThrownBy(() -> the.completeFor(1, "gustav", "self-report", "reportTo",
                "2027-02-28")).isInstanceOf(InvalidSubmission.class);
        the.completeFor(1, "gustav", "self-report", "fullTimeMonthsDone", 2.4);
        the.at("2028-10-01").work();
        assertThatThrownBy(() -> the.completeFor(1, "gustav", "final-report", "finalFullTimeMonths",
                500)).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("Fler heltidsmånader");
    }

    @Test
    @DisplayName("a chosen candidate who withdraws, or a supplier that does, leaves the place free and a new search")
    void withdrawn() {
        chosen().completeFor(1, "elin", "support-employment");
        the.completeFor(1, "gustav", "confirm-placement", "placementOutcome", "CANDIDATE_WITHDREW", "placementType", null,
                "employmentForm", null,
                "extentPercent", null, "startDate", null, "plannedEndDate", null);
        assertThat(the.openSteps()).contains("identify-candidates").doesNotContain("confirm-placement");
        assertThat(contracts.fulfilment(the.contract(1))).startsWith("Bekräftade placeringar: 0 ");
    }

    @Test
    @DisplayName("a start that is put off comes back on its day, and the place is kept")
    void postponed() {
        chosen().completeFor(1, "gustav", "confirm-placement", "placementOutcome", "POSTPONED", "postponedTo", "2026-12-01",
                "placementType", null,
                "employmentForm", null, "extentPercent", null, "startDate", null, "plannedEndDate", null);
        assertThat(the.openSteps()).doesNotContain("confirm-placement", "identify-candidates");
        the.at("2026-12-01").work();
        assertThat(the.openSteps()).contains("confirm-placement").doesNotContain("identify-candidates");
        the.completeFor(1, "gustav", "confirm-placement", "startDate", "2026-12-01");
        assertThat(contracts.fulfilment(the.contract(1))).startsWith("Bekräftade placeringar: 1 ");
    }

    @Test
    @DisplayName("nobody found: the support function decides, and the supplier is told that it is not its cause")
    void shortage() {
        recruiting().completeFor(1, "elin", "identify-candidates", "candidatesIdentified", 0);
        assertThat(the.openSteps()).contains("handle-shortage").doesNotContain("assess-candidates");
        the.completeFor(1, "david", "handle-shortage", "shortageAction", "PAUSE", "pauseUntil", "2026-10-01");
        assertThat(noticesTo("supplier-5566778899")).anyMatch(text -> text.contains("räknas inte er till last"));
        assertThat(the.openSteps()).doesNotContain("identify-candidates", "handle-shortage");
        the.at("2026-10-01").work();
        the.completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates", "candidatesQualified", 0,
                "trainingNeeded", null);
        the.completeFor(1, "david", "handle-shortage", "shortageAction", "TRAIN_FIRST");
        the.completeFor(1, "elin", "train-to-base-level");
        assertThat(the.openSteps()).contains("present-candidates");
    }

    @Test
    @DisplayName("given up: nobody is searched for until a place is free")
    void givenUp() {
        recruiting().completeFor(1, "elin", "identify-candidates", "candidatesIdentified", 0)
                .completeFor(1, "david", "handle-shortage", "shortageAction", "GIVE_UP");
        assertThat(the.openSteps()).doesNotContain("identify-candidates", "handle-shortage");
        the.at("2027-05-02").work();
        assertThat(the.tasks("handle-escalation")).extracting(task -> engine.getTaskService().getVariable(task.getId(), "escalatedStep"))
                .as("the clock of the first placement goes on").contains("Första platsen");
    }

    @Test
    @DisplayName("a place that ends early ends in the sum and is filled again; the person is followed up all the same")
    void placeEnds() {
        placed().at("2026-12-21").work().completeFor(1, "elin", "follow-up-placement", "stillThere", "NO", "situation", "JOB_SEEKING",
                "endReason", "OWN_REQUEST", "endedOn", "2026-12-19");
        assertThat(contracts.fulfilment(the.contract(1)))
                .startsWith("Bekräftade placeringar: 1 av 1 enligt åtagandet. Heltidsmånader: 1,0 ");
        assertThat(the.openSteps()).contains("identify-candidates");
        the.at("2027-02-20").work().completeFor(1, "elin", "follow-up-placement", "stillThere", "NO", "situation", "STUDIES", "endReason",
                "OWN_REQUEST",
                "endedOn", "2026-12-18");
        assertThat(contracts.fulfilment(the.contract(1))).as("the first to tell decides").contains("Heltidsmånader: 1,0 ");
        assertThat(the.tasks("identify-candidates")).hasSize(1);
        the.at("2027-05-20").work();
        assertThat(the.openSteps()).contains("follow-up-placement");
    }

    @Test
    @DisplayName("people are followed up after their contract has closed, and the labour-market side ends with the last of them")
    void afterTheContract() {
        placed().terminated(2, "anna", "david", "Hävt.");
        the.at("2028-11-01").work().completeFor(1, "anna", "closing-meeting");
        for (int month : List.of(1, 3, 6, 12)) {
            assertThat(the.isRunning("target-group", the.number)).as("month %d", month).isTrue();
            the.completeFor(1, "elin", "follow-up-placement");
        }
        assertThat(the.pathway("target-group", the.number)).endsWith("target-group-closed");
    }

    @Test
    @DisplayName("an option moves the contract's days, in a process that has waited for years, and takes back what is asked too early")
    void extension() {
        the.untilTwoContracts().at("2028-10-01").work();
        assertThat(the.tasks("final-report")).hasSize(2);
        change("anna", "EXTENSION", "validFrom", "2028-10-15", "contractEnd", "2029-10-31", "legalGround", "CLAUSE");
        the.completeFor(1, "david", "approve-change", "decisionDate", "2028-09-30");
        assertThat(contract().contractEnd()).as("not yet").hasToString("2028-10-31");
        assertThat(the.tasks("final-report")).hasSize(2);
        the.at("2028-10-15").work();
        assertThat(contract().contractEnd()).hasToString("2029-10-31");
        assertThat(the.tasks("final-report")).as("the other supplier's alone").hasSize(1);
        assertThat(noticesTo("supplier-5566778899")).anyMatch(text -> text.contains("ny sista dag, 2029-10-31"));
        assertThat(shown("self-report")).containsEntry("reportFrom", "2026-11-01").containsEntry("contractEnd", "2029-10-31");
        the.at("2028-11-01").work();
        assertThat(the.tasks("closing-meeting")).hasSize(1);
        the.at("2029-10-01").work();
        assertThat(the.tasks("final-report")).hasSize(2);
        the.at("2029-11-01").work();
        assertThat(the.tasks("closing-meeting")).hasSize(2);
    }

    @Test
    @DisplayName("a change that is about something else leaves a task with the colleague who has taken it")
    void takenByColleague() {
        recruiting();
        engine.getTaskService().setAssignee(the.theTask(the.contract(1), "identify-candidates").getId(), "farid");
        change("anna", "REPORTING", "validFrom", "2026-09-02", "reportIntervalMonths", 6, "followUpResponsible", "LABOUR_MARKET",
                "legalGround", "CLAUSE");
        the.completeFor(1, "david", "approve-change", "decisionDate", "2026-09-01");
        assertThat(contract().reportIntervalMonths()).isEqualTo(6);
        assertThat(the.theTask(the.contract(1), "identify-candidates").getAssignee()).isEqualTo("farid");
        the.at("2027-05-01").work().completeFor(1, "gustav", "self-report", "placesFilled", 0, "fullTimeMonthsDone", 0);
        Task review = the.theTask(the.contract(1), "review-self-report");
        assertThat(review.getAssignee()).as("the terms make the labour-market side responsible from now").isEqualTo("elin");
        assertThat(shown("review-self-report")).containsEntry("reportTo", "2027-04-30");
    }

    @Test
    @DisplayName("a change that is refused is told to who asked, and nothing has changed")
    void changeRefused() {
        the.untilTwoContracts();
        change("david", "COMMITMENT", "validFrom", "2026-09-01", "committedPlaces", 0, "legalGround", "MINOR_VALUE");
        the.completeFor(1, "anna", "approve-change", "approved", false, "comment", "Beslut saknas.", "decidedBy", null, "decisionDate",
                null,
                "decisionReference", null);
        assertThat(noticesTo("david")).anyMatch(text -> text.contains("Beslut saknas."));
        assertThat(contract().committedPlaces()).isEqualTo(1);
    }

    @Test
    @DisplayName("nobody approves what they have asked for themselves")
    void fourEyes() {
        the.untilTwoContracts();
        change("anna", "EXTENSION", "validFrom", "2026-09-01", "contractEnd", "2029-10-31", "legalGround", "CLAUSE");
        assertThat(groupsOf(the.theTask(the.contract(1), "approve-change"))).containsExactly("support-function");
        assertThatThrownBy(() -> the.completeFor(1, "anna", "approve-change", "decisionDate",
                "2026-08-30")).isInstanceOf(RuntimeException.class);
        assertThat(the.openSteps()).contains("approve-change");
    }

    @Test
    @DisplayName("a supplier that takes over gets the open work, and the earlier one's group has none of it")
    void takeover() {
        recruiting().at("2027-02-01").work();
        change("anna", "SUPPLIER_TAKEOVER", "validFrom", "2027-02-01", "supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129",
                "supplierContactName", "Hanna Ek", "supplierContactEmail", "hanna@renservice.example", "legalGround", "NEW_SUPPLIER");
        the.completeFor(1, "david", "approve-change", "decisionDate", "2027-01-30");
        assertThat(groupsOf(the.theTask(the.contract(1), "self-report"))).containsExactly("supplier-5599001129");
        the.completeFor(1, "hanna", "self-report", "placesFilled", 0, "fullTimeMonthsDone", 0).completeFor(1, "anna", "review-self-report")
                .at("2027-05-01").work();
        assertThat(groupsOf(the.theTask(the.contract(1),
                "self-report"))).as("work that comes later").containsExactly("supplier-5599001129");
    }

    @Test
    @DisplayName("a supplier's new name is shown from its day")
    void newName() {
        recruiting().at("2027-02-01").work();
        change("anna", "SUPPLIER_NAME", "validFrom", "2027-02-03", "supplierName", "Bygg & Bo i Väst AB");
        the.completeFor(1, "david", "approve-change", "decisionDate", "2027-01-30");
        assertThat(contract().supplierName()).isEqualTo("Bygg & Bo AB");
        the.at("2027-02-03").work();
        assertThat(contract().supplierName()).isEqualTo("Bygg & Bo i Väst AB");
        the.completeFor(1, "gustav", "self-report", "placesFilled", 0, "fullTimeMonthsDone", 0);
        assertThat(shown("review-self-report")).containsEntry("supplierName", "Bygg & Bo i Väst AB");
    }

    @Test
    @DisplayName("a new contact person gets the contract's open tasks without anybody's approval")
    void contactPerson() {
        recruiting();
        change("david", "CONTACT_PERSON", "validFrom", "2026-09-02", "contactPerson", "farid");
        assertThat(the.theTask(the.contract(1), "identify-candidates").getAssignee()).isEqualTo("farid");
        the.completeFor(1, "farid", "identify-candidates");
        assertThat(the.theTask(the.contract(1), "assess-candidates").getAssignee()).isEqualTo("farid");
    }

    @Test
    @DisplayName("after publication a cancellation waits for its bidders' time, and the court may set it aside")
    void cancelledAfterPublication() {
        the.untilAward().at("2026-08-21").reportEvent("anna", "cancellationDecisionDate", "2026-08-20", "cancellationNoticeSentDate",
                "2026-08-20",
                "noticeChannel", "ELECTRONIC");
        assertThat(the.openSteps()).contains("confirm-cancellation", "record-winner");
        the.at("2026-08-31T23:00:00");
        assertThatThrownBy(() -> the.complete("anna", "confirm-cancellation")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("har inte gått ut");
        the.at("2026-09-01").complete("anna", "confirm-cancellation", "cancellationOutcome", "SET_ASIDE");
        assertThat(the.openSteps()).contains("record-winner").doesNotContain("confirm-cancellation");
        assertThat(the.isRunning("procurement", the.number)).isTrue();
    }

    @Test
    @DisplayName("a termination takes two people, and falls when the second one says no")
    void terminationRefused() {
        the.untilTwoContracts().reportEvent("anna", "eventType", "CONTRACT_TERMINATED", "contractId", the.contract(1), "reason",
                "Vite räcker inte.");
        assertThat(the.isRunning("supplier", the.contract(1))).isTrue();
        the.completeFor(1, "david", "approve-event", "approved", false, "comment", "Försök rätta först.", "decidedBy", null,
                "decisionDate", null,
                "decisionReference", null);
        assertThat(contract().state()).isEqualTo(ContractState.RUNNING);
        assertThat(noticesTo("anna")).anyMatch(text -> text.contains("Försök rätta först."));
    }
}
