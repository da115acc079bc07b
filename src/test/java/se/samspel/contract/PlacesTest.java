package se.samspel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.samspel.archive.Submission;
import se.samspel.archive.Submission.Kind;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Place.Ended;
import se.samspel.contract.Place.Part;
import se.samspel.contract.Place.State;

/** Which places are free, and what they could give. */
class PlacesTest {

    private static final String ID = "UPH-1/1";

    private final SubmissionArchive archive = mock();

    private Places places(Contract contract, Place... places) {
        return new Places(Facts.places(places), Facts.repository(contract), archive, Facts.CLOCK);
    }

    private void wanted(int places) {
        when(archive.latestOfContract(ID, "competence-profile")).thenReturn(Optional.of(new Submission(1, "UPH-1", ID, null, null,
                "supplier", "i", "competence-profile", Kind.FORM, Map.of("places", places), "gustav", Instant.EPOCH, null, 1)));
    }

    private static Place place(State state, String endedOn, String kind) {
        List<Part> parts = state == State.CHOSEN || state == State.RELEASED ? List.of()
                : List.of(new Part(kind, 100, LocalDate.parse("2026-11-20"), LocalDate.parse("2027-11-19"), null));
        return new Place(ID, 1, "K-1", state, null, endedOn == null ? null : new Ended(LocalDate.parse(endedOn), "PERSON"), parts);
    }

    @ParameterizedTest(name = "{0}, ended {1}: {2} of 2 places are left")
    @DisplayName("a place is taken while it is promised or runs and when its time was served; one that ends early or never begins is free")
    @CsvSource({"CHOSEN,,1", "STARTED,,1", "RELEASED,,2", "ENDED,2027-01-10,2", "ENDED,2027-11-18,2", "ENDED,2027-11-19,1",
            "ENDED,2027-12-01,1"})
    void remaining(State state, String endedOn, int left) {
        wanted(2);
        assertThat(places(Facts.contract(ID, ContractState.RUNNING), place(state, endedOn, "EMPLOYMENT")).remaining(ID)).isEqualTo(left);
    }

    @Test
    @DisplayName("nothing is wanted before a skills profile says so, and never less than nothing")
    void wantedPlaces() {
        when(archive.latestOfContract(any(), any())).thenReturn(Optional.empty());
        assertThat(places(Facts.contract(ID, ContractState.RUNNING)).remaining(ID)).isZero();
        assertThat(places(Facts.contract(ID, ContractState.RUNNING), place(State.STARTED, null, "EMPLOYMENT")).remaining(ID)).isZero();
    }

    @Test
    @DisplayName("the first placement is made by a kind that counts, and where none was promised")
    void firstIsMade() {
        Contract contract = Facts.contract(ID, ContractState.RUNNING);
        assertThat(places(contract).firstIsMade(ID)).isFalse();
        assertThat(places(contract, place(State.CHOSEN, null, null)).firstIsMade(ID)).isFalse();
        assertThat(places(contract, place(State.STARTED, null, "INTERNSHIP")).firstIsMade(ID)).isFalse();
        assertThat(places(contract, place(State.STARTED, null, "EMPLOYMENT")).firstIsMade(ID)).isTrue();
        assertThat(places(contract, place(State.ENDED, "2027-01-10", "EMPLOYMENT")).firstIsMade(ID)).isTrue();
        assertThat(places(Facts.contract(ID, ContractState.RUNNING, "clause", "DIALOGUE")).firstIsMade(ID)).isTrue();
    }

    @Test
    @DisplayName("the months that places could give are told in tenths, rounded up: nobody is refused for a day")
    void monthsPossible() {
        Contract contract = Facts.contract(ID, ContractState.RUNNING);
        Places both = places(contract, place(State.STARTED, null, "EMPLOYMENT"), place(State.STARTED, null, "EMPLOYMENT"));
        assertThat(both.monthsPossible(contract, LocalDate.parse("2026-11-01"), LocalDate.parse("2027-01-31"))).isEqualTo(4.8);
        assertThat(both.monthsPossible(contract, LocalDate.parse("2027-12-01"), LocalDate.parse("2028-01-31"))).isZero();
    }
}
