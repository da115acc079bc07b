package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.contract.Contracts;
import se.samspel.contract.Places;
import se.samspel.forms.InvalidSubmission;

/** What a supplier tells of its contract between the reports, each lived through to what follows from it. */
class ReportFromSupplierTest extends ProcessTest {

    @Autowired
    Contracts contracts;
    @Autowired
    Places placements;
    @Autowired
    JdbcTemplate jdbc;

    private Case recruiting() {
        return the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav",
                "competence-profile");
    }

    private Case placed() {
        return recruiting().completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates").completeFor(1, "gustav", "interview-candidates")
                .completeFor(1, "gustav", "confirm-placement").completeFor(1, "elin", "support-employment");
    }

    private Case report(String user, String noticeType, Object... answers) {
        Map<String, Object> given = new LinkedHashMap<>(Map.of("contractId", the.contract(1), "noticeType", noticeType));
        for (int i = 0; i < answers.length; i += 2) {
            given.put((String) answers[i], answers[i + 1]);
        }
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("report-from-supplier")
                .latestVersion().singleResult().getId();
        the.as(user, () -> engine.getFormService().submitStartForm(definition, given));
        return the.work();
    }

    private String place() {
        return the.contract(1) + "-P1";
    }

    private Map<String, Object> row() {
        return jdbc.queryForMap("SELECT state, ended_on::text, ended_by FROM place WHERE contract_id = ? AND number = 1", the.contract(1));
    }

    private List<String> noticesTo(String group) {
        return the.tasks("read-notice").stream().filter(task -> group.equals(task.getAssignee()) || engine.getTaskService()
                .getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> group.equals(link.getGroupId())))
                .map(task -> engine.getTaskService().getVariable(task.getId(), "noticeText").toString()).toList();
    }

    @Test
    @DisplayName("a place that the supplier says has ended is free at once; whose cause it was is the contact person's to say")
    void placeEnded() {
        placed().at("2027-01-20").work();
        report("gustav", "PLACE_ENDED", "placeNumber", place(), "endedOn", "2027-01-15");
        assertThat(row()).containsEntry("state", "ENDED").containsEntry("ended_on", "2027-01-15").containsEntry("ended_by", null);
        assertThat(placements.remaining(the.contract(1))).isOne();
        assertThat(the.openSteps()).contains("identify-candidates", "handle-supplier-notice");
        assertThat(jdbc.queryForList("SELECT answers::text || coalesce(labels::text, '') FROM submission WHERE step ="
                + " 'report-from-supplier' AND registry_number = ?", String.class, the.number)).as("the contract's zone names nobody")
                .noneMatch(kept -> kept.contains("K-7F3Q9M"));
        Task task = the.theTask(the.contract(1), "handle-supplier-notice");
        assertThat(task.getAssignee()).isEqualTo("elin");
        the.completeFor(1, "elin", "handle-supplier-notice", "endReason", "REDUNDANCY");
        assertThat(row()).containsEntry("ended_by", "SUPPLIER");
        assertThat(the.openSteps()).doesNotContain("handle-supplier-notice");
        // It cannot end twice, and the person is followed up all the same.
        assertThatThrownBy(() -> report("gustav", "PLACE_ENDED", "placeNumber", place(), "endedOn", "2027-01-16"))
                .isInstanceOf(InvalidSubmission.class);
        the.at("2027-02-20").work();
        assertThat(the.openSteps()).contains("follow-up-placement");
    }

    @Test
    @DisplayName("an end that is not true gives the place back, and the supplier is told")
    void notEnded() {
        placed().at("2027-01-20").work();
        report("gustav", "PLACE_ENDED", "placeNumber", place(), "endedOn", "2027-01-15");
        the.completeFor(1, "elin", "handle-supplier-notice", "noticeAccepted", "NO", "comment", "Personen är sjuk, inte borta.",
                "endReason", null);
        assertThat(row()).containsEntry("state", "STARTED").containsEntry("ended_on", null);
        assertThat(noticesTo("supplier-5566778899")).anyMatch(text -> text.contains("Personen är sjuk, inte borta."));
    }

    @Test
    @DisplayName("nobody reports of another's contract or place, and what is said of it tells nothing")
    void othersContract() {
        placed();
        for (String who : List.of("hanna", "farid", "bengt")) {
            assertThatThrownBy(() -> report(who, "OTHER", "noticeText", "Hej")).as(who).isInstanceOf(InvalidSubmission.class)
                    .hasMessageContaining("”Vilket avtal?” ska vara ett av alternativen");
        }
        assertThatThrownBy(() -> report("gustav", "PLACE_ENDED", "placeNumber", the.contract(2) + "-P1", "endedOn", "2026-09-02"))
                .isInstanceOf(InvalidSubmission.class);
        for (String who : List.of("gustav", "anna", "elin")) {
            report(who, "OTHER", "noticeText", "Vi byter telefonväxel.");
        }
        assertThat(the.tasks("handle-supplier-notice")).hasSize(3);
    }

    @Test
    @DisplayName("hours that change give a new part: months are counted by part; a pause gives none")
    void parts() {
        placed().at("2027-02-20").work();
        String before = contracts.fulfilment(the.contract(1));
        assertThat(before).contains("12,0 enligt prognosen");
        report("gustav", "PLACE_CHANGED", "placeNumber", place(), "placeChange", "NEW_TERMS", "changeFrom", "2027-02-20", "placementType",
                "EMPLOYMENT", "employmentForm", "FIXED_TERM", "extentPercent", 50, "plannedEndDate", "2027-11-19")
                .completeFor(1, "elin", "handle-supplier-notice", "endReason", null);
        assertThat(contracts.fulfilment(the.contract(1))).contains("7,5 enligt prognosen");
        report("gustav", "PLACE_CHANGED", "placeNumber", place(), "placeChange", "PAUSE", "changeFrom", "2027-03-20")
                .completeFor(1, "elin", "handle-supplier-notice", "endReason", null);
        report("gustav", "PLACE_CHANGED", "placeNumber", place(), "placeChange", "RESUME", "changeFrom", "2027-05-20")
                .completeFor(1, "elin", "handle-supplier-notice", "endReason", null);
        assertThat(contracts.fulfilment(the.contract(1))).contains("6,5 enligt prognosen", "Bekräftade placeringar: 1");
    }

    @Test
    @DisplayName("somebody employed without being presented counts when the contact person confirms it, and is followed up")
    void ownRecruitment() {
        the.untilTwoContracts().at("2026-12-02").completeFor(1, "elin", "kickoff-meeting");
        report("gustav", "OWN_RECRUITMENT", "placementType", "EMPLOYMENT", "employmentForm", "PERMANENT", "extentPercent", 80, "startDate",
                "2026-11-20");
        assertThat(engine.getFormService().getTaskFormVariables(the.theTask(the.contract(1), "confirm-own-recruitment").getId()))
                .containsEntry("extentPercent", 80);
        assertThat(placements.firstIsMade(the.contract(1))).isFalse();
        the.completeFor(1, "elin", "confirm-own-recruitment", "extentPercent", 80);
        assertThat(placements.firstIsMade(the.contract(1))).isTrue();
        assertThat(contracts.fulfilment(the.contract(1))).startsWith("Bekräftade placeringar: 1 av 1");
        the.at("2026-12-20").work().completeFor(1, "elin", "follow-up-placement");
        the.at("2027-05-02").work();
        assertThat(the.tasks("handle-escalation")).filteredOn(task -> the.contract(1).equals(
                engine.getTaskService().getVariable(task.getId(), "contractId"))).extracting(task -> engine.getTaskService()
                .getVariable(task.getId(), "escalatedStep")).doesNotContain("Första platsen");
    }

    @Test
    @DisplayName("an own recruitment that is not of the target group is not counted, and the supplier is told why")
    void ownRecruitmentRefused() {
        the.untilTwoContracts().at("2026-12-02");
        report("gustav", "OWN_RECRUITMENT", "placementType", "EMPLOYMENT", "employmentForm", "PERMANENT", "extentPercent", 80, "startDate",
                "2026-11-20");
        assertThatThrownBy(() -> the.completeFor(1, "elin", "confirm-own-recruitment", "inTargetGroup", "NO"))
                .hasMessageContaining("Platsen kan bara räknas");
        the.completeFor(1, "elin", "confirm-own-recruitment", "confirmed", "NO", "inTargetGroup", "NO", "comment", "Inte ur målgruppen.",
                "candidateReference", null, "placementType", null, "employmentForm", null, "extentPercent", null, "startDate", null);
        assertThat(placements.firstIsMade(the.contract(1))).isFalse();
        assertThat(noticesTo("supplier-5566778899")).anyMatch(text -> text.contains("Inte ur målgruppen."));
    }

    @Test
    @DisplayName("a place is never moved to another supplier's contract")
    void moved() {
        placed().at("2027-02-20").work();
        assertThatThrownBy(() -> report("anna", "PLACE_CHANGED", "placeNumber", place(), "placeChange", "MOVE", "changeFrom", "2027-02-20",
                "newContractId", the.contract(2), "placementType", "EMPLOYMENT", "employmentForm", "PERMANENT", "extentPercent", 100))
                .hasMessageContaining("Båda avtalen ska vara samma leverantörs");
    }

    @Test
    @DisplayName("moved between two contracts of one supplier, the months of each are its own")
    void movedToOwn() {
        the.untilAward().complete("anna", "record-winner", "moreWinners", true, "lot", "Norr").complete("anna", "record-winner", "lot",
                "Söder").at("2026-09-01").work().complete("anna", "confirm-standstill-over").complete("anna", "second-contact")
                .completeFor(1, "david", "appoint-contact-person").completeFor(2, "david", "appoint-contact-person").at("2026-09-02")
                .completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav", "competence-profile")
                .completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                .completeFor(1, "elin", "present-candidates").completeFor(1, "gustav", "interview-candidates")
                .completeFor(1, "gustav", "confirm-placement").at("2027-02-20").work();
        report("gustav", "PLACE_CHANGED", "placeNumber", place(), "placeChange", "MOVE", "changeFrom", "2027-02-20",
                "newContractId", the.contract(2), "placementType", "EMPLOYMENT", "employmentForm", "FIXED_TERM", "extentPercent", 100)
                .completeFor(1, "elin", "handle-supplier-notice", "endReason", null);
        assertThat(row()).containsEntry("state", "ENDED").containsEntry("ended_on", "2027-02-19").containsEntry("ended_by", "NEITHER");
        assertThat(contracts.fulfilment(the.contract(1))).contains("Heltidsmånader: 3,0");
        assertThat(contracts.fulfilment(the.contract(2))).startsWith("Bekräftade placeringar: 1 av 1").contains("9,0 enligt prognosen");
    }

    @Test
    @DisplayName("a need that has changed: a new profile takes the earlier one's place, and the search begins again with it")
    void needChanged() {
        recruiting().completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates");
        assertThat(the.openSteps()).contains("present-candidates");
        report("gustav", "NEED_CHANGED").completeFor(1, "gustav", "competence-profile", "occupation", "Målare", "places", 2,
                "agreedCandidates", 3);
        assertThat(the.openSteps()).contains("identify-candidates").doesNotContain("present-candidates", "competence-profile");
        assertThat(engine.getFormService().getTaskFormVariables(the.theTask(the.contract(1), "identify-candidates").getId()))
                .containsEntry("occupation", "Målare");
        assertThat(placements.remaining(the.contract(1))).isEqualTo(2);
        // Back to the first need: that too is a change.
        report("gustav", "NEED_CHANGED").completeFor(1, "gustav", "competence-profile");
        assertThat(engine.getFormService().getTaskFormVariables(the.theTask(the.contract(1), "identify-candidates").getId()))
                .containsEntry("occupation", "Lokalvårdare");
    }

    @Test
    @DisplayName("a need that changes while the supplier interviews waits for its answer, and counts from then")
    void needChangedDuringInterviews() {
        recruiting().completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates").completeFor(1, "elin",
                "present-candidates");
        report("gustav", "NEED_CHANGED").completeFor(1, "gustav", "competence-profile", "places", 2, "agreedCandidates", 3);
        assertThat(the.openSteps()).contains("interview-candidates").doesNotContain("identify-candidates");
        the.completeFor(1, "gustav", "interview-candidates");
        assertThat(the.openSteps()).contains("identify-candidates", "confirm-placement");
    }

    @Test
    @DisplayName("a contract that ends takes the open question of a new profile with it")
    void needAtTheEnd() {
        recruiting();
        report("gustav", "NEED_CHANGED");
        the.terminated(1, "anna", "david", "Konkurs.");
        assertThat(the.tasks("competence-profile")).filteredOn(task -> the.contract(1).equals(
                engine.getTaskService().getVariable(task.getId(), "contractId"))).isEmpty();
    }

    @Test
    @DisplayName("a new contact at the company's own domain is invited at once; another address waits for the contact person's yes")
    void contact() {
        the.untilTwoContracts().at("2026-09-02");
        report("gustav", "CONTACT_CHANGED", "supplierContactName", "Gerd Ny", "supplierContactEmail", "gerd@example.se",
                "formerContactLeft", "NO");
        assertThat(contracts.find(the.contract(1)).orElseThrow().supplierContactEmail()).isEqualTo("gerd@example.se");
        assertThat(noticesTo("elin")).anyMatch(text -> text.contains("Gerd Ny"));
        report("gustav", "CONTACT_CHANGED", "supplierContactName", "Göte Annan", "supplierContactEmail", "gote-" + the.number.toLowerCase()
                + "@annan.example.se", "formerContactLeft", "NO");
        assertThat(contracts.find(the.contract(1)).orElseThrow().supplierContactName()).isEqualTo("Gerd Ny");
        the.completeFor(1, "elin", "handle-supplier-notice", "endReason", null);
        assertThat(contracts.find(the.contract(1)).orElseThrow().supplierContactName()).isEqualTo("Göte Annan");
    }
}
