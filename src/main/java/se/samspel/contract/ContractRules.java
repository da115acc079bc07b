package se.samspel.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.archive.SubmissionArchive;
import se.samspel.forms.FormFunction;
import se.samspel.identifiers.OrganisationNumber;

/** What the checks of the forms may ask about suppliers and their contracts. */
@Configuration(proxyBeanMethods = false)
class ContractRules {

    /** True for ten digits with a right check digit, with or without hyphen. */
    @Bean
    FormFunction validOrganisationNumber() {
        return FormFunction.ofText("validOrganisationNumber", "number", number -> OrganisationNumber.isValid(number.replace("-", "")));
    }

    /** The first day of the award decision's earliest contract, {@code yyyy-MM-dd}; null when it has no winner. */
    @Bean
    FormFunction earliestContractStart(ContractRepository contracts) {
        return FormFunction.of("earliestContractStart", List.of("registryNumber", "awardNumber"), arguments -> contracts
                .ofAward(arguments.get(0).toString(), ((Number) arguments.get(1)).intValue()).stream()
                .map(contract -> contract.contractStart().toString()).min(String::compareTo).orElse(null));
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

    /** Whether a contract with this id has been awarded and not ended. */
    @Bean
    FormFunction contractIsRunning(ReadableContracts contracts) {
        return FormFunction.ofText("contractIsRunning", "contractId",
                contractId -> contracts.find(contractId).filter(Contract::isAwarded).isPresent());
    }

    /** The contract's last day today, {@code yyyy-MM-dd}; null when there is no such contract. */
    @Bean
    FormFunction contractEndOf(ReadableContracts contracts) {
        return of("contractEndOf", contracts, contract -> contract.contractEnd().toString());
    }

    /** The id of the contract's supplier today; null when there is no such contract. */
    @Bean
    FormFunction supplierOf(ReadableContracts contracts) {
        return of("supplierOf", contracts, contract -> contract.supplierId().value());
    }

    /** The last day that has been reported and accepted, {@code yyyy-MM-dd}; null when none has or there is no such contract. */
    @Bean
    FormFunction reportedTo(ReadableContracts contracts, Reporting reporting) {
        return of("reportedTo", contracts, contract -> {
            LocalDate day = reporting.reportedTo(contract.contractId());
            return day == null ? null : day.toString();
        });
    }

    /** How many places of the contract have begun; null when there is no such contract. */
    @Bean
    FormFunction placesStarted(ReadableContracts contracts, PlaceRepository places) {
        return of("placesStarted", contracts,
                contract -> (int) places.of(contract.contractId()).stream().filter(place -> !place.parts().isEmpty()).count());
    }

    /** Whether the contract's first day has come; null when there is no such contract. */
    @Bean
    FormFunction hasStarted(ReadableContracts contracts, Clock clock) {
        return of("hasStarted", contracts, contract -> !contract.contractStart().isAfter(LocalDate.now(clock)));
    }

    /**
     * Whether chapter 17 of LOU and what answers to it apply: YES, NO, or UNKNOWN where the threshold was not known; NO for social and
     * other special services. Null when there is no such contract, or nothing was said.
     */
    @Bean
    FormFunction thresholdOf(ReadableContracts contracts, SubmissionArchive archive) {
        return of("thresholdOf", contracts, contract -> archive.latestOfCase(contract.registryNumber(), "register-procurement")
                .map(registered -> Boolean.TRUE.equals(registered.answers().get("specialService")) ? "NO"
                        : registered.answers().get("aboveThreshold")).orElse(null));
    }

    /** The registry number of the procurement that the contract belongs to; null when there is no such contract. */
    @Bean
    FormFunction caseOfContract(ReadableContracts contracts) {
        return of("caseOfContract", contracts, Contract::registryNumber);
    }

    private static FormFunction of(String name, ReadableContracts contracts, Function<Contract, Object> question) {
        return FormFunction.ofText(name, "contractId", contractId -> contracts.find(contractId).map(question).orElse(null));
    }

    /**
     * Full-time months that the contract's places could give from the first day to the last, both included; null where a fact is missing.
     * Nobody has worked more than that.
     */
    @Bean
    FormFunction monthsPossible(ContractRepository contracts, Places places) {
        return FormFunction.of("monthsPossible", List.of("contractId", "from", "to"),
                arguments -> contracts.find(arguments.get(0).toString())
                .map(contract -> places.monthsPossible(contract, LocalDate.parse(arguments.get(1).toString()),
                        LocalDate.parse(arguments.get(2).toString()))).orElse(null));
    }

    private static Integer left(String registryNumber, String field, ToIntFunction<Contract> share, ContractRepository contracts,
            SubmissionArchive archive) {
        return archive.latestOfCase(registryNumber, "formulate-terms").map(terms -> terms.answers().get(field))
                .filter(Number.class::isInstance)
                .map(total -> ((Number) total).intValue() - contracts.ofCase(registryNumber).stream()
                        .filter(CorrectedFacts::isGiven).mapToInt(share).sum())
                .orElse(null);
    }

    private static int zero(Integer number) {
        return number == null ? 0 : number;
    }
}
