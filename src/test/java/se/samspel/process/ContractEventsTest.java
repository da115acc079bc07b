package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.contract.ContractState;
import se.samspel.contract.Contracts;
import se.samspel.forms.InvalidSubmission;

/**
 * A contract that is terminated or whose procurement is cancelled, before, while and after its supplier process starts. The events
 * are those of a life: A the award's message is sent, T the termination's, C the cancellation's, in every order in which the job
 * executor can take them.
 */
class ContractEventsTest extends ProcessTest {

    @Autowired
    Contracts contracts;

    private ContractState state() {
        return contracts.find(the.contract(1)).orElseThrow().state();
    }

    private void untilContactPoint2() {
        the.untilAward().complete("anna", "record-winner").at("2026-09-01").work().complete("anna", "confirm-standstill-over")
                .complete("anna", "second-contact");
    }

    private void appointOnly() {
        String task = the.theTask(the.contract(1), "appoint-contact-person").getId();
        the.as("david", () -> engine.getFormService().submitTaskForm(task, Answers.to("appoint-contact-person", "contactPerson", "elin")));
    }

    private void reportOnly(char event) {
        var answers = event == 'T' ? Answers.to("report-event", "eventType", "CONTRACT_TERMINATED", "contractId", the.contract(1),
                "reason", "Leverantören är i konkurs.") : Answers.to("report-event", Case.CANCELLED);
        answers.put("registryNumber", the.number);
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("report-event")
                .latestVersion()
                .singleResult().getId();
        the.as("david", () -> engine.getFormService().submitStartForm(definition, answers));
        String step = event == 'T' ? "approve-event" : "confirm-cancellation";
        String task = the.theTask(the.number, step).getId();
        the.as("anna", () -> engine.getFormService().submitTaskForm(task, Answers.to(step)));
    }

    /** Runs the next job that sends the event's message, if one is left. */
    private void send(char event) {
        String activity = switch (event) {
            case 'A' -> "send-contract-awarded";
            case 'T' -> "send-contract-terminated";
            default -> "send-procurement-cancelled";
        };
        List<Job> jobs = the.instanceIds().stream().flatMap(id -> engine.getManagementService().createJobQuery().processInstanceId(id)
                .activityId(activity).list().stream()).toList();
        jobs.stream().findFirst().ifPresent(job -> engine.getManagementService().executeJob(job.getId()));
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                Arguments.of("T", "AT", ContractState.TERMINATED), Arguments.of("T", "TA", ContractState.TERMINATED),
                Arguments.of("TT", "TAT", ContractState.TERMINATED), Arguments.of("TT", "TTA", ContractState.TERMINATED),
                Arguments.of("C", "AC", ContractState.CANCELLED), Arguments.of("C", "CA", ContractState.CANCELLED),
                Arguments.of("CC", "CCA", ContractState.CANCELLED),
                Arguments.of("TC", "TCA", ContractState.CANCELLED), Arguments.of("TC", "TAC", ContractState.TERMINATED),
                Arguments.of("TC", "CTA", ContractState.CANCELLED), Arguments.of("TC", "ATC", ContractState.TERMINATED),
                Arguments.of("TC", "ACT", ContractState.CANCELLED));
    }

    @ParameterizedTest(name = "reported between appointment and start: {0}, sent in the order {1}: the contract ends {2}")
    @MethodSource("orders")
    void between(String reported, String order, ContractState end) {
        untilContactPoint2();
        appointOnly();
        assertThat(state()).as("what has no process does not run").isEqualTo(ContractState.RECORDED);
        reported.chars().forEach(event -> reportOnly((char) event));
        order.chars().forEach(event -> send((char) event));
        the.work();
        assertEnded(end, reported.contains("C"), reported.contains("T"));
    }

    static Stream<Arguments> running() {
        return Stream.of(Arguments.of("T", ContractState.TERMINATED), Arguments.of("TT", ContractState.TERMINATED));
    }

    @ParameterizedTest(name = "reported while it runs: {0}: the contract ends {1}")
    @MethodSource("running")
    void whileItRuns(String events, ContractState end) {
        untilContactPoint2();
        appointOnly();
        the.work();
        assertThat(state()).isEqualTo(ContractState.RUNNING);
        assertThat(the.isRunning("supplier", the.contract(1))).isTrue();
        events.chars().forEach(event -> reportOnly((char) event));
        events.chars().forEach(event -> send((char) event));
        the.work();
        assertEnded(end, events.contains("C"), events.contains("T"));
    }

    private void assertEnded(ContractState end, boolean cancelled, boolean terminated) {
        assertThat(state()).isEqualTo(end);
        the.documented();
        assertThat(the.isRunning("supplier", the.contract(1))).isFalse();
        assertThat(the.isRunning("target-group", the.number)).isFalse();
        assertThat(the.isRunning("procurement", the.number)).isEqualTo(!cancelled);
        assertThat(the.openSteps().stream().distinct()).containsExactlyElementsOf(
                cancelled ? List.of("read-notice") : List.of("evaluate-procurement", "read-notice"));
        if (terminated && !cancelled) {
            assertThat(the.tasks("read-notice")).anySatisfy(task ->
                    assertThat(engine.getTaskService().getVariable(task.getId(), "noticeText").toString()).contains("konkurs"));
        }
        assertThat(engine.getRuntimeService().createIncidentQuery().list()).noneMatch(incident ->
                the.instanceIds().contains(incident.getProcessInstanceId()));
    }

    @Test
    @DisplayName("before a contact person is appointed a termination is refused, and a cancellation makes no contract")
    void beforeAppointment() {
        untilContactPoint2();
        assertThatThrownBy(() -> reportOnly('T')).isInstanceOf(InvalidSubmission.class);
        the.cancelled("david");
        assertEnded(ContractState.CANCELLED, true, false);
    }

    @Test
    @DisplayName("what waits for approval falls away by itself when the contract ends meanwhile, and who asked is told")
    void approvalFallsAway() {
        untilContactPoint2();
        appointOnly();
        the.work();
        the.reportEvent("anna", "eventType", "CONTRACT_TERMINATED", "contractId", the.contract(1), "reason", "Konkurs.",
                "terminationCause", "BANKRUPTCY");
        the.reportEvent("david", "eventType", "CONTRACT_TERMINATED", "contractId", the.contract(1), "reason", "Konkurs.");
        String asked = the.tasks("approve-event").stream().filter(task -> groupsOf(task).contains("support-function")).findFirst()
                .orElseThrow().getId();
        the.as("david", () -> engine.getFormService().submitTaskForm(asked, Answers.to("approve-event", "decisionDate", "2026-08-30")));
        the.work();
        assertThat(state()).isEqualTo(ContractState.TERMINATED);
        assertThat(the.tasks("approve-event")).as("the other report").isEmpty();
        assertThat(the.tasks("read-notice")).anySatisfy(task -> {
            assertThat(task.getAssignee()).isEqualTo("david");
            assertThat(engine.getTaskService().getVariable(task.getId(), "noticeText").toString()).contains("Avtalet har hunnit upphöra");
        });
        assertThat(contracts.results(the.number)).contains("konkurs");
    }

    private List<String> groupsOf(org.camunda.bpm.engine.task.Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(org.camunda.bpm.engine.task.IdentityLink::getGroupId).filter(group -> group != null).toList();
    }

    @Test
    @DisplayName("a contract that a court has declared invalid ends with that cause")
    void invalid() {
        untilContactPoint2();
        appointOnly();
        the.work();
        the.reportEvent("anna", "eventType", "CONTRACT_TERMINATED", "contractId", the.contract(1), "reason", "Dom i mål 123-26.",
                "terminationCause", "INVALID").completeFor(1, "david", "approve-event", "decisionDate", "2026-08-30");
        assertThat(state()).isEqualTo(ContractState.TERMINATED);
        assertThat(contracts.results(the.number)).contains("ogiltigt av domstol");
    }

    @Test
    @DisplayName("once a contract runs its procurement is not cancelled any more: contracts are terminated, one by one")
    void runsAlready() {
        untilContactPoint2();
        appointOnly();
        the.work();
        assertThatThrownBy(() -> reportOnly('C')).isInstanceOf(InvalidSubmission.class).hasMessageContaining("Ett avtal löper redan");
        assertThat(state()).isEqualTo(ContractState.RUNNING);
    }

    @Test
    @DisplayName("a procurement that the court orders done again leaves no winner recorded for ever")
    void redoneByCourt() {
        the.untilAward().complete("anna", "record-winner").complete("anna", "monitor-standstill")
                .complete("anna", "await-review", "reviewOutcome", "REDO_PROCUREMENT", "rulingDate", null, "rulingDispatchedDate", null);
        assertThat(the.openSteps()).contains("publish");
        assertThat(contracts.of(the.number)).isEmpty();
    }
}
