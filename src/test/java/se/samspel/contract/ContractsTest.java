package se.samspel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.samspel.archive.RegisteredCases;
import se.samspel.archive.Submission;
import se.samspel.archive.Submission.Kind;
import se.samspel.archive.SubmissionArchive;
import se.samspel.forms.FormFunction;
import se.samspel.procurement.RunningNumbers;

/** What the diagrams and the forms ask about contracts. */
class ContractsTest {

    private final SubmissionArchive archive = mock();
    private final RegisteredCases cases = mock();
    private final RunningNumbers numbers = mock();
    private final List<Object> events = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    private Contracts contracts(Contract... contracts) {
        ContractRepository stored = Facts.repository(contracts);
        ContractRepository repository = new ContractRepository(null, Facts.CLOCK) {
            @Override
            Optional<Contract> find(String contractId) {
                return stored.find(contractId);
            }

            @Override
            List<Contract> ofCase(String registryNumber) {
                return stored.ofCase(registryNumber);
            }

            @Override
            boolean end(String contractId, ContractState state, String because) {
                ended.add(contractId + " " + state + " " + because);
                return true;
            }
        };
        return new Contracts(repository, archive, Facts.places(), cases, numbers, mock(SoleTraders.class), events::add, Facts.CLOCK);
    }

    private static Submission answer(String step, Map<String, Object> answers) {
        return new Submission(1, "UPH-1", "UPH-1/1", null, null, "supplier", "i", step, Kind.FORM, answers, "gustav",
                Instant.EPOCH, null, 1);
    }

    @Test
    @DisplayName("what came of a contract is told with the supplier's last final report beside it")
    void fulfilment() {
        when(archive.latestOfContract("UPH-1/1", "final-report")).thenReturn(Optional.of(answer("final-report",
                Map.of("finalPlacesFilled", 1, "finalFullTimeMonths", 7.5))));
        assertThat(contracts(Facts.contract("UPH-1/1", ContractState.RUNNING)).fulfilment("UPH-1/1"))
                .contains("Bekräftade placeringar: 0 av 2").contains("Leverantörens slutrapport: 1 platser och 7,5 heltidsmånader.");
    }

    @ParameterizedTest(name = "within {0} months: by {1}")
    @DisplayName("the first placement is due so many months after the contract's start; at its end where the terms do not say")
    @CsvSource({"6, 2027-05-01", "1, 2026-12-01", ", 2028-10-31"})
    void firstPlacement(Integer months, String day) {
        assertThat(contracts(Facts.contract("UPH-1/1", ContractState.RUNNING, "firstPlacementWithinMonths", months))
                .firstPlacementDay("UPH-1/1")).isEqualTo(Date.from(LocalDate.parse(day).atStartOfDay(Facts.SWEDEN).toInstant()));
    }

    @Test
    @DisplayName("a running number is the next that no contract and no case has, and none is given twice")
    void newId() {
        when(cases.asWritten(any())).thenReturn(Optional.empty());
        when(cases.asWritten("UPH-1/2")).thenReturn(Optional.of("UPH-1/2"));
        when(numbers.next("UPH-1", RunningNumbers.Kind.CONTRACT)).thenReturn(1, 2, 3, 4);
        Contracts contracts = contracts(Facts.contract("UPH-1/1", ContractState.CANCELLED));
        assertThat(contracts.newId("UPH-1")).isEqualTo("UPH-1/3");
        assertThat(contracts.newId("UPH-1")).isEqualTo("UPH-1/4");
    }

    @Test
    @DisplayName("a cancelled procurement cancels winners without a contract; all its open contracts where it is told so")
    void cancelled() {
        Contract[] all = {Facts.contract("UPH-1/1", ContractState.RECORDED), Facts.contract("UPH-1/2", ContractState.RUNNING),
                Facts.contract("UPH-1/3", ContractState.CLOSED)};
        contracts(all).cancelRecorded("UPH-1");
        assertThat(ended).containsExactly("UPH-1/1 CANCELLED null");
        ended.clear();
        contracts(all).cancelOpen("UPH-1");
        assertThat(ended).containsExactly("UPH-1/1 CANCELLED null", "UPH-1/2 CANCELLED null");
    }

    @Test
    @DisplayName("a contract ends with the cause that was reported, and whoever waits for its end is told")
    void terminated() {
        when(archive.latestOfContract("UPH-1/1", "contract-terminated")).thenReturn(Optional.of(answer("contract-terminated",
                Map.of("terminationCause", "BANKRUPTCY"))));
        contracts(Facts.contract("UPH-1/1", ContractState.RUNNING)).terminate("UPH-1/1");
        assertThat(ended).containsExactly("UPH-1/1 TERMINATED BANKRUPTCY");
        assertThat(events).containsExactly(new ContractEnded("UPH-1/1"));
    }

    @Test
    @DisplayName("a case has closed its contracts when none of them is open")
    void allClosed() {
        assertThat(contracts().allClosed("UPH-1")).isTrue();
        assertThat(contracts(Facts.contract("UPH-1/1", ContractState.TERMINATED)).allClosed("UPH-1")).isTrue();
        assertThat(contracts(Facts.contract("UPH-1/1", ContractState.CLOSED), Facts.contract("UPH-1/2", ContractState.RECORDED))
                .allClosed("UPH-1")).isFalse();
    }

    @ParameterizedTest(name = "{0}, contact person {1}: {2}")
    @DisplayName("a contract runs from the appointment of its contact person until it ends")
    @CsvSource({"RUNNING, elin, true", "RECORDED, elin, true", "RECORDED,, false", "CLOSED, elin, false", "TERMINATED, elin, false",
            "CANCELLED, elin, false"})
    void isRunning(ContractState state, String contactPerson, boolean runs) {
        Contract contract = Facts.contract("UPH-1/1", state, "contactPerson", contactPerson);
        FormFunction function = new ContractRules().contractIsRunning(new ReadableContracts(null, null, null) {
            @Override
            Optional<Contract> find(String contractId) {
                return Optional.of(contract);
            }
        });
        assertThat(function.apply(Arrays.asList("UPH-1/1"))).isEqualTo(runs);
    }

    @Test
    @DisplayName("a winner whose registration is being corrected does not take its share from itself")
    void shareOfTheCorrected() {
        when(archive.latestOfCase("UPH-1", "formulate-terms")).thenReturn(Optional.of(answer("formulate-terms",
                Map.of("committedPlaces", 5))));
        FormFunction left = new ContractRules().placesLeft(Facts.repository(Facts.contract("UPH-1/1", ContractState.RECORDED),
                Facts.contract("UPH-1/2", ContractState.RECORDED)), archive);
        assertThat(left.apply(Arrays.asList("UPH-1"))).isEqualTo(1);
        Object asIfNotThere = new CorrectedFacts(null, null).asIfNotGiven(answer("record-winner", Map.of()),
                () -> left.apply(Arrays.asList("UPH-1")));
        assertThat(asIfNotThere).isEqualTo(3);
        assertThat(left.apply(Arrays.asList("UPH-1"))).as("afterwards").isEqualTo(1);
    }
}
