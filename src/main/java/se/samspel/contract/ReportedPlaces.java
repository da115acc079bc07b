package se.samspel.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Place.Ended;
import se.samspel.contract.Place.Part;

/**
 * What a supplier has told of its places beside its own process ({@code report-from-supplier}), and what the contact person has answered.
 */
@Component("reportedPlaces")
public class ReportedPlaces {

    private static final String NOTICE = "report-from-supplier";
    private static final String ANSWER = "handle-supplier-notice";

    private final PlaceRepository places;
    private final SubmissionArchive archive;
    private final Clock clock;

    ReportedPlaces(PlaceRepository places, SubmissionArchive archive, Clock clock) {
        this.places = places;
        this.archive = archive;
        this.clock = clock;
    }

    /** The contact person is told whose place it is; the notice itself names nobody. */
    public void name(DelegateExecution execution) {
        PlaceNumber.of((String) answers(execution, NOTICE).get("placeNumber")).flatMap(this::find).map(Place::candidateReference)
                .ifPresent(candidate -> execution.setVariable("candidateReference", candidate));
    }

    /** The place has ended on the day that was told; whose cause it was is for the contact person to say. */
    public void end(DelegateExecution execution) {
        Map<String, Object> notice = answers(execution, NOTICE);
        PlaceNumber place = placeOf(notice);
        places.end(place.contractId(), place.number(), new Ended(Places.day(notice.get("endedOn")), null));
        execution.setVariable("candidateReference", find(place).map(Place::candidateReference).orElse(null));
    }

    /** The contact person has said why the place ended. */
    public void cause(DelegateExecution execution) {
        PlaceNumber place = placeOf(answers(execution, NOTICE));
        places.causeOfEnd(place.contractId(), place.number(), Places.causeOf((String) answers(execution, ANSWER).get("endReason")));
    }

    /** The contact person has found that the place has not ended. */
    public void resume(DelegateExecution execution) {
        Map<String, Object> notice = answers(execution, NOTICE);
        if (notice.get("placeNumber") != null && notice.get("endedOn") != null) {
            PlaceNumber place = placeOf(notice);
            places.resume(place.contractId(), place.number());
        }
    }

    /** The place is another from its day: new terms, a pause or the end of one, or it goes on in another contract of the supplier. */
    public void change(DelegateExecution execution) {
        Map<String, Object> notice = answers(execution, NOTICE);
        PlaceNumber number = placeOf(notice);
        Place place = find(number).filter(found -> found.state() == Place.State.STARTED).orElse(null);
        if (place == null) {
            return; // it has ended meanwhile: there is nothing left to change
        }
        LocalDate from = Places.day(notice.get("changeFrom"));
        switch ((String) notice.get("placeChange")) {
            case "PAUSE" -> places.change(number.contractId(), number.number(), place.partOn(from).from(from, true));
            case "RESUME" -> places.change(number.contractId(), number.number(), place.partOn(from).from(from, false));
            case "MOVE" -> move(place, (String) notice.get("newContractId"), changed(place.partOn(from), notice, from));
            default -> places.change(number.contractId(), number.number(), changed(place.partOn(from), notice, from));
        }
    }

    /** It ends in one contract the day before it begins in the other, and is never in both. */
    private void move(Place place, String newContractId, Part part) {
        places.end(place.contractId(), place.number(), new Ended(part.startsOn().minusDays(1), "NEITHER"));
        places.choose(newContractId, place.candidateReference(), part.offeredOn());
        places.numberOf(newContractId, place.candidateReference()).ifPresent(number -> places.start(newContractId, number, part));
    }

    private static Part changed(Part before, Map<String, Object> notice, LocalDate from) {
        return new Part(or(notice.get("placementType"), before.placementType()), notice.get("extentPercent") instanceof Number percent
                ? percent.intValue() : before.extentPercent(), from, plannedEnd(before, notice, from), before.offeredOn(), false,
                (String) notice.get("subSupplierName"), or(notice.get("workplace"), before.workplace()));
    }

    /** What was planned still is, where nothing else is told: but for who is employed until further notice, or for a day that has gone. */
    private static LocalDate plannedEnd(Part before, Map<String, Object> notice, LocalDate from) {
        LocalDate told = Places.day(notice.get("plannedEndDate"));
        boolean isOpen = "PERMANENT".equals(notice.get("employmentForm")) || before.plannedEnd() == null
                || before.plannedEnd().isBefore(from);
        return told != null || isOpen ? told : before.plannedEnd();
    }

    private static String or(Object told, String before) {
        return told == null ? before : (String) told;
    }

    /** The supplier has employed somebody of the target group by itself, and the contact person has confirmed it: the place counts. */
    public void startOwn(DelegateExecution execution) {
        Map<String, Object> confirmed = answers(execution, "confirm-own-recruitment");
        String contractId = (String) execution.getVariable("contractId");
        String candidate = (String) confirmed.get("candidateReference");
        Part part = Places.part(confirmed, LocalDate.now(clock));
        places.choose(contractId, candidate, part.offeredOn());
        places.numberOf(contractId, candidate).ifPresent(number -> places.start(contractId, number, part));
        execution.setVariable("candidateReference", candidate);
    }

    private Optional<Place> find(PlaceNumber number) {
        return places.find(number.contractId(), number.number());
    }

    private static PlaceNumber placeOf(Map<String, Object> notice) {
        return PlaceNumber.of((String) notice.get("placeNumber")).orElseThrow();
    }

    private Map<String, Object> answers(DelegateExecution execution, String step) {
        return archive.latest(execution.getProcessInstanceId(), step, null, null).map(Submission::answers).orElse(Map.of());
    }
}
