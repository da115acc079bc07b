package se.samspel.collaboration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionArchive;

/** Tells people, by a task of its own for each, that something they had a part in has ended. */
@Component("notices")
public class Notices {

    private final SubmissionArchive archive;
    private final RuntimeService runtime;

    Notices(SubmissionArchive archive, RuntimeService runtime) {
        this.archive = archive;
        this.runtime = runtime;
    }

    /** Tells each person who answered a step of this instance; where nobody of a part has answered yet, its group. */
    void tell(DelegateExecution execution) {
        Map<String, Object> known = archive.known(execution);
        String text = text(execution, known);
        Set<String> people = new LinkedHashSet<>();
        people.add((String) execution.getVariable("procurer"));
        people.addAll(archive.peopleOf(execution.getProcessInstanceId()));
        people.stream().filter(Objects::nonNull).forEach(person -> notice(execution, known, text, person, null));
        switch (execution.getProcessDefinitionId().split(":")[0]) {
            case "procurement" -> notice(execution, known, text, null, "support-function");
            case "target-group" -> notice(execution, known, text, null, "matching-officer");
            case "supplier" -> notice(execution, known, text, null, "supplier-" + execution.getVariable("supplierOrgNumber"));
            default -> { }
        }
    }

    private static String text(DelegateExecution execution, Map<String, Object> known) {
        Object contractId = execution.getVariable("contractId");
        String what = contractId != null
                ? "Samarbetet om avtalet " + contractId : "Upphandlingen " + execution.getVariable("registryNumber");
        Object reason = known.get("reason");
        return what + " har avslutats i förtid. Uppgifter som väntade har tagits bort."
                + (reason == null ? "" : " Skäl: " + reason);
    }

    private void notice(DelegateExecution execution, Map<String, Object> known, String text, String person, String group) {
        Object title = known.get("title") == null ? execution.getVariable("title") : known.get("title");
        notice((String) execution.getVariable("registryNumber"), title, text, person, group);
    }

    private void notice(String registryNumber, Object title, String text, String person, String group) {
        VariableMap variables = Variables.createVariables()
                .putValue("registryNumber", registryNumber)
                .putValue("title", title)
                .putValue("noticeText", text)
                .putValue("recipient", person)
                .putValue("recipientGroup", group);
        runtime.startProcessInstanceByKey("notice", registryNumber, variables);
    }

    /** Tells a person something that belongs to a case, in the caller's transaction. At most 4,000 characters. */
    public void tellPerson(String registryNumber, String title, String text, String person) {
        notice(registryNumber, title, text, person, null);
    }

    /** The supplier is told that candidates are short, what is done about it, and that it is not its cause. */
    public void tellShortage(DelegateExecution execution) {
        Object note = archive.known(execution).get("shortageNote");
        tellGroup((String) execution.getVariable("registryNumber"), (String) execution.getVariable("title"),
                "Kommunen har inga kandidater att föreslå just nu för avtalet " + execution.getVariable("contractId")
                        + ". Det räknas inte er till last." + (note == null ? "" : " Kommunen skriver: " + note),
                "supplier-" + execution.getVariable("supplierOrgNumber"));
    }

    /** Tells a group something that belongs to a case, in the caller's transaction. At most 4,000 characters. */
    public void tellGroup(String registryNumber, String title, String text, String group) {
        notice(registryNumber, title, text, null, group);
    }

    /** The notice's candidate groups, for its diagram: none when it is a single person's. */
    public List<String> groups(String recipientGroup) {
        return recipientGroup == null ? List.of() : List.of(recipientGroup);
    }
}
