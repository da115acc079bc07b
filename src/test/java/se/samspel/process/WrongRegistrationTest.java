package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.archive.Zone;
import se.samspel.documentation.CaseDocumentation;
import se.samspel.documentation.Documentation.Step;
import se.samspel.forms.InvalidSubmission;

/** A case that was registered in error: it ends, its number is free, and it is found under another name. */
class WrongRegistrationTest extends ProcessTest {

    @Autowired SubmissionArchive archive;
    @Autowired CaseDocumentation documentation;

    private List<String> steps(String number) {
        return documentation.of(number, Zone.CONTRACT).submissions().stream().map(Step::formId).toList();
    }

    private List<String> noticesTo(String user) {
        return the.tasks("read-notice").stream().filter(task -> user.equals(task.getAssignee()))
                .map(task -> (String) engine.getTaskService().getVariable(task.getId(), "noticeText")).toList();
    }

    @Test
    @DisplayName("everything that waits ends, everybody with a part is told, and the number is registered again as a case of its own")
    void numberIsFree() {
        the.untilDecision().reportEvent("anna", "eventType", "REGISTERED_IN_ERROR", "reason", "Fel enhet.");
        assertThat(the.openSteps()).containsOnly("read-notice");
        for (String person : List.of("anna", "david", "elin")) {
            assertThat(noticesTo(person)).as(person).anyMatch(text -> text.contains("Fel enhet."));
        }
        String old = the.number + " (felregistrerad)";
        assertThat(steps(old)).contains("register-procurement", "prepare-decision-basis", "report-event");
        assertThat(steps(the.number)).isEmpty();

        the.register("bengt", "contractingUnit", "utbildning", "title", "Städning av gymnasier");
        assertThat(steps(the.number)).containsExactly("register-procurement");
        assertThat(archive.latestOfCase(the.number, "register-procurement").map(Submission::answers).orElseThrow())
                .containsEntry("contractingUnit", "utbildning");
        assertThat(archive.latestOfCase(old, "register-procurement").map(Submission::answers).orElseThrow())
                .containsEntry("contractingUnit", "fastighet");
        assertThat(archive.latestOfCase(the.number, "prepare-decision-basis")).as("of the old case").isEmpty();
    }

    @Test
    @DisplayName("what of the old case is answered after its end stays the old case's")
    void readLater() {
        the.at("2026-02-02").register("anna").complete("anna", "first-contact").reportEvent("anna", "eventType", "REGISTERED_IN_ERROR");
        List<String> notices = the.tasks("read-notice").stream().filter(task -> "anna".equals(task.getAssignee()))
                .map(org.camunda.bpm.engine.task.Task::getId).toList();
        the.register("bengt", "contractingUnit", "utbildning");
        the.as("anna", () -> engine.getFormService().submitTaskForm(notices.get(0), Answers.to("read-notice")));
        assertThat(steps(the.number + " (felregistrerad)")).contains("read-notice");
        assertThat(steps(the.number)).containsExactly("register-procurement");
    }

    @Test
    @DisplayName("one number can be registered in error twice, and reported twice for one case without harm to the next")
    void twice() {
        the.at("2026-02-02").register("anna").reportEvent("anna", "eventType", "REGISTERED_IN_ERROR");
        the.register("anna", "title", "Andra försöket").reportEvent("david", "eventType", "REGISTERED_IN_ERROR");
        the.register("anna", "title", "Tredje försöket");
        assertThat(documentation.of(the.number + " (felregistrerad 2)", Zone.CONTRACT).title()).isEqualTo("Andra försöket");
        assertThat(documentation.of(the.number, Zone.CONTRACT).title()).isEqualTo("Tredje försöket");
        assertThat(the.openSteps()).contains("first-contact");
    }

    @Test
    @DisplayName("a published case is not registered in error, nor is another unit's; one that has ended before publication is")
    void whichCases() {
        the.untilTermsApproved().complete("anna", "publish");
        assertThatThrownBy(() -> the.reportEvent("anna", "eventType", "REGISTERED_IN_ERROR")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("är annonserad");
        assertThatThrownBy(() -> the.reportEvent("bengt", "eventType", "REGISTERED_IN_ERROR")).isInstanceOf(InvalidSubmission.class)
                .hasMessageContaining("Det finns inget pågående ärende");
        Case ended = new Case(engine, the.number + "-B").at("2026-02-02").register("anna", "procurementType", "GOODS")
                .complete("anna", "confirm-exemption");
        List<ProcessInstance> running = engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(ended.number).list();
        assertThat(running).isEmpty();
        ended.reportEvent("anna", "eventType", "REGISTERED_IN_ERROR").register("anna");
        assertThat(ended.openSteps()).containsExactly("first-contact");
    }
}
