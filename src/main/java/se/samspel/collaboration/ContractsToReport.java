package se.samspel.collaboration;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.contract.Places;
import se.samspel.engine.SignedInUser;

/**
 * The contracts of which the signed-in person may report something: a supplier's own, those of a procurer's units, those of their contact
 * person. Whoever asks of another is told no more than of one that is not there.
 */
@Component
class ContractsToReport {

    private static final String OF_SUPPLIER = "supplier-";
    private static final String OF_PROCURERS = "procurer-";

    private final SignedInUser signedIn;
    private final Contracts contracts;
    private final Places places;
    private final SubmissionArchive archive;

    ContractsToReport(SignedInUser signedIn, Contracts contracts, Places places, SubmissionArchive archive) {
        this.signedIn = signedIn;
        this.contracts = contracts;
        this.places = places;
        this.archive = archive;
    }

    /** Those that have been awarded and not ended, by their numbers. */
    List<Contract> all() {
        if (signedIn.id().isEmpty()) {
            return List.of();
        }
        Set<String> groups = signedIn.groups();
        List<String> units = endsOf(groups, OF_PROCURERS);
        List<String> cases = units.isEmpty() ? List.of() : archive.casesWhere("register-procurement", "contractingUnit", units);
        return contracts.running(cases, endsOf(groups, OF_SUPPLIER), signedIn.id().get());
    }

    Optional<Contract> find(String contractId) {
        return all().stream().filter(contract -> contract.contractId().equals(contractId)).findFirst();
    }

    /** The running places of those contracts. */
    List<Places.Running> runningPlaces() {
        return places.running(all().stream().map(Contract::contractId).toList());
    }

    private static List<String> endsOf(Set<String> groups, String prefix) {
        return groups.stream().filter(group -> group.startsWith(prefix)).map(group -> group.substring(prefix.length())).toList();
    }
}
