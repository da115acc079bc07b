package se.samspel.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import se.samspel.archive.PlainValues;
import se.samspel.archive.RegisteredCases;
import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.identifiers.ContractId;
import se.samspel.identifiers.RegistryNumber;
import se.samspel.identifiers.SupplierId;
import se.samspel.procurement.RunningNumbers;
import se.samspel.procurement.RunningNumbers.Kind;

/** A procurement's winners and their contracts, as the diagrams ask for them. */
@Component("contracts")
public class Contracts {

    /** What the terms give every winner's contract. */
    private static final List<String> TERMS = List.of("clause", "targetGroups", "firstPlacementWithinMonths", "reportIntervalMonths",
            "followUpResponsible", "countedKinds", "subSupplierPlacesCount", "bonus", "bonusPerEmploymentSek", "bonusPerInternshipSek",
            "bonusMaxPlaces");
    /** What is said of each winner. Its share is its own, also when it has none. */
    private static final List<String> OF_WINNER = List.of("supplierName", "supplierContactName", "supplierContactEmail",
            "lot", "contractStart", "contractEnd", "committedPlaces", "fullTimeMonths");

    private final ContractRepository repository;
    private final SubmissionArchive archive;
    private final PlaceRepository places;
    private final RegisteredCases cases;
    private final RunningNumbers numbers;
    private final SoleTraders soleTraders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contracts(ContractRepository repository, SubmissionArchive archive, PlaceRepository places, RegisteredCases cases,
            RunningNumbers numbers, SoleTraders soleTraders, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.archive = archive;
        this.places = places;
        this.cases = cases;
        this.numbers = numbers;
        this.soleTraders = soleTraders;
        this.events = events;
        this.clock = clock;
    }

    /** A new award forgets this chain's winners of the one before; contracts that run are not touched, nor another chain's. */
    public void withdrawWinners(String registryNumber, Integer awardNumber) {
        repository.deleteRecorded(registryNumber, awardNumber);
    }

    /** The winners are registered once more, with today's answers filled in one after the other; they get new numbers. */
    public void redoWinners(DelegateExecution execution) {
        String registryNumber = (String) execution.getVariable("registryNumber");
        Integer awardNumber = (Integer) execution.getVariable("awardNumber");
        execution.setVariable("winnersToConfirm", String.join("\n", ofAward(registryNumber, awardNumber)));
        withdrawWinners(registryNumber, awardNumber);
    }

    /** Fills in the winner that is registered once more, if one is. */
    public void refillWinner(DelegateExecution execution) {
        if (execution.getVariable("winnersToConfirm") instanceof String waiting && !waiting.isEmpty()) {
            String[] ids = waiting.split("\n", 2);
            execution.setVariable("winnersToConfirm", ids.length == 1 ? null : ids[1]);
            archive.latestOfContract(ids[0], "record-winner").map(Submission::answers).orElse(Map.of())
                    .forEach((key, value) -> execution.setVariableLocal(key, PlainValues.asVariable(value)));
            execution.setVariableLocal("returned", true);
        }
    }

    /**
     * Gives the next winner its contract's id, {@code <registryNumber>/<running number from 1>}: one that no contract and no case has or
     * has ever had.
     */
    public String newId(String registryNumber) {
        RegistryNumber registry = new RegistryNumber(registryNumber);
        return Stream.generate(() -> new ContractId(registry, numbers.next(registryNumber, Kind.CONTRACT)).value())
                .filter(id -> cases.asWritten(id).isEmpty() && repository.find(id).isEmpty()).findFirst().orElseThrow();
    }

    /** Whether a winner of the case has been given this id, whatever came of it. */
    public boolean isIdOf(ContractId id) {
        return id.number() <= numbers.last(id.registryNumber().value(), Kind.CONTRACT);
    }

    /** Makes the contract of the winner that has just been registered in this scope. */
    public void recordWinner(DelegateExecution execution) {
        String contractId = (String) execution.getVariable("contractId");
        Submission winner = archive.latest(execution.getProcessInstanceId(), "record-winner", contractId, null)
                .orElseThrow(() -> new IllegalStateException("No answers for the winner " + contractId));
        Map<String, Object> facts = new HashMap<>();
        archive.latestOfCase(winner.registryNumber(), "formulate-terms").map(Submission::answers).ifPresent(terms -> copy(TERMS, terms,
                facts));
        copy(OF_WINNER, winner.answers(), facts);
        facts.put("supplierId", supplierId(winner.answers()).value());
        repository.insert(contractId, winner.registryNumber(), winner.awardNumber() == null ? 1 : winner.awardNumber(), facts);
    }

    /** Who the supplier is that a form describes; a sole trader that is not among the known ones gets a code. */
    public SupplierId supplierId(Map<String, Object> answers) {
        String type = (String) answers.getOrDefault("supplierIdType", "ORGANISATION");
        return switch (type) {
            case "SOLE_TRADER" -> SupplierId.of((String) answers.get("knownSoleTrader"))
                    .orElseGet(() -> soleTraders.add((String) answers.get("supplierName")));
            case "FOREIGN" -> new SupplierId((String) answers.get("supplierForeignNumber"));
            default -> new SupplierId((String) answers.get("supplierOrgNumber"));
        };
    }

    /** The winner's facts are what its corrected registration says, from the beginning: the contract has not been awarded yet. */
    void correctWinner(Submission winner) {
        Map<String, Object> facts = new HashMap<>();
        OF_WINNER.forEach(key -> facts.put(key, winner.answers().get(key)));
        if (!"SOLE_TRADER".equals(winner.answers().get("supplierIdType")) || winner.answers().containsKey("knownSoleTrader")) {
            facts.put("supplierId", supplierId(winner.answers()).value());
        }
        repository.add(winner.contractId(), new ContractVersion(repository.firstDay(winner.contractId()), "CORRECTED", facts, null, null,
                winner.submittedBy(), null));
    }

    private static void copy(List<String> keys, Map<String, Object> from, Map<String, Object> to) {
        keys.stream().filter(from::containsKey).forEach(key -> to.put(key, from.get(key)));
    }

    /** Contract ids of the procurement, in the order of the winners. */
    public List<String> of(String registryNumber) {
        return repository.ofCase(registryNumber).stream().map(Contract::contractId).toList();
    }

    /** As {@link #of}, those of one award decision. */
    public List<String> ofAward(String registryNumber, Integer awardNumber) {
        return repository.ofAward(registryNumber, awardNumber).stream().map(Contract::contractId).toList();
    }

    /** Whether the procurement has led to any contract, whatever came of it. */
    public boolean any(String registryNumber) {
        return !repository.ofCase(registryNumber).isEmpty();
    }

    public List<Contract> ofCase(String registryNumber) {
        return repository.ofCase(registryNumber);
    }

    /** Of every case, open and ended. */
    public List<Contract> all() {
        return repository.all();
    }

    public Optional<Contract> find(String contractId) {
        return repository.find(contractId);
    }

    /** From now this matching officer is the contract's contact person. The contract runs when its supplier process does. */
    /**
     * Contracts of companies with this part in their name, in no order.
     *
     * @param most how many at most
     */
    public List<Contract> ofCompaniesNamed(String part, int most) {
        return repository.ofCompaniesNamed(part, most);
    }

    public void appointContactPerson(String contractId, String contactPerson) {
        repository.add(contractId, new ContractVersion(LocalDate.now(clock), "CONTACT_PERSON", Map.of("contactPerson", contactPerson),
                null, null, null, null));
    }

    /**
     * From now the contract runs: called in the transaction that starts its supplier process, and holds the contract until that ends.
     *
     * @return false when the contract has ended before it began
     */
    public boolean begin(String contractId) {
        boolean begun = repository.begin(contractId);
        if (begun) {
            events.publishEvent(new ContractAwarded(existing(contractId)));
        }
        return begun;
    }

    /** Whether the contract has not ended; it does not change until the caller's transaction ends. */
    public boolean lockIfOpen(String contractId) {
        return repository.lock(contractId).map(ContractState::isOpen).orElse(false);
    }

    /**
     * The awarded contracts of these cases, those that have one of these suppliers today, and those of this contact person, in the order of
     * their numbers.
     */
    public List<Contract> running(Collection<String> registryNumbers, Collection<String> suppliers, String contactPerson) {
        return repository.openIds(registryNumbers, suppliers, contactPerson).stream().flatMap(id -> repository.find(id).stream())
                .filter(Contract::isAwarded)
                .filter(contract -> registryNumbers.contains(contract.registryNumber()) || suppliers.contains(contract.supplierId().value())
                        || contactPerson != null && contactPerson.equals(contract.contactPerson())).toList();
    }

    /** The supplier's new contact works in the contract from today; the one before is told of when it has left the company. */
    public void newContact(String contractId, Map<String, Object> contact, String reason, String askedBy, boolean hasLeft) {
        Contract before = existing(contractId);
        repository.add(contractId, new ContractVersion(LocalDate.now(clock), "SUPPLIER_CONTACT", contact, null, reason, askedBy, null));
        if (hasLeft && before.supplierContactEmail() != null) {
            events.publishEvent(new ContactLeft(before.supplierId().value(), before.supplierContactEmail()));
        }
        named(contractId);
    }

    /** The supplier that the contract has today, as in its group's name. */
    public String supplier(String contractId) {
        return existing(contractId).supplierId().value();
    }

    /** User id of the appointed matching officer. */
    public String contactPerson(String contractId) {
        return existing(contractId).contactPerson();
    }

    public boolean allClosed(String registryNumber) {
        return repository.ofCase(registryNumber).stream().noneMatch(contract -> contract.state().isOpen());
    }

    /** Whether the contract has not ended. */
    public boolean isOpen(String contractId) {
        return repository.find(contractId).map(contract -> contract.state().isOpen()).orElse(false);
    }

    /** Whether the closing meeting of this supplier process has been held. */
    public boolean isBeingClosed(DelegateExecution execution) {
        return execution.getProcessInstance().getVariable("outcome") != null;
    }

    /** From its day the contract says what the version says. */
    public void change(String contractId, ContractVersion version) {
        repository.add(contractId, version);
    }

    /** The supplier that the contract has today, or its contact, works in it from now. */
    public void named(String contractId) {
        events.publishEvent(new ContractAwarded(existing(contractId)));
    }

    public void close(String contractId) {
        end(contractId, ContractState.CLOSED, null);
    }

    /** It ends with the cause that was reported, if one was. */
    public void terminate(String contractId) {
        end(contractId, ContractState.TERMINATED, (String) archive.latestOfContract(contractId, "contract-terminated")
                .map(Submission::answers).orElse(Map.of()).get("terminationCause"));
    }

    public void cancel(String contractId) {
        end(contractId, ContractState.CANCELLED, null);
    }

    private void end(String contractId, ContractState state, String because) {
        if (repository.end(contractId, state, because)) {
            events.publishEvent(new ContractEnded(contractId));
        }
    }

    /** A cancelled procurement makes no contracts of its winners. */
    public void cancelRecorded(String registryNumber) {
        repository.ofCase(registryNumber).stream().filter(contract -> contract.state() == ContractState.RECORDED)
                .forEach(contract -> cancel(contract.contractId()));
    }

    /** A cancelled procurement leaves no open contract, whether its supplier process has begun, is still to begin or is gone. */
    public void cancelOpen(String registryNumber) {
        repository.ofCase(registryNumber).stream().filter(contract -> contract.state().isOpen())
                .forEach(contract -> cancel(contract.contractId()));
    }

    /** What is known of each winner of one award decision, in Swedish, for contact point 2: a paragraph each. */
    public String winners(String registryNumber, Integer awardNumber) {
        return repository.ofAward(registryNumber, awardNumber).stream().map(Contracts::presented).collect(Collectors.joining("\n\n"));
    }

    private static String presented(Contract contract) {
        return contract.contractId() + ": " + contract.supplierName() + " (" + contract.supplierId().shown() + ")"
                + "\nKontaktperson: " + contract.supplierContactName() + ", " + contract.supplierContactEmail()
                + (contract.lot() == null ? "" : "\nDelområde: " + contract.lot())
                + "\nAvtalstid: " + contract.contractStart() + " till " + contract.contractEnd()
                + "\nÅtagande: " + (contract.committedPlaces() == null ? "inga platser" : contract.committedPlaces() + " platser")
                + (contract.fullTimeMonths() == null ? "" : ", " + contract.fullTimeMonths() + " heltidsmånader");
    }

    /** What came of each contract in Swedish, one a line, for the evaluation. */
    public String results(String registryNumber) {
        return repository.ofCase(registryNumber).stream()
                .map(contract -> contract.contractId() + " " + contract.supplierName() + ": " + fulfilment(contract.contractId())
                        + repository.endedBecause(contract.contractId()).map(Contracts::swedish).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private static String swedish(String because) {
        return switch (because) {
            case "BREACH" -> " Avtalet hävdes på grund av avtalsbrott.";
            case "BANKRUPTCY" -> " Avtalet upphörde genom leverantörens konkurs.";
            case "INVALID" -> " Avtalet förklarades ogiltigt av domstol.";
            case "AGREED" -> " Avtalet upphörde efter överenskommelse.";
            default -> " Avtalet upphörde i förtid.";
        };
    }

    /** 00:00 in Stockholm on the day by which the first placement is to have begun; the contract's end where the terms do not say. */
    public Date firstPlacementDay(String contractId) {
        Contract contract = existing(contractId);
        LocalDate day = contract.firstPlacementWithinMonths() == null ? contract.contractEnd()
                : contract.contractStart().plusMonths(contract.firstPlacementWithinMonths());
        return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    /** What the supplier has done of what it promised, in Swedish, for the closing meeting. */
    public String fulfilment(String contractId) {
        Contract contract = existing(contractId);
        List<Place> its = places.of(contractId);
        String sentence = Standing.of(contract, its, Meetings.told(contractId, archive), LocalDate.now(clock)).sentence()
                + Fulfilment.of(contract, its).earlyEnds();
        return archive.latestOfContract(contractId, "final-report").map(Submission::answers)
                .filter(report -> report.get("finalFullTimeMonths") instanceof Number)
                .map(report -> sentence + String.format(Locale.forLanguageTag("sv"),
                        " Leverantörens slutrapport: %s platser och %.1f heltidsmånader.", report.get("finalPlacesFilled"),
                        ((Number) report.get("finalFullTimeMonths")).doubleValue())).orElse(sentence);
    }

    private Contract existing(String contractId) {
        return repository.find(contractId).orElseThrow(() -> new IllegalArgumentException("No contract " + contractId));
    }
}
