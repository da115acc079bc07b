package se.samspel.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import se.samspel.access.ContractingUnits;
import se.samspel.access.SupplierAccess;
import se.samspel.archive.CaseAccess;
import se.samspel.archive.SubmissionArchive;
import se.samspel.archive.Zone;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.engine.SignedInUser;

/** Whose a task's case is, in words: its contracting unit, and the company whose contract it is about. */
@Component
class CaseCards {

    /** As many as a list shows, and some more. */
    static final int MOST = 100;
    private static final String REGISTRATION = "register-procurement";

    private final TaskService tasks;
    private final SubmissionArchive archive;
    private final Contracts contracts;
    private final CaseAccess access;
    private final SignedInUser signedIn;
    private final Map<String, String> units;

    CaseCards(TaskService tasks, SubmissionArchive archive, Contracts contracts, CaseAccess access, SignedInUser signedIn,
            ContractingUnits units) {
        this.tasks = tasks;
        this.archive = archive;
        this.contracts = contracts;
        this.access = access;
        this.signedIn = signedIn;
        this.units = units.units().stream().collect(Collectors.toMap(ContractingUnits.Unit::code, ContractingUnits.Unit::name));
    }

    /**
     * @param unit    the unit's name; null when the case has none
     * @param company null when the task is not of one contract
     */
    record Card(String unit, String company) {
    }

    /** @return by task; nothing of a task that the person may not read */
    Map<String, Card> of(List<String> taskIds) {
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        List<Task> readable = tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list();
        return signedIn.asSamspel(() -> {
            Map<String, Optional<String>> unitOfCase = new HashMap<>();
            Map<String, Optional<String>> companyOfContract = new HashMap<>();
            Map<String, Card> cards = new HashMap<>();
            for (Task task : readable) {
                Map<String, Object> heading = tasks.getVariables(task.getId(), List.of("registryNumber", "contractId"));
                String number = (String) heading.get("registryNumber");
                String contract = (String) heading.get("contractId");
                cards.put(task.getId(), new Card(
                        number == null ? null : unitOfCase.computeIfAbsent(number, this::unit).orElse(null),
                        contract == null ? null : companyOfContract.computeIfAbsent(contract, this::company).orElse(null)));
            }
            return cards;
        });
    }

    private Optional<String> unit(String registryNumber) {
        return archive.ofStep(registryNumber, null, REGISTRATION).stream()
                .map(registration -> registration.answers().get("contractingUnit"))
                .map(code -> units.getOrDefault(String.valueOf(code), String.valueOf(code))).reduce((earlier, later) -> later);
    }

    private Optional<String> company(String contractId) {
        return contracts.find(contractId).map(Contract::supplierName);
    }

    /** @return the contracts of companies with this in their name whose cases the person reads; none for a supplier, who has one company */
    List<String> contractsOf(String partOfName) {
        String person = signedIn.id().orElse(null);
        if (partOfName.isBlank() || signedIn.groups().stream().anyMatch(SupplierAccess::isCompany)) {
            return List.of();
        }
        return contracts.ofCompaniesNamed(partOfName, MOST).stream().filter(contract ->
                access.mayRead(person, contract.registryNumber(), Zone.CONTRACT)
                        || access.mayRead(person, contract.registryNumber(), Zone.TARGET_GROUP)).map(Contract::contractId).toList();
    }
}
