package se.samspel.contract;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.archive.CaseAccess;
import se.samspel.engine.SignedInUser;

/**
 * Contracts for checks on what a person typed: whoever may not read a contract's case is told no more of it than of one that is not there.
 */
@Component
class ReadableContracts {

    private final ContractRepository contracts;
    private final SignedInUser signedIn;
    private final ObjectProvider<CaseAccess> access;

    ReadableContracts(ContractRepository contracts, SignedInUser signedIn, ObjectProvider<CaseAccess> access) {
        this.contracts = contracts;
        this.signedIn = signedIn;
        this.access = access;
    }

    Optional<Contract> find(String contractId) {
        return contracts.find(contractId).filter(contract -> signedIn.id()
                .map(user -> access.getObject().mayRead(user, contract.registryNumber())).orElse(true));
    }
}
