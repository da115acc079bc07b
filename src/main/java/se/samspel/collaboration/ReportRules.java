package se.samspel.collaboration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.contract.PlaceNumber;
import se.samspel.contract.Places;
import se.samspel.forms.CaseOfContract;
import se.samspel.forms.FormFunction;
import se.samspel.forms.OptionList;

/** What the form {@code report-from-supplier} offers and asks: only of contracts that the person may report of. */
@Configuration(proxyBeanMethods = false)
class ReportRules {

    private static final Map<String, String> KINDS = Map.of("EMPLOYMENT", "anställning", "APPRENTICESHIP", "lärlingsanställning",
            "INTERNSHIP", "praktik", "TRAINING", "utbildning", "TRAINEE", "traineeplats");

    @Bean
    CaseOfContract caseOfContractNumber(Contracts contracts) {
        return contractId -> contracts.find(contractId).map(Contract::registryNumber);
    }

    @Bean
    OptionList reportableContracts(ContractsToReport toReport) {
        return list("reportableContracts", () -> toReport.all().stream().map(contract -> new OptionList.Option(contract.contractId(),
                contract.contractId() + ", " + contract.supplierName())).toList());
    }

    @Bean
    OptionList reportablePlaces(ContractsToReport toReport) {
        // What was chosen is kept with its words in the contract's zone: they name no candidate.
        return list("reportablePlaces", () -> toReport.runningPlaces().stream().map(place -> new OptionList.Option(place.placeNumber(),
                place.placeNumber() + ", " + KINDS.getOrDefault(place.placementType(), place.placementType()) + " från "
                        + place.startedOn())).toList());
    }

    /** The contract that a running place belongs to; null when the person may report of no such place. */
    @Bean
    FormFunction contractOfPlace(ContractsToReport toReport) {
        return FormFunction.ofText("contractOfPlace", "placeNumber", number -> toReport.runningPlaces().stream()
                .filter(place -> PlaceNumber.of(number).filter(asked -> asked.value().equals(place.placeNumber())).isPresent())
                .findFirst().map(Places.Running::contractId).orElse(null));
    }

    /** A running place's first day, {@code yyyy-MM-dd}; null when the person may report of no such place. */
    @Bean
    FormFunction placeBegan(ContractsToReport toReport) {
        return FormFunction.ofText("placeBegan", "placeNumber", number -> toReport.runningPlaces().stream()
                .filter(place -> place.placeNumber().equals(number)).findFirst().map(place -> place.startedOn().toString()).orElse(null));
    }

    /** Whether the day lies within the contract's days; null when the person may not report of the contract. */
    @Bean
    FormFunction isWithinContract(ContractsToReport toReport) {
        return FormFunction.of("isWithinContract", List.of("contractId", "day"), arguments -> toReport.find(arguments.get(0).toString())
                .map(contract -> {
                    LocalDate day = LocalDate.parse(arguments.get(1).toString());
                    return !day.isBefore(contract.contractStart()) && !day.isAfter(contract.contractEnd());
                }).orElse(null));
    }

    /** Whether the two contracts have the same supplier today; false when the person may not report of both. */
    @Bean
    FormFunction haveSameSupplier(ContractsToReport toReport) {
        return FormFunction.of("haveSameSupplier", List.of("contractId", "other"), arguments -> toReport.find(arguments.get(0).toString())
                .flatMap(one -> toReport.find(arguments.get(1).toString())
                        .map(other -> one.supplierId().equals(other.supplierId()))).orElse(false));
    }

    /** Whether a skills profile has been sent for the contract. */
    @Bean
    FormFunction profileIsSent(SubmissionArchive archive) {
        return FormFunction.ofText("profileIsSent", "contractId",
                contractId -> archive.latestOfContract(contractId, "competence-profile").isPresent());
    }

    private static OptionList list(String key, Supplier<List<OptionList.Option>> options) {
        return new OptionList() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public List<Option> options() {
                return options.get();
            }
        };
    }
}
