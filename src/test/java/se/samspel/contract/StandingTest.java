package se.samspel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.samspel.contract.Place.Ended;
import se.samspel.contract.Place.Part;
import se.samspel.contract.Standing.Told;

/** Cases of fulfilment: a contract of two years from 2026-11-01, two places, 24 full-time months, the first place within six months. */
class StandingTest {

    private static Contract contract(ContractState state, Object... changes) {
        Map<String, Object> facts = new HashMap<>(Map.of("supplierName", "Bygg & Bo AB", "contractStart", "2026-11-01", "contractEnd",
                "2028-10-31", "committedPlaces", 2, "fullTimeMonths", 24, "clause", "EMPLOYMENT", "firstPlacementWithinMonths", 6,
                "countedKinds", List.of("EMPLOYMENT", "INTERNSHIP")));
        for (int i = 0; i < changes.length; i += 2) {
            facts.put((String) changes[i], changes[i + 1]);
        }
        facts.put("supplierId", "5566778899");
        return Contract.of("UPH-1/1", "UPH-1", state, facts);
    }

    /** @param places separated by commas, each {@code kind extent from planned-end [ended-on]}, with a plus sign between two parts */
    private static List<Place> places(String places) {
        List<Place> all = new ArrayList<>();
        if (places == null) {
            return all;
        }
        for (String place : places.split(",")) {
            List<Part> parts = new ArrayList<>();
            LocalDate ended = null;
            for (String part : place.strip().split(" \\+ ")) {
                String[] words = part.split(" ");
                parts.add(new Part(words[0], Integer.parseInt(words[1]), LocalDate.parse(words[2]), LocalDate.parse(words[3]), null));
                ended = words.length > 4 ? LocalDate.parse(words[4]) : null;
            }
            all.add(new Place("UPH-1/1", all.size() + 1, "K-" + all.size(), ended == null ? Place.State.STARTED : Place.State.ENDED, null,
                    ended == null ? null : new Ended(ended, "PERSON"), parts));
        }
        return all;
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @DisplayName("how a running contract stands on a day")
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-02 |                                                                                          | ON_TRACK
            2027-05-01 |                                                                                          | ON_TRACK
            2027-05-02 |                                                                                          | BEHIND
            2027-05-02 | EMPLOYMENT 100 2027-03-01 2028-02-29, EMPLOYMENT 100 2027-03-01 2028-02-29               | ON_TRACK
            2027-05-02 | EMPLOYMENT 100 2027-03-01 2028-02-29                                                     | AT_RISK
            2028-09-01 | EMPLOYMENT 100 2027-03-01 2028-02-29                                                     | BEHIND
            2027-09-01 | EMPLOYMENT 100 2027-03-01 2028-02-29, EMPLOYMENT 100 2027-03-01 2028-02-29 2027-03-15     | AT_RISK
            2028-03-01 | EMPLOYMENT 100 2027-03-01 2028-02-29, EMPLOYMENT 100 2027-03-01 2028-02-29               | FULFILLED
            2027-09-01 | EMPLOYMENT 100 2027-05-02 2028-05-01, EMPLOYMENT 100 2027-05-02 2028-05-01               | BEHIND
            2028-11-01 | EMPLOYMENT 100 2027-03-01 2028-02-29                                                     | NOT_FULFILLED
            2027-05-02 | TRAINING 100 2027-03-01 2028-02-29, TRAINING 100 2027-03-01 2028-02-29                   | BEHIND
            """)
    void running(LocalDate day, String places, Standing.State state) {
        assertThat(Standing.of(contract(ContractState.RUNNING), places(places), Told.NOTHING, day).state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0}, closed as {2} because of {3}: {4}")
    @DisplayName("when it has closed the meeting's decision stands; without one the figures decide")
    @CsvSource(nullValues = "-", value = {
        "CLOSED, EMPLOYMENT 100 2027-03-01 2028-02-29, FULFILLED, -, FULFILLED, -",
        "CLOSED, EMPLOYMENT 100 2027-03-01 2028-02-29, NOT_FULFILLED, NO_CANDIDATES, NOT_FULFILLED, NO_CANDIDATES",
        "CLOSED, EMPLOYMENT 100 2027-03-01 2028-02-29, PARTLY_FULFILLED, SUPPLIER, NOT_FULFILLED, SUPPLIER",
        "TERMINATED, EMPLOYMENT 100 2027-03-01 2028-02-29, -, SUPPLIER, NOT_FULFILLED, SUPPLIER",
        "CANCELLED, -, -, -, CANCELLED, -"})
    void ended(ContractState state, String places, String outcome, String cause, Standing.State expected, String expectedCause) {
        Standing standing = Standing.of(contract(state), places(places), new Told(null, outcome, cause, null),
                LocalDate.parse("2029-01-01"));
        assertThat(standing.state()).isEqualTo(expected);
        assertThat(standing.cause()).isEqualTo(expectedCause);
    }

    @Test
    @DisplayName("months that lie ahead are the forecast's; a place that ended early is planned in full and forecast as far as it came")
    void months() {
        List<Place> places = places("EMPLOYMENT 100 2027-03-01 2028-02-29, EMPLOYMENT 50 2027-03-01 2028-02-29 2027-04-30");
        Standing standing = Standing.of(contract(ContractState.RUNNING), places, Told.NOTHING, LocalDate.parse("2027-08-31"));
        assertThat(standing.delivered()).isCloseTo(7.0, within(0.1));
        assertThat(standing.forecast()).isCloseTo(13.0, within(0.1));
        assertThat(standing.planned()).isCloseTo(18.0, within(0.1));
        List<Standing.Month> months = Standing.months(contract(ContractState.RUNNING), places, Told.NOTHING, LocalDate.parse("2027-08-31"));
        assertThat(months.stream().mapToDouble(Standing.Month::delivered).sum()).isCloseTo(standing.delivered(), within(0.001));
        assertThat(months.stream().mapToDouble(Standing.Month::forecast).sum()).isCloseTo(standing.forecast(), within(0.001));
        assertThat(months.stream().mapToDouble(Standing.Month::planned).sum()).isCloseTo(standing.planned(), within(0.001));
        assertThat(months.stream().mapToInt(Standing.Month::places).sum()).isEqualTo(2);
    }

    @Test
    @DisplayName("nothing is worked after a termination, nor before the contract's first day")
    void noneOutside() {
        Standing terminated = Standing.of(contract(ContractState.TERMINATED), places("EMPLOYMENT 100 2026-10-01 2028-02-29"),
                new Told(null, null, null, LocalDate.parse("2026-11-30")), LocalDate.parse("2028-01-01"));
        assertThat(terminated.delivered()).isEqualTo(terminated.forecast()).isCloseTo(0.99, within(0.02));
    }

    @Test
    @DisplayName("an internship that becomes an employment has begun once, under the kind that came first")
    void twoParts() {
        List<Place> places = places("INTERNSHIP 100 2027-01-01 2027-01-31 + EMPLOYMENT 100 2027-02-01 2028-01-31");
        List<Standing.Month> months = Standing.months(contract(ContractState.RUNNING), places, Told.NOTHING, LocalDate.parse("2028-06-01"));
        assertThat(months.stream().filter(month -> month.places() > 0)).singleElement()
                .satisfies(month -> assertThat(month.kind()).isEqualTo("INTERNSHIP"));
        assertThat(Standing.of(contract(ContractState.RUNNING), places, Told.NOTHING, LocalDate.parse("2028-06-01")).places()).isOne();
    }

    @ParameterizedTest(name = "{0} places beyond the commitment, at most {1}: {2} SEK")
    @DisplayName("a bonus is an amount for each place beyond the commitment by its kind, up to its cap, never by the month")
    @CsvSource({"0, 5, 0", "1, 5, 60000", "2, 5, 300000", "2, 1, 60000", "3, 2, 300000"})
    void bonus(int beyond, int most, long sek) {
        String committed = "EMPLOYMENT 100 2027-01-01 2027-12-31, EMPLOYMENT 100 2027-01-01 2027-12-31";
        List<String> more = List.of("INTERNSHIP 100 2027-02-01 2027-03-31", "EMPLOYMENT 100 2027-03-01 2028-02-29",
                "EMPLOYMENT 100 2027-04-01 2028-02-29");
        String all = committed + more.subList(0, beyond).stream().map(place -> ", " + place).reduce("", String::concat);
        Contract contract = contract(ContractState.RUNNING, "bonus", true, "bonusPerEmploymentSek", 240_000, "bonusPerInternshipSek",
                60_000,
                "bonusMaxPlaces", most);
        assertThat(Standing.of(contract, places(all), Told.NOTHING, LocalDate.parse("2028-06-01")).bonusSek()).isEqualTo(sek);
    }

    @ParameterizedTest(name = "a dialogue held {0}, on {1}: {2}")
    @DisplayName("a dialogue is fulfilled when it has been held and documented")
    @CsvSource({"2026-11-20, 2026-11-21, FULFILLED", ", 2026-11-21, ON_TRACK", ", 2026-12-02, BEHIND", ", 2028-11-01, NOT_FULFILLED"})
    void dialogue(LocalDate held, LocalDate day, Standing.State state) {
        Contract contract = contract(ContractState.RUNNING, "clause", "DIALOGUE", "committedPlaces", null, "fullTimeMonths", null);
        assertThat(Standing.of(contract, List.of(), new Told(held, null, null, null), day).state()).isEqualTo(state);
    }

    @Test
    @DisplayName("the sentence tells what was promised, delivered and forecast, where it stands and whose cause")
    void sentence() {
        List<Place> places = places("EMPLOYMENT 100 2027-03-01 2028-02-29");
        assertThat(Standing.of(contract(ContractState.RUNNING), places, Told.NOTHING, LocalDate.parse("2027-08-31")).sentence())
                .isEqualTo("Bekräftade placeringar: 1 av 2 enligt åtagandet. Heltidsmånader: 6,0 av 24 enligt åtagandet, 12,0 enligt"
                        + " prognosen"
                        + " (beräknat ur platserna). Läge: i riskzonen.");
        assertThat(Standing.of(contract(ContractState.CLOSED), places, new Told(null, "NOT_FULFILLED", "SUPPLIER", null),
                LocalDate.parse("2028-12-01")).sentence()).endsWith("Läge: inte uppfyllt, på grund av leverantören.");
        assertThat(Arrays.stream(Standing.State.values()).map(Standing.State::swedish)).doesNotHaveDuplicates();
    }
}
