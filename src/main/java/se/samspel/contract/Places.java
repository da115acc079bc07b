package se.samspel.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Place.Ended;
import se.samspel.contract.Place.Part;

/**
 * The places of the contracts, as the diagrams tell of them: a place is promised to a candidate that was chosen, begins, ends, and is
 * free again if the commitment still wants it.
 */
@Component("placements")
public class Places {

    /** How many candidates one presentation holds; the forms have as many slots. */
    private static final int SLOTS = 5;
    private static final List<String> CHOSEN = List.of("HIRE", "INTERNSHIP_FIRST");

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
        Map<String, Object> known = archive.known(execution);
        IntStream.rangeClosed(1, SLOTS).filter(slot -> CHOSEN.contains(String.valueOf(known.get("candidate" + slot + "Decision"))))
                .mapToObj(slot -> (String) known.get("candidate" + slot + "Reference"))
                .forEach(candidate -> places.choose(contractOf(execution), candidate));
    }

    /** The placement that has just been confirmed for this scope's candidate begins; nothing where it did not come about. */
    public void start(DelegateExecution execution) {
        Map<String, Object> known = archive.known(execution);
        if (!"STARTED".equals(known.get("placementOutcome"))) {
            return;
        }
        LocalDate starts = day(known.get("startDate"));
        LocalDate offered = day(known.get("offeredOn"));
        places.start(contractOf(execution), numberOf(execution), new Part((String) known.get("placementType"),
                known.get("extentPercent") instanceof Number percent ? percent.intValue() : 100, starts, day(known.get("plannedEndDate")),
                offered == null ? LocalDate.now(clock) : offered));
    }

    /** This scope's candidate gets no place after all: one of the two withdrew, or an internship ended without employment. */
    public void release(DelegateExecution execution) {
        places.release(contractOf(execution), numberOf(execution));
    }

    /** The place of this scope's candidate has ended, as its follow-up has just told; the first to tell decides. */
    public void end(DelegateExecution execution) {
        Map<String, Object> known = archive.known(execution);
        LocalDate on = day(known.get("endedOn"));
        places.numberOf(contractOf(execution), candidateOf(execution)).ifPresent(number -> places.end(contractOf(execution), number,
                new Ended(on == null ? LocalDate.now(clock) : on, causeOf((String) known.get("endReason")))));
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

    /** Whether the first placement has begun or was offered in time, or none was promised (criterion 11554, alternative a). */
    public boolean firstIsMade(String contractId) {
        Contract contract = contracts.find(contractId).orElseThrow();
        boolean isPromised = !"DIALOGUE".equals(contract.clause());
        return !isPromised || places.of(contractId).stream().anyMatch(place -> place.hasStartedCounting(contract));
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
        LocalDate planned = place.parts().get(place.parts().size() - 1).plannedEnd();
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

    private static LocalDate day(Object date) {
        return date == null ? null : LocalDate.parse((String) date);
    }
}
