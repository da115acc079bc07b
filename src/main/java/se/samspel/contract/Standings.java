package se.samspel.contract;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import se.samspel.contract.Standing.Month;
import se.samspel.contract.Standing.Told;

/** How many contracts stand, for whoever keeps sums over them. */
@Component
public class Standings {

    private final ContractRepository contracts;
    private final PlaceRepository places;
    private final Reporting reporting;

    Standings(ContractRepository contracts, PlaceRepository places, Reporting reporting) {
        this.contracts = contracts;
        this.places = places;
        this.reporting = reporting;
    }

    /** A contract's standing, its months, and what is to be done next in it; null when it has ended. */
    public record Of(Standing standing, List<Month> months, Next next) {
    }

    /** @param on past when it is late */
    public record Next(LocalDate on, String what) {
    }

    /**
     * Those of the contracts that there are, in four questions to the database.
     *
     * @param told what the meetings of a contract tell, by its id
     */
    public List<Of> of(Collection<String> contractIds, Function<String, Told> told, LocalDate day) {
        Map<String, List<Place>> all = places.of(contractIds);
        Map<String, LocalDate> reported = reporting.reportedTo(contractIds);
        return contracts.all(day, contractIds).stream().map(contract -> {
            List<Place> its = all.getOrDefault(contract.contractId(), List.of());
            Told meetings = told.apply(contract.contractId());
            Standing standing = Standing.of(contract, its, meetings, day);
            return new Of(standing, Standing.months(contract, its, meetings, day), next(standing, reported.get(contract.contractId())));
        }).toList();
    }

    private static Next next(Standing standing, LocalDate reportedTo) {
        Contract contract = standing.contract();
        if (!contract.state().isOpen()) {
            return null;
        }
        Period period = Reporting.nextPeriod(contract, reportedTo);
        return Stream.of(standing.firstPlaceBy() != null && standing.firstPlaceOn() == null
                        ? new Next(standing.firstPlaceBy(), "Första platsen") : null,
                period == null ? null : new Next(period.to().plusDays(1), "Egenrapport"),
                new Next(contract.contractEnd().plusDays(1), "Avslutningsmöte"))
                .filter(Objects::nonNull).min(Comparator.comparing(Next::on)).orElseThrow();
    }
}
