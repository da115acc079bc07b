package se.samspel.collaboration;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contract;
import se.samspel.identifiers.SupplierId;

/** Tells people, by a task of its own for each, that something they had a part in has ended. */
@Component("notices")
public class Notices {

    private final SubmissionArchive archive;
    private final RuntimeService runtime;
    private final IdentityService identity;

    Notices(SubmissionArchive archive, RuntimeService runtime, IdentityService identity) {
        this.archive = archive;
        this.runtime = runtime;
        this.identity = identity;
    }

    /** Tells each person who answered a step of this instance; where nobody of a part has answered yet, its group. */
    void tell(DelegateExecution execution) {
        String text = text(execution);
        Set<String> people = new LinkedHashSet<>();
        people.add((String) execution.getVariable("procurer"));
        people.addAll(archive.peopleOf(execution.getProcessInstanceId()));
        Object supplier = execution.getVariable("supplierId");
        people.stream().filter(Objects::nonNull).filter(person -> supplier == null || !isOfOtherCompany(person, supplier.toString()))
                .forEach(person -> notice(execution, text, person, null));
        switch (execution.getProcessDefinitionId().split(":")[0]) {
            case "procurement" -> notice(execution, text, null, "support-function");
            case "target-group" -> notice(execution, text, null, "matching-officer");
            case "supplier" -> notice(execution, text, null, supplierGroup(execution));
            default -> { }
        }
    }

    private static String supplierGroup(DelegateExecution execution) {
        return new SupplierId((String) execution.getVariable("supplierId")).group();
    }

    /** Whose company had the contract before it was taken over is told nothing of it any more. */
    private boolean isOfOtherCompany(String person, String supplier) {
        List<String> companies = identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId)
                .filter(group -> SupplierId.isGroup(group)).toList();
        return !companies.isEmpty() && !companies.contains(new SupplierId(supplier).group());
    }

    /** What other companies than the contract's of today were told of it, and have not read yet, is taken back. */
    void takeFromOthers(Contract contract) {
        runtime.createProcessInstanceQuery().processDefinitionKey("notice")
                .variableValueEquals("registryNumber", contract.registryNumber()).list().forEach(notice -> {
                    Object group = runtime.getVariable(notice.getId(), "recipientGroup");
                    Object person = runtime.getVariable(notice.getId(), "recipient");
                    boolean isOfOther = group instanceof String company && SupplierId.isGroup(company)
                            && !company.equals(contract.supplierId().group())
                            || person instanceof String user && isOfOtherCompany(user, contract.supplierId().value());
                    if (isOfOther && String.valueOf(runtime.getVariable(notice.getId(), "noticeText"))
                            .matches("(?s).*\\b" + Pattern.quote(contract.contractId()) + "(?![0-9]).*")) {
                        runtime.deleteProcessInstance(notice.getId(), "Avtalet har en annan leverantör");
                    }
                });
    }

    private String text(DelegateExecution execution) {
        Object contractId = execution.getVariable("contractId");
        String what = contractId != null
                ? "Samarbetet om avtalet " + contractId : "Upphandlingen " + execution.getVariable("registryNumber");
        Object reason = Stream.of("contract-terminated", "procurement-cancelled")
                .flatMap(message -> archive.latest(execution.getProcessInstanceId(), message, null, null).stream())
                .max(Comparator.comparing(Submission::id)).map(ended -> ended.answers().get("reason")).orElse(null);
        return what + " har avslutats i förtid. Uppgifter som väntade har tagits bort."
                + (reason == null ? "" : " Skäl: " + reason);
    }

    private void notice(DelegateExecution execution, String text, String person, String group) {
        String registryNumber = (String) execution.getVariable("registryNumber");
        Object title = execution.hasVariable("title") ? execution.getVariable("title")
                : archive.latestOfCase(registryNumber, "register-procurement").map(Submission::answers).orElse(Map.of()).get("title");
        notice(registryNumber, title, text, person, group);
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
        Object note = archive.latest(execution.getProcessInstanceId(), "candidates-short", (String) execution.getVariable("contractId"),
                null).map(Submission::answers).orElse(Map.of()).get("shortageNote");
        tellGroup((String) execution.getVariable("registryNumber"), (String) execution.getVariable("title"),
                "Kommunen har inga kandidater att föreslå just nu för avtalet " + execution.getVariable("contractId")
                        + ". Det räknas inte er till last." + (note == null ? "" : " Kommunen skriver: " + note),
                supplierGroup(execution));
    }

    /** The support function is told when the kickoff of this contract was not held, and why; the contract's clock goes all the same. */
    public void tellKickoff(DelegateExecution execution) {
        String contractId = (String) execution.getVariable("contractId");
        Map<String, Object> meeting = archive.latest(execution.getProcessInstanceId(), "kickoff-meeting", contractId, null)
                .map(Submission::answers).orElse(Map.of());
        if ("NO".equals(meeting.get("meetingHeld"))) {
            tellGroup((String) execution.getVariable("registryNumber"), (String) execution.getVariable("title"),
                    "Uppstartsmötet för avtalet " + contractId + " blev inte av: " + meeting.get("notHeldReason"), "support-function");
        }
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
