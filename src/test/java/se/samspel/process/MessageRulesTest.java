package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contract;
import se.samspel.contract.ContractState;
import se.samspel.contract.Contracts;

/** What holds for a message: it waits for a receiver who is late, comes once however often it is sent, and in the right order. */
class MessageRulesTest extends ProcessTest {

    @Autowired
    SubmissionArchive archive;
    @Autowired
    Contracts contracts;

    private String instance(String process, String key) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(key)
                .singleResult().getId();
    }

    private List<Submission> received(String process, String message) {
        return archive.ofCase(the.number).stream().filter(row -> row.kind() == Submission.Kind.MESSAGE && row.step().equals(message)
                && row.processKey().equals(process)).toList();
    }

    /** Runs the step that sends once more, as a job that is tried again after its transaction was lost does. */
    private void sendAgain(String instanceId, String step) {
        engine.getRuntimeService().createProcessInstanceModification(instanceId).startBeforeActivity(step).execute();
        the.work();
    }

    private Job sendingJob(String instanceId) {
        return engine.getManagementService().createJobQuery().processInstanceId(instanceId).messages().singleResult();
    }

    @Test
    @DisplayName("a message that must be taken and is not awaited yet is tried again, is at last an incident, and is delivered when it is "
            + "awaited")
    void notAwaited() {
        the.at("2026-02-02").register("anna").complete("anna", "first-contact").complete("david", "receive-planning")
                .complete("elin", "appoint-handlers").complete("elin", "analyse-target-group");
        String procurement = instance("procurement", the.number);
        String targetGroup = instance("target-group", the.number);
        engine.getRuntimeService().createProcessInstanceModification(procurement).cancelAllForActivity("labour-market-analysed").execute();
        String market = the.theTask(the.number, "analyse-labour-market").getId();
        the.as("elin", () -> engine.getFormService().submitTaskForm(market, Answers.to("analyse-labour-market")));

        int tries = 0;
        for (Job job = sendingJob(targetGroup); job.getRetries() > 0; job = sendingJob(targetGroup)) {
            String id = job.getId();
            assertThatThrownBy(() -> engine.getManagementService().executeJob(id)).hasStackTraceContaining("väntar inte på det");
            tries++;
        }
        assertThat(tries).isEqualTo(5);
        assertThat(received("procurement", "labour-market-analysed")).isEmpty();
        assertThat(engine.getRuntimeService().createIncidentQuery().processInstanceId(targetGroup).list())
                .singleElement().satisfies(incident -> assertThat(incident.getIncidentMessage()).contains("labour-market-analysed",
                        "väntar inte"));

        engine.getRuntimeService().createProcessInstanceModification(procurement).startBeforeActivity("labour-market-analysed").execute();
        engine.getManagementService().setJobRetries(sendingJob(targetGroup).getId(), 1);
        the.at("2026-02-03").work().complete("anna", "map-needs");
        assertThat(received("procurement", "labour-market-analysed")).hasSize(1);
        assertThat(the.openSteps()).containsExactly("prepare-decision-basis");
    }

    @Test
    @DisplayName("the same message sent a second time is taken for what it is: entered once, and nobody's work begins again")
    void twice() {
        the.untilTermsApproved();
        List<String> before = the.openSteps();
        sendAgain(instance("procurement", the.number), "send-requirement-decided");
        assertThat(received("target-group", "requirement-decided")).hasSize(1);
        assertThat(the.openSteps().stream().filter("plan-preparation"::equals))
                .hasSize((int) before.stream().filter("plan-preparation"::equals).count());
    }

    @Test
    @DisplayName("a contract's profile sent a second time starts no second recruitment")
    void profileTwice() {
        the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav", "competence-profile");
        sendAgain(instance("supplier", the.contract(1)), "send-competence-profile");
        assertThat(received("target-group", "competence-profile-sent")).hasSize(1);
        assertThat(the.tasks("identify-candidates")).hasSize(1);
    }

    @Test
    @DisplayName("the same candidates presented in a second round are a new message: the supplier is asked again")
    void secondRound() {
        the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav", "competence-profile");
        for (int round = 1; round <= 2; round++) {
            the.completeFor(1, "elin", "identify-candidates").completeFor(1, "elin", "assess-candidates")
                    .completeFor(1, "elin", "present-candidates");
            assertThat(the.theTask(the.contract(1), "interview-candidates")).as("round %d", round).isNotNull();
            the.completeFor(1, "gustav", "interview-candidates", "candidate1Decision", "DECLINE", "candidate1Reason",
                    "Kan inte börja i tid.");
        }
        assertThat(received("supplier", "candidates-presented")).hasSize(2)
                .extracting(row -> row.answers().get("round")).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("what ends a contract reaches that contract's own work first, and only then those who wait for the last contract")
    void ownScopeFirst() {
        the.untilAward().complete("anna", "record-winner").at("2026-09-01").work().complete("anna", "confirm-standstill-over")
                .complete("anna", "second-contact").completeFor(1, "david", "appoint-contact-person", "contactPerson", "elin")
                .at("2026-09-02").complete("elin", "plan-preparation").completeFor(1, "elin", "kickoff-meeting")
                .completeFor(1, "gustav", "competence-profile");
        the.terminated(1, "david", "anna", "Hävt.");
        assertThat(the.isRunning("target-group", the.number)).isFalse();
        assertThat(the.pathway("target-group", the.number)).contains("recruitment-ended").last().isEqualTo("target-group-closed");
    }

    @Test
    @DisplayName("a cancelled procurement makes no contract of a winner that was only recorded")
    void recordedWinners() {
        the.untilAward().complete("anna", "record-winner", "moreWinners", true, "lot", "Norr")
                .complete("anna", "record-winner", "supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129", "lot", "Söder");
        assertThat(contracts.ofCase(the.number)).extracting(Contract::state).containsOnly(ContractState.RECORDED).hasSize(2);
        the.cancelled("david").documented();
        assertThat(contracts.ofCase(the.number)).extracting(Contract::state).containsOnly(ContractState.CANCELLED).hasSize(2);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKeyLike(the.number + "%").list())
                .extracting(ProcessInstance::getProcessDefinitionId).allMatch(definition -> definition.startsWith("notice:"));
    }

    @Test
    @DisplayName("a procurement that is told alone of its cancellation leaves no winner recorded, and does not end a contract that runs")
    void toldAlone() {
        the.untilAward().complete("anna", "record-winner", "moreWinners", true, "lot", "Norr")
                .complete("anna", "record-winner", "supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129", "lot", "Söder")
                .at("2026-09-01").work().complete("anna", "confirm-standstill-over").complete("anna", "second-contact")
                .completeFor(1, "david", "appoint-contact-person", "contactPerson", "elin");
        engine.getRuntimeService().createMessageCorrelation("procurement-cancelled").processInstanceId(instance("procurement", the.number))
                .correlate();
        the.work();
        assertThat(contracts.find(the.contract(1))).map(Contract::state).contains(ContractState.RUNNING);
        assertThat(contracts.find(the.contract(2))).map(Contract::state).contains(ContractState.CANCELLED);
    }

    @Test
    @DisplayName("a procurer reports an event of her own unit's case, and nobody else's procurer does")
    void ownEvent() {
        the.untilTwoContracts();
        assertThatThrownBy(() -> the.reportEvent("bengt")).hasMessageContaining("Det finns inget pågående ärende");
        assertThat(the.isRunning("procurement", the.number)).isTrue();
        the.terminated(2, "anna", "david", "Leverantören är i konkurs.");
        assertThat(contracts.find(the.contract(2))).map(Contract::state).contains(ContractState.TERMINATED);
        assertThatThrownBy(() -> the.reportEvent("anna", "eventType", "CONTRACT_TERMINATED", "contractId", the.contract(2), "reason",
                "Igen."))
                .hasMessageContaining("Det finns inget pågående avtal");
        assertThat(contracts.find(the.contract(1))).map(Contract::state).contains(ContractState.RUNNING);
    }
}
