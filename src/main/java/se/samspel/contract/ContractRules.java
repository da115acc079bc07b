package se.samspel.contract;

import java.util.function.ToIntFunction;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.archive.CaseAccess;
import se.samspel.archive.SubmissionArchive;
import se.samspel.engine.SignedInUser;
import se.samspel.forms.FormFunction;
import se.samspel.identifiers.OrganisationNumber;

/** What the checks of the forms may ask about suppliers and their contracts. */
@Configuration(proxyBeanMethods = false)
class ContractRules {

    /** True for ten digits with a right check digit. */
    @Bean
    FormFunction validOrganisationNumber() {
        return FormFunction.ofText("validOrganisationNumber", "number", OrganisationNumber::isValid);
    }

    /** Places of the procurement's commitment that no recorded winner has taken; null when the terms give no number. */
    @Bean
    FormFunction placesLeft(ContractRepository contracts, SubmissionArchive archive) {
        return FormFunction.ofText("placesLeft", "registryNumber", registryNumber ->
                left(registryNumber, "committedPlaces", contract -> zero(contract.committedPlaces()), contracts, archive));
    }

    /** Full-time months of the commitment that no recorded winner has taken; null when the terms give no number. */
    @Bean
    FormFunction fullTimeMonthsLeft(ContractRepository contracts, SubmissionArchive archive) {
        return FormFunction.ofText("fullTimeMonthsLeft", "registryNumber", registryNumber ->
                left(registryNumber, "fullTimeMonths", contract -> zero(contract.fullTimeMonths()), contracts, archive));
    }

    /**
     * Whether a contract with this id has been awarded and not ended, and the person who asks may read its case: who may not is told no
     * more than of a contract that is not there.
     */
    @Bean
    FormFunction contractIsRunning(ContractRepository contracts, SignedInUser signedIn, ObjectProvider<CaseAccess> access) {
        return FormFunction.ofText("contractIsRunning", "contractId", contractId -> contracts.find(contractId).filter(Contract::isAwarded)
                .map(contract -> signedIn.id().map(user -> access.getObject().mayRead(user, contract.registryNumber())).orElse(true))
                .orElse(false));
    }

    /** The registry number of the procurement that the contract belongs to; null when there is no such contract. */
    @Bean
    FormFunction caseOfContract(ContractRepository contracts) {
        return FormFunction.ofText("caseOfContract", "contractId",
                contractId -> contracts.find(contractId).map(Contract::registryNumber).orElse(null));
    }

    private static Integer left(String registryNumber, String field, ToIntFunction<Contract> share, ContractRepository contracts,
            SubmissionArchive archive) {
        return archive.latestOfCase(registryNumber, "formulate-terms").map(terms -> terms.answers().get(field))
                .filter(Number.class::isInstance)
                .map(total -> ((Number) total).intValue() - contracts.ofCase(registryNumber).stream().mapToInt(share).sum())
                .orElse(null);
    }

    private static int zero(Integer number) {
        return number == null ? 0 : number;
    }
}
