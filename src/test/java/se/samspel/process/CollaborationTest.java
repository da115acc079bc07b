package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;

/** The three processes together: what they tell each other, and what they never do. */
class CollaborationTest extends ProcessTest {

    @Autowired
    SubmissionArchive archive;

    @Test
    @DisplayName("both suppliers' whole way, side by side, to the evaluation")
    void twoSuppliersToTheEnd() {
        the.untilTwoContracts().at("2026-09-02").documented().complete("elin", "plan-preparation");
        List.of(1, 2).forEach(n -> {
            String officer = n == 1 ? "elin" : "farid";
            String supplier = n == 1 ? "gustav" : "hanna";
            the.completeFor(n, officer, "kickoff-meeting").completeFor(n, supplier, "competence-profile")
                    .completeFor(n, officer, "identify-candidates").completeFor(n, officer, "assess-candidates")
                    .completeFor(n, officer, "present-candidates", "candidate1Reference", n == 1 ? "K-AAAAA1" : "K-BBBBB2");
        });
        the.completeFor(2, "hanna", "interview-candidates").completeFor(1, "gustav", "interview-candidates")
                .completeFor(1, "gustav", "confirm-placement").completeFor(2, "hanna", "confirm-placement");
        the.at("2028-10-01").work().completeFor(1, "gustav", "final-report").completeFor(1, "anna", "review-final-report")
                .at("2028-11-01").work().completeFor(1, "anna", "closing-meeting");
        assertThat(the.isRunning("target-group", the.number)).isTrue();
        assertThat(the.tasks("evaluate-procurement")).isEmpty();
        the.completeFor(2, "hanna", "final-report").completeFor(2, "anna", "closing-meeting");
        for (int month : List.of(1, 3, 6, 12)) {
            assertThat(the.isRunning("target-group", the.number)).as("before the follow-ups of month %d", month).isTrue();
            the.completeFor(1, "elin", "follow-up-placement").completeFor(2, "farid", "follow-up-placement");
        }
        assertThat(the.isRunning("target-group", the.number)).isFalse();
        the.complete("anna", "evaluate-procurement");
        assertThat(the.instanceIds()).isEmpty();
    }

    @Test
    @DisplayName("a supplier's process knows nothing of the other supplier or of the city's assessments")
    void suppliersApart() {
        the.untilTwoContracts();
        for (int n : List.of(1, 2)) {
            String own = n == 1 ? "Bygg & Bo AB" : "Ren Service AB";
            String other = n == 1 ? "Ren Service AB" : "Bygg & Bo AB";
            String instance = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(the.contract(n))
                    .singleResult().getId();
            String everything = the.variables("supplier", the.contract(n)) + " " + archive.ofInstance(instance);
            assertThat(everything).contains(own).doesNotContain(other, "hanna@", "gustav@", "Stadigvarande behov", "Brist på städpersonal",
                    "Unga vuxna utan gymnasieexamen", n == 1 ? "5599001129" : "5566778899");
        }
    }

    @Test
    @DisplayName("correlation links the candidates to the contract that asked for them")
    void candidatesReachTheirContract() {
        the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(2, "farid", "kickoff-meeting")
                .completeFor(1, "gustav", "competence-profile").completeFor(2, "hanna", "competence-profile")
                .completeFor(2, "farid", "identify-candidates").completeFor(2, "farid", "assess-candidates")
                .completeFor(2, "farid", "present-candidates");
        assertThat(the.theTask(the.contract(2), "interview-candidates").getProcessInstanceId())
                .isEqualTo(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(the.contract(2))
                        .singleResult().getId());
        assertThat(the.tasks("interview-candidates")).hasSize(1);
        assertThat(the.theTask(the.contract(1), "identify-candidates").getAssignee()).isEqualTo("elin");
    }

    static Stream<Arguments> startMessages() {
        return Stream.of(Arguments.of("procurement-planned", "target-group"), Arguments.of("contract-awarded", "supplier"));
    }

    @ParameterizedTest(name = "{0} from outside the processes, when there is a {1} already, starts no second one")
    @MethodSource("startMessages")
    void foreignStart(String message, String process) {
        the.untilTwoContracts();
        String key = process.equals("supplier") ? the.contract(1) : the.number;
        assertThatThrownBy(() -> engine.getRuntimeService().createMessageCorrelation(message).processInstanceBusinessKey(key).correlate())
                .hasMessageContaining("har redan startats");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(key)
                .count())
                .isEqualTo(1);
    }

    static Stream<String> waitedOnce() {
        return Stream.of("labour-market-analysed", "requirement-decided");
    }

    @ParameterizedTest(name = "{0} from outside, when nobody waits for it any more, changes nothing")
    @MethodSource("waitedOnce")
    void foreignMessage(String message) {
        the.untilTermsApproved();
        List<String> before = the.openSteps();
        assertThatThrownBy(() -> engine.getRuntimeService().createMessageCorrelation(message).processInstanceBusinessKey(the.number)
                .correlate())
                .isInstanceOf(MismatchingMessageCorrelationException.class);
        assertThat(the.work().openSteps()).isEqualTo(before);
    }

    @Test
    @DisplayName("a skills profile from outside the processes starts no recruitment")
    void unknownProfile() {
        the.untilTwoContracts();
        assertThatThrownBy(() -> engine.getRuntimeService().createMessageCorrelation("competence-profile-sent")
                .processInstanceBusinessKey(the.number).setVariablesToTriggeredScope(Map.of("contractId", the.contract(1))).correlate())
                .hasMessageContaining("bara skickas av processerna");
        assertThat(the.openSteps()).doesNotContain("identify-candidates");
    }

    @Test
    @DisplayName("a skills profile that comes twice starts no second recruitment")
    void duplicateProfile() {
        the.untilTwoContracts().at("2026-09-02").completeFor(1, "elin", "kickoff-meeting").completeFor(1, "gustav", "competence-profile");
        assertThat(the.tasks("identify-candidates")).hasSize(1);
        assertThatThrownBy(() -> engine.getRuntimeService().createMessageCorrelation("competence-profile-sent")
                .processInstanceBusinessKey(the.number).setVariablesToTriggeredScope(Map.of("contractId", the.contract(1))).correlate())
                .as("the recruitment waits for a later profile too: from outside, it is nobody's to say which is meant")
                .isInstanceOf(MismatchingMessageCorrelationException.class);
        assertThat(the.tasks("identify-candidates")).hasSize(1);
    }

    @Test
    @DisplayName("a message for an unknown case reaches nobody")
    void unknownCase() {
        the.untilTermsApproved();
        assertThatThrownBy(() -> engine.getRuntimeService().createMessageCorrelation("contract-closed")
                .processInstanceBusinessKey("UPH-FINNS-INTE").correlate()).isInstanceOf(MismatchingMessageCorrelationException.class);
    }

    /** The phase's name and how far the case has come. */
    static Stream<Arguments> phases() {
        return Stream.of(
                phase("contact point 1", the -> the.at("2026-02-02").register("anna")),
                phase("planning", the -> the.at("2026-02-02").register("anna").complete("anna", "first-contact")
                        .complete("david", "receive-planning").complete("elin", "appoint-handlers")),
                phase("decision", Case::untilDecision),
                phase("terms approved", the -> the.untilTermsApproved()),
                phase("award", Case::untilAward),
                phase("standstill", the -> the.untilAward().complete("anna", "record-winner")),
                phase("review", the -> the.untilAward().complete("anna", "record-winner").complete("anna", "monitor-standstill")),
                phase("contact point 2", the -> the.untilAward().complete("anna", "record-winner").at("2026-09-01").work()
                        .complete("anna", "confirm-standstill-over")));
    }

    private static Arguments phase(String name, java.util.function.Consumer<Case> play) {
        return Arguments.of(name, play);
    }

    @ParameterizedTest(name = "cancelled at {0}: everything that waited ends, everybody with a part is told")
    @MethodSource("phases")
    void cancelled(String phase, java.util.function.Consumer<Case> play) {
        play.accept(the);
        boolean matchingHadPart = the.isRunning("target-group", the.number);
        if (archive.latestOfCase(the.number, "publish").isPresent()) {
            the.cancelled("david").documented();
        } else {
            the.reportEvent("david");
        }
        assertThat(the.isRunning("procurement", the.number)).isFalse();
        assertThat(the.isRunning("target-group", the.number)).isFalse();
        assertThat(the.isRunning("supplier", the.contract(1))).isFalse();
        assertThat(the.openSteps()).isNotEmpty().allMatch(step -> step.equals("read-notice"));
        assertThat(readers()).contains("anna", "support-function");
        if (matchingHadPart) {
            assertThat(readers()).contains("matching-officer");
        }
        assertThat(the.tasks("read-notice")).allSatisfy(task ->
                assertThat(engine.getTaskService().getVariable(task.getId(), "noticeText").toString()).contains("Behovet har fallit bort"));
    }

    private List<String> readers() {
        return the.tasks("read-notice").stream().flatMap(task -> task.getAssignee() != null ? Stream.of(task.getAssignee())
                : engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().map(link -> link.getGroupId())).toList();
    }

    @Test
    @DisplayName("one contract terminated: the other goes on, and the case ends when it is closed")
    void oneContractTerminated() {
        the.untilTwoContracts().terminated(2, "david", "anna", "Leverantören är i konkurs.");
        assertThat(the.isRunning("supplier", the.contract(2))).isFalse();
        assertThat(the.isRunning("supplier", the.contract(1))).isTrue();
        assertThat(the.isRunning("target-group", the.number)).isTrue();
        assertThat(the.tasks("evaluate-procurement")).isEmpty();
        the.terminated(1, "anna", "david", "Hävt.");
        assertThat(the.isRunning("target-group", the.number)).isFalse();
        the.complete("anna", "evaluate-procurement");
    }

    @Test
    @DisplayName("every message in the archive carries only listed fields, and none of a candidate beyond the reference")
    void nothingButListedFields() {
        the.untilTwoContracts();
        List<Submission> messages = archive.ofCase(the.number).stream().filter(row -> row.kind() == Submission.Kind.MESSAGE).toList();
        assertThat(messages).extracting(Submission::step).contains("procurement-planned", "labour-market-analysed", "requirement-decided",
                "contract-awarded");
        assertThat(messages).filteredOn(row -> row.step().equals("contract-awarded")).allSatisfy(row ->
                assertThat(row.answers().keySet()).doesNotContain("supplierContactEmail", "supplierContactName", "risks", "motivation"));
    }
}
