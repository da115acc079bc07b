package se.samspel.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Place.Ended;
import se.samspel.contract.Place.Part;

/**
 * The places of the contracts, as the diagrams tell of them: a place is promised to a candidate that was chosen, begins, ends, and is
 * free again if the commitment still wants it.
 */
@Component("placements")
public class Places {

    private final PlaceRepository places;
    private final ContractRepository contracts;
    private final SubmissionArchive archive;
    private final Clock clock;

    Places(PlaceRepository places, ContractRepository contracts, SubmissionArchive archive, Clock clock) {
        this.places = places;
        this.contracts = contracts;
        this.archive = archive;
        this.clock = clock;
    }

    /** Each candidate that the interviews just answered in this scope have chosen has a place from now. */
    public void choose(DelegateExecution execution) {
        String contractId = contractOf(execution);
        LocalDate today = LocalDate.now(clock);
        boolean isInternshipCounted = contracts.find(contractId).orElseThrow().counts("INTERNSHIP");
        CandidateDecisions decisions = CandidateDecisions.ofInterviews(archive, execution.getProcessInstanceId(), contractId);
        for (String candidate : decisions.chosen()) {
            places.choose(contractId, candidate, decisions.isInternshipFirst(candidate) && !isInternshipCounted ? null : today);
        }
    }

    /** The placement that has just been confirmed for this scope's candidate begins; nothing where it did not come about. */
    public void start(DelegateExecution execution) {
        Map<String, Object> known = latest(execution, "confirm-placement");
        if (!"STARTED".equals(known.get("placementOutcome"))) {
            return;
        }
        int number = numberOf(execution);
        LocalDate chosen = places.find(contractOf(execution), number).map(Place::offeredOn).orElse(null);
        places.start(contractOf(execution), number, part(known, chosen == null ? LocalDate.now(clock) : chosen));
    }

    /**
     * A placement as the fields of {@code confirm-placement} say it.
     *
     * @param offeredOn where the answers do not say
     */
    static Part part(Map<String, Object> answers, LocalDate offeredOn) {
        LocalDate offered = day(answers.get("offeredOn"));
        return new Part((String) answers.get("placementType"), answers.get("extentPercent") instanceof Number percent
                ? percent.intValue() : 100, day(answers.get("startDate")), day(answers.get("plannedEndDate")),
                offered == null ? offeredOn : offered, false, (String) answers.get("subSupplierName"), null);
    }

    /**
     * This scope's candidate gets no place after all: one of the two withdrew, or an internship ended without employment. An offer that the
     * candidate has turned down was an offer; one that the supplier has taken back was none.
     */
    public void release(DelegateExecution execution) {
        int number = numberOf(execution);
        if (!"CANDIDATE_WITHDREW".equals(latest(execution, "confirm-placement").get("placementOutcome"))) {
            places.takeBackOffer(contractOf(execution), number);
        }
        places.release(contractOf(execution), number);
    }

    /**
     * The place of this scope's candidate has ended, as its follow-up has just told; the first to tell decides, and whoever first tells of
     * it decides whose cause it was.
     */
    public void end(DelegateExecution execution) {
        Map<String, Object> known = latest(execution, "follow-up-placement");
        LocalDate on = day(known.get("endedOn"));
        String by = causeOf((String) known.get("endReason"));
        places.numberOf(contractOf(execution), candidateOf(execution)).ifPresent(number -> {
            places.end(contractOf(execution), number, new Ended(on == null ? LocalDate.now(clock) : on, by));
            places.causeOfEnd(contractOf(execution), number, by);
        });
    }

    /** Whether the place of this scope's candidate has begun and not ended. */
    public boolean runs(DelegateExecution execution) {
        return places.of(contractOf(execution)).stream().filter(place -> place.candidateReference().equals(candidateOf(execution)))
                .anyMatch(place -> place.state() == Place.State.STARTED);
    }

    /**
     * Places that still want a candidate: those of the latest skills profile, less those that are promised or taken and those whose time
     * was served (ended as planned).
     */
    public int remaining(String contractId) {
        int wanted = archive.latestOfContract(contractId, "competence-profile").map(profile -> profile.answers().get("places"))
                .filter(Number.class::isInstance).map(places -> ((Number) places).intValue()).orElse(0);
        return (int) Math.max(0, wanted - places.of(contractId).stream().filter(place -> place.isTaken() || isServed(place)).count());
    }

    /**
     * Whether the first placement has begun or was offered in time, or none was promised (criterion 11554, alternative a). An offer counts
     * from the day it was made, also when the candidate turned it down.
     */
    public boolean firstIsMade(String contractId) {
        Contract contract = contracts.find(contractId).orElseThrow();
        boolean isPromised = !"DIALOGUE".equals(contract.clause());
        return !isPromised || places.of(contractId).stream()
                .anyMatch(place -> place.offeredOn() != null || place.hasStartedCounting(contract));
    }

    /** A place that runs, for the lists in forms. */
    public record Running(String placeNumber, String contractId, String placementType, LocalDate startedOn) {
    }

    /** The places of these contracts that have begun and not ended. */
    public List<Running> running(Collection<String> contractIds) {
        return places.running(contractIds).stream().map(place -> new Running(place.name(), place.contractId(),
                place.lastPart().placementType(), place.parts().get(0).startsOn())).toList();
    }

    /** Full-time months that the contract's places could give in these days, in tenths rounded up. */
    double monthsPossible(Contract contract, LocalDate from, LocalDate to) {
        return Math.ceil(places.of(contract.contractId()).stream().mapToDouble(place -> place.fullTimeMonths(contract, from,
                to)).sum() * 10) / 10;
    }

    private static boolean isServed(Place place) {
        if (place.state() != Place.State.ENDED) {
            return false;
        }
        LocalDate planned = place.lastPart().plannedEnd();
        return planned != null && !place.ended().on().isBefore(planned);
    }

    /** Whose cause an end was, which is all that the contract's zone is told. */
    static String causeOf(String endReason) {
        return switch (endReason == null ? "OTHER" : endReason) {
            case "OWN_REQUEST", "OTHER_WORK", "STUDIES", "JUST_CAUSE" -> "PERSON";
            case "EMPLOYER", "REDUNDANCY" -> "SUPPLIER";
            default -> "NEITHER";
        };
    }

    /** The last answers of this scope's candidate to the step. */
    private Map<String, Object> latest(DelegateExecution execution, String step) {
        return archive.latest(execution.getProcessInstanceId(), step, contractOf(execution), candidateOf(execution))
                .map(Submission::answers).orElse(Map.of());
    }

    private int numberOf(DelegateExecution execution) {
        return places.numberOf(contractOf(execution), candidateOf(execution))
                .orElseThrow(() -> new IllegalStateException("No place for the candidate in " + contractOf(execution)));
    }

    private static String contractOf(DelegateExecution execution) {
        return (String) execution.getVariable("contractId");
    }

    private static String candidateOf(DelegateExecution execution) {
        return (String) execution.getVariable("candidateReference");
    }

    static LocalDate day(Object date) {
        return date == null ? null : LocalDate.parse((String) date);
    }
}
