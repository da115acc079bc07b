package se.samspel.contract;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import se.samspel.contract.Place.Part;

/**
 * What has come of a contract's commitment on a day: the one place where fulfilment is reckoned, whoever shows it. National clause 11554,
 * alternative a (employments that together are at least a number of full-time months, the first begun or offered within some months from
 * the contract's start) and 11556 (bonus); what is marked <i>Samspel's rule</i> is ours and not the clause's.
 *
 * @param places        that have begun by the day with a kind that counts
 * @param delivered     full-time months that have happened by the day. Samspel's rule: worked months count, none before the contract's
 *                      start and none after its end (the clause says "offer")
 * @param planned       full-time months as they were agreed when the places began, whatever became of them
 * @param forecast      delivered, and what the places that run will give to their planned end; while the day of the first place is still
 *                      to come, a place that is not filled counts from that day. Samspel's rule
 * @param firstPlaceBy  the day by which the first place is to have begun or been offered; null where the terms promise no place
 * @param firstPlaceOn  the day on which the first one begun was offered or begun, the earlier; null when none has
 * @param cause         whose cause it is that a commitment was not met (SUPPLIER, NO_CANDIDATES, INDIVIDUAL, CONTRACT_VOLUME, OTHER);
 *                      null while nobody has said, and in every other state
 * @param bonusSek      for places begun beyond the commitment
 */
public record Standing(Contract contract, LocalDate day, int places, double delivered, double planned, double forecast,
        LocalDate firstPlaceBy, LocalDate firstPlaceOn, State state, String cause, long bonusSek) {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    /** Months are told in tenths: what is less than half a tenth short is not short. */
    private static final double TENTH = 0.05;

    /** How a commitment stands. */
    public enum State {
        /** The forecast reaches the commitment. */
        ON_TRACK("i fas"),
        /** The forecast is below the commitment. */
        AT_RISK("i riskzonen"),
        /** And what has been delivered is below what the days that have passed would give, or the first place is late. */
        BEHIND("efter"),
        FULFILLED("uppfyllt"),
        NOT_FULFILLED("inte uppfyllt"),
        /** The contract never ran: its procurement was cancelled. */
        CANCELLED("avbrutet"),
        /** The terms ask for no place, no months and no dialogue. */
        NO_COMMITMENT("inget åtagande");

        private final String swedish;

        State(String swedish) {
            this.swedish = swedish;
        }

        public String swedish() {
            return swedish;
        }
    }

    /**
     * What the meetings of a contract tell, beside its facts and places.
     *
     * @param dialogueOn   the day of the dialogue; null when none has been held and documented
     * @param outcome      as the closing meeting decided: FULFILLED, PARTLY_FULFILLED, NOT_FULFILLED; null before it
     * @param outcomeCause whose cause, as the closing meeting or the last deviation says; null when nobody has said
     * @param endedOn      the day on which it ended before its last; null when it did not
     */
    public record Told(LocalDate dialogueOn, String outcome, String outcomeCause, LocalDate endedOn) {

        public static final Told NOTHING = new Told(null, null, null, null);
    }

    /**
     * Full-time months in a calendar month.
     *
     * @param places that began in it
     */
    public record Month(YearMonth month, String kind, double planned, double delivered, double forecast, int places) {
    }

    static Standing of(Contract contract, List<Place> places, Told told, LocalDate day) {
        return new Reckoning(contract, places, told, day).standing();
    }

    /** By calendar month and kind of place. Their sums are the standing's own figures, but for places that are not filled yet. */
    static List<Month> months(Contract contract, List<Place> places, Told told, LocalDate day) {
        return new Reckoning(contract, places, told, day).months();
    }

    /** Where it stands, in Swedish: the same words in a form, on the page and in an export. */
    public String sentence() {
        if (state == State.CANCELLED || state == State.NO_COMMITMENT) {
            return "Läge: " + state.swedish() + ".";
        }
        StringBuilder text = new StringBuilder("Bekräftade placeringar: ").append(places);
        if (contract.committedPlaces() != null) {
            text.append(" av ").append(contract.committedPlaces()).append(" enligt åtagandet");
        }
        text.append(". Heltidsmånader: ").append(months(delivered));
        if (contract.fullTimeMonths() != null) {
            text.append(" av ").append(contract.fullTimeMonths()).append(" enligt åtagandet");
        }
        if (contract.state().isOpen() && !months(forecast).equals(months(delivered))) {
            text.append(", ").append(months(forecast)).append(" enligt prognosen");
        }
        text.append(" (beräknat ur platserna). Läge: ").append(state.swedish());
        if (state == State.NOT_FULFILLED) {
            text.append(", ").append(swedishCause());
        }
        text.append('.');
        if (bonusSek > 0) {
            text.append(String.format(SWEDISH, " Bonus: %,d kr.", bonusSek));
        }
        return text.toString();
    }

    private String swedishCause() {
        return switch (cause == null ? "" : cause) {
            case "SUPPLIER" -> "på grund av leverantören";
            case "NO_CANDIDATES" -> "på grund av brist på kandidater";
            case "INDIVIDUAL" -> "på grund av omständigheter hos personen";
            case "CONTRACT_VOLUME" -> "på grund av avtalets volym";
            case "OTHER" -> "av annan orsak";
            default -> "orsak inte bedömd";
        };
    }

    private static String months(double months) {
        return String.format(SWEDISH, "%.1f", months);
    }

    /** One reckoning, with what it is made of. */
    private record Reckoning(Contract contract, List<Place> places, Told told, LocalDate day) {

        private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

        Standing standing() {
            double delivered = sum(places, last());
            double forecast = contract.state().isOpen() ? sum(places, contract.contractEnd()) + unfilled() : delivered;
            State state = state(delivered, forecast);
            String cause = state == State.NOT_FULFILLED ? told.outcomeCause() : null;
            return new Standing(contract, day, (int) begun().count(), delivered, sum(asAgreed(), contract.contractEnd()), forecast,
                    promisesPlaces() ? firstPlaceBy() : null, firstPlaceOn(), state, cause, bonus());
        }

        /** The last day that counts so far. */
        private LocalDate last() {
            return Stream.of(day, contract.contractEnd(), told.endedOn()).filter(Objects::nonNull).min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        private double sum(List<Place> all, LocalDate to) {
            return to.isBefore(contract.contractStart()) ? 0
                    : all.stream().mapToDouble(place -> place.fullTimeMonths(contract, contract.contractStart(), to)).sum();
        }

        private List<Place> asAgreed() {
            return places.stream().map(place -> new Place(place.contractId(), place.number(), place.candidateReference(), place.state(),
                    place.offeredOn(), null, place.parts())).toList();
        }

        private Stream<Place> begun() {
            return places.stream().filter(place -> place.parts().stream()
                    .anyMatch(part -> part.counts(contract) && !part.startsOn().isAfter(last())))
                    .sorted(Comparator.comparing(Reckoning::starts));
        }

        private static LocalDate starts(Place place) {
            return place.parts().stream().map(Part::startsOn).min(Comparator.naturalOrder()).orElse(NEVER);
        }

        private boolean promisesPlaces() {
            return zero(contract.committedPlaces()) > 0 || zero(contract.fullTimeMonths()) > 0;
        }

        private LocalDate firstPlaceBy() {
            LocalDate by = contract.firstPlacementWithinMonths() == null ? contract.contractEnd()
                    : contract.contractStart().plusMonths(contract.firstPlacementWithinMonths());
            return by.isAfter(contract.contractEnd()) ? contract.contractEnd() : by;
        }

        private LocalDate firstPlaceOn() {
            Stream<LocalDate> offered = places.stream().map(Place::offeredOn);
            Stream<LocalDate> begun = places.stream().flatMap(place -> place.parts().stream()).filter(part -> part.counts(contract))
                    .flatMap(part -> Stream.of(part.startsOn(), part.offeredOn()));
            return Stream.concat(offered, begun).filter(Objects::nonNull).filter(on -> !on.isAfter(day)).min(Comparator.naturalOrder())
                    .orElse(null);
        }

        /** What places that nobody has got could still give, if they were filled by the day of the first place. */
        private double unfilled() {
            long free = zero(contract.committedPlaces()) - places.stream().filter(place -> place.hasStartedCounting(contract)).count();
            if (free <= 0 || day.isAfter(firstPlaceBy())) {
                return 0;
            }
            double each = zero(contract.fullTimeMonths()) / (double) contract.committedPlaces();
            double possible = Math.max(0, ChronoUnit.DAYS.between(firstPlaceBy(),
                    contract.contractEnd().plusDays(1))) / Place.DAYS_PER_MONTH;
            return free * (contract.firstPlacementWithinMonths() == null ? each : Math.min(each, possible));
        }

        private State state(double delivered, double forecast) {
            if (contract.state() == ContractState.CANCELLED) {
                return State.CANCELLED;
            }
            if (told.outcome() != null && !contract.state().isOpen()) {
                return told.outcome().equals("FULFILLED") ? State.FULFILLED : State.NOT_FULFILLED;
            }
            if ("DIALOGUE".equals(contract.clause())) {
                return dialogue();
            }
            if (!promisesPlaces()) {
                return State.NO_COMMITMENT;
            }
            boolean firstIsLate = firstPlaceOn() == null ? day.isAfter(firstPlaceBy()) : firstPlaceOn().isAfter(firstPlaceBy());
            if (reaches(delivered) && !firstIsLate && begun().count() >= zero(contract.committedPlaces())) {
                return State.FULFILLED;
            }
            if (!contract.state().isOpen() || day.isAfter(contract.contractEnd())) {
                return State.NOT_FULFILLED;
            }
            boolean manyEnough = !day.isAfter(firstPlaceBy()) || begun().count() >= zero(contract.committedPlaces());
            if (reaches(forecast) && manyEnough && !firstIsLate) {
                return State.ON_TRACK;
            }
            return firstIsLate || delivered + TENTH < dueBy() ? State.BEHIND : State.AT_RISK;
        }

        /** Samspel's rule: a dialogue is fulfilled when it has been held and documented; it is held within a month. */
        private State dialogue() {
            if (told.dialogueOn() != null) {
                return State.FULFILLED;
            }
            if (!contract.state().isOpen() || day.isAfter(contract.contractEnd())) {
                return State.NOT_FULFILLED;
            }
            return day.isAfter(contract.contractStart().plusMonths(1)) ? State.BEHIND : State.ON_TRACK;
        }

        private boolean reaches(double months) {
            return months + TENTH >= zero(contract.fullTimeMonths());
        }

        /** Samspel's rule: from the day of the first place the commitment grows evenly, until the contract's end. */
        private double dueBy() {
            long all = ChronoUnit.DAYS.between(firstPlaceBy(), contract.contractEnd().plusDays(1));
            long passed = ChronoUnit.DAYS.between(firstPlaceBy(), day);
            return all <= 0 || passed <= 0 ? 0 : zero(contract.fullTimeMonths()) * Math.min(1.0, passed / (double) all);
        }

        private long bonus() {
            if (contract.committedPlaces() == null) {
                return 0;
            }
            Stream<Place> beyond = begun().skip(contract.committedPlaces());
            Integer most = contract.bonus().maxPlaces();
            return (most == null ? beyond : beyond.limit(most)).mapToLong(place -> contract.bonus().of(place.parts().stream()
                    .map(Part::placementType).filter(contract::counts).collect(Collectors.toSet()))).sum();
        }

        List<Month> months() {
            List<Month> months = new ArrayList<>();
            LocalDate last = last();
            LocalDate end = contract.state().isOpen() ? contract.contractEnd() : last;
            Set<String> kinds = places.stream().flatMap(place -> place.parts().stream()).map(Part::placementType)
                    .filter(contract::counts).collect(Collectors.toCollection(java.util.TreeSet::new));
            for (String kind : kinds) {
                List<Place> ofKind = places.stream().map(place -> ofKind(place, kind)).filter(place -> place.parts().stream()
                        .anyMatch(part -> part.placementType().equals(kind))).toList();
                List<Place> agreed = new Reckoning(contract, ofKind, told, day).asAgreed();
                YearMonth first = YearMonth.from(ofKind.stream().map(Reckoning::starts).min(Comparator.naturalOrder()).orElseThrow());
                for (YearMonth month = first; !month.atDay(1).isAfter(contract.contractEnd()); month = month.plusMonths(1)) {
                    double planned = within(agreed, month, contract.contractEnd());
                    double delivered = within(ofKind, month, last);
                    double forecast = within(ofKind, month, end);
                    int began = began(kind, month);
                    if (planned > 0 || delivered > 0 || began > 0) {
                        months.add(new Month(month, kind, planned, delivered, forecast, began));
                    }
                }
            }
            return months;
        }

        private double within(List<Place> ofKind, YearMonth month, LocalDate to) {
            LocalDate last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
            return last.isBefore(month.atDay(1)) ? 0
                    : ofKind.stream().mapToDouble(place -> place.fullTimeMonths(contract, month.atDay(1), last)).sum();
        }

        /** Places begun in the month; one with several kinds has begun with the one that counted first. */
        private int began(String kind, YearMonth month) {
            return (int) begun().map(place -> place.parts().stream().filter(part -> part.counts(contract))
                    .min(Comparator.comparing(Part::startsOn)).orElseThrow())
                    .filter(first -> first.placementType().equals(kind) && YearMonth.from(first.startsOn()).equals(month)).count();
        }

        private Place ofKind(Place place, String kind) {
            return new Place(place.contractId(), place.number(), place.candidateReference(), place.state(), place.offeredOn(),
                    place.ended(),
                    place.parts().stream().map(part -> part.placementType().equals(kind) ? part : part.from(part.startsOn(),
                            true)).toList());
        }

        private static int zero(Integer number) {
            return number == null ? 0 : number;
        }
    }
}
