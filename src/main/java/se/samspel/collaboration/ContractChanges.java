package se.samspel.collaboration;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.ContractVersion;
import se.samspel.contract.ContractVersion.Approval;
import se.samspel.contract.Contracts;

/**
 * A change of what a contract says, from the form {@code change-contract} to the version that applies; and a contract's end by sanction.
 */
@Component("contractChanges")
public class ContractChanges {

    private static final Set<String> ABOUT_CONTACTS = Set.of("SUPPLIER_CONTACT", "CONTACT_PERSON");
    /** The facts that each kind of change may touch. */
    private static final Map<String, List<String>> FACTS = Map.of(
            "EXTENSION", List.of("contractEnd"),
            "COMMITMENT", List.of("committedPlaces", "fullTimeMonths"),
            "DATES", List.of("contractStart", "contractEnd"),
            "REPORTING", List.of("reportIntervalMonths", "followUpResponsible"),
            "SUPPLIER_NAME", List.of("supplierName"),
            "SUPPLIER_TAKEOVER", List.of("supplierName", "supplierContactName", "supplierContactEmail"),
            "SUPPLIER_CONTACT", List.of("supplierContactName", "supplierContactEmail"),
            "CONTACT_PERSON", List.of("contactPerson"));

    private final SubmissionArchive archive;
    private final Contracts contracts;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    ContractChanges(SubmissionArchive archive, Contracts contracts, RuntimeService runtime, RepositoryService repository) {
        this.archive = archive;
        this.contracts = contracts;
        this.runtime = runtime;
        this.repository = repository;
    }

    /** Whether a change of this kind is about who is spoken to, which nobody has to approve. */
    public boolean isAboutContacts(String changeType) {
        return ABOUT_CONTACTS.contains(changeType);
    }

    /** The change that this instance is about becomes a version of the contract's facts, from its day. */
    public void record(DelegateExecution execution) {
        Submission asked = latest(execution, "change-contract");
        Map<String, Object> answers = asked.answers();
        String changeType = (String) answers.get("changeType");
        Map<String, Object> facts = new HashMap<>();
        FACTS.get(changeType).stream().filter(answers::containsKey).forEach(key -> facts.put(key, answers.get(key)));
        if (changeType.equals("SUPPLIER_TAKEOVER")) {
            facts.put("supplierId", contracts.supplierId(answers).value());
        }
        Approval approval = archive.latest(execution.getProcessInstanceId(), "approve-change", null,
                null).map(ContractChanges::approval).orElse(null);
        contracts.change(asked.contractId(), new ContractVersion(LocalDate.parse((String) answers.get("validFrom")), changeType, facts,
                (String) answers.get("legalGround"), (String) answers.get("reason"), asked.submittedBy(), approval));
    }

    /** The version has begun to apply: who is named in it from now is told. */
    public void apply(DelegateExecution execution) {
        Submission asked = latest(execution, "change-contract");
        String changeType = (String) asked.answers().get("changeType");
        if (changeType.equals("SUPPLIER_TAKEOVER") || changeType.equals("SUPPLIER_CONTACT")) {
            contracts.named(asked.contractId());
        }
    }

    /** A decided and approved sanction ends the contract as a reported event does, without a second approval. */
    public void terminate(DelegateExecution execution) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey("report-event").latestVersion().singleResult()
                .getId();
        Map<String, Object> event = new HashMap<>();
        for (String name : List.of("registryNumber", "contractId", "title")) {
            event.put(name, execution.getVariable(name));
        }
        event.put("terminationCause", "BREACH");
        event.put("reason", "Kommunen har beslutat att häva avtalet.");
        runtime.createProcessInstanceById(definition).businessKey((String) execution.getVariable("contractId"))
                .startBeforeActivity("send-contract-terminated").setVariables(event).execute();
    }

    private Submission latest(DelegateExecution execution, String step) {
        return archive.latest(execution.getProcessInstanceId(), step, null, null).orElseThrow();
    }

    private static Approval approval(Submission approved) {
        Map<String, Object> answers = approved.answers();
        return new Approval(approved.submittedBy(), (String) answers.get("decidedBy"),
                LocalDate.parse((String) answers.get("decisionDate")),
                (String) answers.get("decisionReference"));
    }
}
