package se.samspel.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contracts and places as a rule's test needs them, without a database. */
final class Facts {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    static final Clock CLOCK = Clock.fixed(LocalDate.parse("2027-02-01").atStartOfDay(SWEDEN).toInstant(), SWEDEN);

    private Facts() {
    }

    /** A contract of two years from 2026-11-01 that promises two places and 24 months; alternating keys and values change it. */
    static Contract contract(String id, ContractState state, Object... changes) {
        Map<String, Object> facts = new HashMap<>(Map.of("contractStart", "2026-11-01", "contractEnd", "2028-10-31", "committedPlaces", 2,
                "fullTimeMonths", 24, "clause", "EMPLOYMENT", "supplierName", "Bygg & Bo AB", "supplierId", "5566778899",
                "contactPerson", "elin", "countedKinds", List.of("EMPLOYMENT")));
        for (int i = 0; i < changes.length; i += 2) {
            facts.put((String) changes[i], changes[i + 1]);
        }
        return Contract.of(id, "UPH-1", state, facts);
    }

    static ContractRepository repository(Contract... contracts) {
        return new ContractRepository(null, CLOCK) {
            @Override
            Optional<Contract> find(String contractId) {
                return List.of(contracts).stream().filter(contract -> contract.contractId().equals(contractId)).findFirst();
            }

            @Override
            List<Contract> ofCase(String registryNumber) {
                return List.of(contracts);
            }
        };
    }

    static PlaceRepository places(Place... places) {
        return new PlaceRepository(null) {
            @Override
            List<Place> of(String contractId) {
                return List.of(places);
            }
        };
    }
}
