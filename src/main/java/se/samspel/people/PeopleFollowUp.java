package se.samspel.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.forms.StatisticsOnly;

/**
 * Takes what is told of a person for the statistics alone, and fills in when the place began and what became of it, as long as the row is
 * tied to its place. The tie is cut when the last follow-up is in, at latest {@value #LONGEST_TIE} months after the start.
 */
@Component
class PeopleFollowUp implements StatisticsOnly {

    /** Months from the start; two more than the last follow-up. */
    static final int LONGEST_TIE = 14;

    private static final String TARGET_GROUPS = "personTargetGroups";
    private static final String GENDER = "personGender";
    /** The steps in which a placement is confirmed, whoever found the person. */
    private static final List<String> CONFIRMATIONS = List.of("confirm-placement", "confirm-own-recruitment");
    /** Of the follow-ups, in their order: months after the start. */
    private static final List<Integer> MONTHS = List.of(1, 3, 6, 12);

    private final PeopleRows people;
    private final SubmissionArchive archive;
    private final Clock clock;

    PeopleFollowUp(PeopleRows people, SubmissionArchive archive, Clock clock) {
        this.people = people;
        this.archive = archive;
        this.clock = clock;
    }

    /** What comes after the tie has been, or would have been, cut is dropped: it would be a second row for the same person. */
    @Override
    public void received(Told told) {
        String contractId = told.contractId();
        String candidate = told.candidateReference();
        if (contractId == null || candidate == null
                || !told.answers().containsKey(TARGET_GROUPS) && !told.answers().containsKey(GENDER)) {
            return;
        }
        Place place = place(told.registryNumber(), contractId, candidate);
        if (place.begun().map(begun -> isOver(begun, place)).orElse(false)) {
            return;
        }
        people.tell(told.registryNumber(), contractId, candidate, told.month(), texts(told.answers().get(TARGET_GROUPS)),
                told.answers().get(GENDER) instanceof String gender ? gender : "OTHER");
    }

    private static List<String> texts(@Nullable Object answer) {
        return answer instanceof Collection<?> several ? several.stream().map(String::valueOf).toList()
                : answer == null ? List.of() : List.of(answer.toString());
    }

    /** Done each day, and before a table is made; twice is as once. */
    @Transactional
    public void follow() {
        for (PeopleRows.Tie tie : people.ties()) {
            Place place = place(tie.registryNumber(), tie.contractId(), tie.candidateReference());
            place.begun().ifPresentOrElse(begun -> follow(tie, begun, place), () -> {
                if (!tie.toldIn().plusMonths(LONGEST_TIE).isAfter(YearMonth.now(clock))) {
                    people.forget(tie.person());
                }
            });
        }
    }

    private void follow(PeopleRows.Tie tie, Begun begun, Place place) {
        people.begin(tie.person(), begun.kind(), cpvDivision(tie.registryNumber()), YearMonth.from(begun.on()));
        place.outcomes().forEach((month, outcome) -> people.outcome(tie.person(), month, outcome));
        if (isOver(begun, place)) {
            people.cut(tie.person());
        }
    }

    private boolean isOver(Begun begun, Place place) {
        return place.outcomes().containsKey(MONTHS.get(MONTHS.size() - 1))
                || !begun.on().plusMonths(LONGEST_TIE).isAfter(LocalDate.now(clock));
    }

    private @Nullable String cpvDivision(String registryNumber) {
        return archive.latestOfCase(registryNumber, "register-procurement").map(start -> start.answers().get("cpvCode"))
                .map(Object::toString).filter(code -> code.length() >= 2).map(code -> code.substring(0, 2)).orElse(null);
    }

    /** @param kind a code of {@link Trait#KIND} */
    private record Begun(String kind, LocalDate on) {
    }

    /** @param outcomes by month after the start */
    private record Place(Optional<Begun> begun, Map<Integer, String> outcomes) {
    }

    /** As the submissions tell it: what is frozen here is frozen by a release or by the cut, not by a copy. */
    private Place place(String registryNumber, String contractId, String candidate) {
        Optional<Begun> begun = CONFIRMATIONS.stream()
                .flatMap(step -> of(candidate, archive.ofStep(registryNumber, contractId, step)))
                .filter(confirmed -> confirmed.answers().get("startDate") instanceof String
                        && confirmed.answers().get("placementType") instanceof String)
                .map(confirmed -> new Begun((String) confirmed.answers().get("placementType"),
                        LocalDate.parse((String) confirmed.answers().get("startDate"))))
                .findFirst();
        Map<Integer, String> outcomes = new TreeMap<>();
        List<Submission> followUps = of(candidate, archive.ofStep(registryNumber, contractId, "follow-up-placement")).toList();
        for (int done = 0; done < Math.min(followUps.size(), MONTHS.size()); done++) {
            outcomes.put(MONTHS.get(done), String.valueOf(followUps.get(done).answers().getOrDefault("situation", "UNKNOWN")));
        }
        return new Place(begun, outcomes);
    }

    private static Stream<Submission> of(String candidate, List<Submission> submissions) {
        return submissions.stream().filter(one -> candidate.equals(one.candidateReference()));
    }
}
