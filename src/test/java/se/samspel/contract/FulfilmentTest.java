package se.samspel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import se.samspel.contract.Place.Ended;
import se.samspel.contract.Place.Part;
import se.samspel.contract.Place.State;

class FulfilmentTest {

    private static Contract contract(String... countedKinds) {
        Map<String, Object> facts = new HashMap<>(Map.of("contractStart", "2026-11-01", "contractEnd", "2028-10-31", "committedPlaces", 2,
                "fullTimeMonths", 24, "countedKinds", List.of(countedKinds)));
        facts.put("supplierId", "5566778899");
        return Contract.of("UPH-1/1", "UPH-1", ContractState.RUNNING, facts);
    }

    /** @param parts each {@code kind extent from planned-end}, the last one empty for no end */
    private static Place place(LocalDate endedOn, String... parts) {
        return new Place("UPH-1/1", 1, "K-7F3Q9M", endedOn == null ? State.STARTED : State.ENDED, null,
                endedOn == null ? null : new Ended(endedOn, "PERSON"),
                Arrays.stream(parts).map(part -> part.split(" ", 4)).map(words -> new Part(words[0], Integer.parseInt(words[1]),
                        LocalDate.parse(words[2]), words.length < 4 ? null : LocalDate.parse(words[3]), null)).toList());
    }

    @ParameterizedTest(name = "{0}, ended {1}: {2} months")
    @DisplayName("months are those of the parts that count, within the contract's days, until the place's end")
    @CsvSource({
        // a year on full time, and on half
        "EMPLOYMENT 100 2026-11-20 2027-11-19,           , 12",
        "EMPLOYMENT 50 2026-11-20 2027-11-19,            , 6",
        // left after a week
        "EMPLOYMENT 100 2026-11-20 2027-11-19, 2026-11-26, 0.23",
        // ended after its planned end: what was agreed
        "EMPLOYMENT 100 2026-11-20 2027-11-19, 2028-03-01, 12",
        // no end: until the contract's
        "EMPLOYMENT 100 2026-11-01,                      , 24.02",
        // begun before the contract, planned to end after it
        "EMPLOYMENT 100 2026-09-01 2029-12-31,           , 24.02",
        // wholly after the contract's end
        "EMPLOYMENT 100 2028-11-01 2029-12-31,           , 0",
        // what the terms do not count
        "INTERNSHIP 100 2026-11-20 2027-11-19,           , 0"})
    void months(String part, LocalDate endedOn, double months) {
        assertThat(Fulfilment.of(contract("EMPLOYMENT"), List.of(place(endedOn, part))).fullTimeMonths()).isCloseTo(months, within(0.02));
    }

    @Test
    @DisplayName("an internship that becomes an employment is one place, and gives the months of the kinds that count")
    void twoParts() {
        Place place = place(null, "INTERNSHIP 100 2026-11-01 2026-11-30", "EMPLOYMENT 100 2026-12-01 2027-11-30");
        Fulfilment employmentOnly = Fulfilment.of(contract("EMPLOYMENT"), List.of(place));
        assertThat(employmentOnly.places()).isOne();
        assertThat(employmentOnly.fullTimeMonths()).isCloseTo(12, within(0.02));
        assertThat(Fulfilment.of(contract("EMPLOYMENT", "INTERNSHIP"), List.of(place)).fullTimeMonths()).isCloseTo(12.98, within(0.02));
        assertThat(Fulfilment.of(contract(), List.of(place)).fullTimeMonths()).as("terms that do not say").isCloseTo(12.98, within(0.02));
    }

    @Test
    @DisplayName("the sentence tells what was promised, and the supplier's own figures beside it, not in its place")
    void sentence() {
        List<Place> places = IntStream.range(0, 2).mapToObj(i -> place(null, "EMPLOYMENT 100 2026-11-20 2027-11-19")).toList();
        assertThat(Fulfilment.of(contract("EMPLOYMENT"), places).sentence(Map.of("finalPlacesFilled", 9, "finalFullTimeMonths", 500)))
                .isEqualTo("Bekräftade placeringar: 2 av 2 enligt åtagandet. Heltidsmånader: 24,0 av 24"
                        + " enligt åtagandet (beräknat ur platserna)."
                        + " Leverantörens slutrapport: 9 platser och 500,0 heltidsmånader.");
    }

    @ParameterizedTest(name = "{0}: {1} months in all, {2} of them in the first half year")
    @DisplayName("months are counted part by part: each until the next begins, none in a pause, none that the terms do not count")
    @CsvSource(delimiter = ';', value = {
        // half time from the fourth month
        "EMPLOYMENT 100 2026-11-01 2027-10-31, EMPLOYMENT 50 2027-02-01 2027-10-31;             7.5;  4.5",
        // leave for two months, and back
        "EMPLOYMENT 100 2026-11-01 2027-10-31, PAUSED 100 2027-01-01 2027-10-31, EMPLOYMENT 100 2027-03-01 2027-10-31; 10.1; 4.05",
        // a fixed term that was prolonged: the planned end of the first part gives way to the second
        "EMPLOYMENT 100 2026-11-01 2027-01-31, EMPLOYMENT 100 2027-02-01 2027-10-31;            12;   6",
        // an internship that the terms do not count becomes an employment
        "INTERNSHIP 100 2026-11-01 2026-11-30, EMPLOYMENT 100 2026-12-01 2027-10-31;            11;   5",
        // a sub-supplier's part
        "EMPLOYMENT 100 2026-11-01 2027-10-31, SUBSUPPLIER 100 2027-05-01 2027-10-31;           12;   6",
        // from full to half time and to full again
        "EMPLOYMENT 100 2026-11-01, EMPLOYMENT 50 2027-11-01, EMPLOYMENT 100 2028-05-01;        21;   6"})
    void byParts(String parts, double all, double firstHalfYear) {
        Place place = new Place("UPH-1/1", 1, "K-7F3Q9M", State.STARTED, null, null, Arrays.stream(parts.split(", "))
                .map(part -> part.strip().split(" ", 4)).map(words -> new Part(words[0].matches("PAUSED|SUBSUPPLIER") ? "EMPLOYMENT"
                        : words[0], Integer.parseInt(words[1]), LocalDate.parse(words[2]), words.length < 4 ? null
                        : LocalDate.parse(words[3].strip()), null, words[0].equals("PAUSED"), words[0].equals("SUBSUPPLIER")
                        ? "Under AB" : null, null)).toList());
        Contract contract = contract("EMPLOYMENT");
        assertThat(Fulfilment.of(contract, List.of(place)).fullTimeMonths()).isCloseTo(all, within(0.1));
        assertThat(place.fullTimeMonths(contract, LocalDate.parse("2026-11-01"), LocalDate.parse("2027-04-30")))
                .isCloseTo(firstHalfYear, within(0.1));
        if (parts.contains("SUBSUPPLIER")) {
            Map<String, Object> facts = new HashMap<>(Map.of("contractStart", "2026-11-01", "contractEnd", "2028-10-31", "countedKinds",
                    List.of("EMPLOYMENT"), "subSupplierPlacesCount", "NO"));
            facts.put("supplierId", "5566778899");
            Contract withoutSubSuppliers = Contract.of("UPH-1/1", "UPH-1", ContractState.RUNNING, facts);
            assertThat(Fulfilment.of(withoutSubSuppliers, List.of(place)).fullTimeMonths()).isCloseTo(6, within(0.1));
        }
    }

    @ParameterizedTest(name = "left on {0} by {1}: {2}")
    @DisplayName("the rule of 75 percent is told when a person has left or was dismissed, of the agreed time of all employments together")
    @CsvSource({
        // two employments of a year: 730 days agreed, as committed; 547.5 are 75 percent
        "2027-05-02, PERSON,   enough",
        "2027-05-01, PERSON,   short",
        "2027-05-02, SUPPLIER, silent",
        "2027-05-02, NEITHER,  silent",
        // with the planned end, or after it, nobody has left early
        "2027-10-31, PERSON,   silent"})
    void seventyFivePercent(LocalDate endedOn, String by, String told) {
        Part year = new Part("EMPLOYMENT", 100, LocalDate.parse("2026-11-01"), LocalDate.parse("2027-10-31"), null);
        List<Place> places = List.of(new Place("UPH-1/1", 1, "K-7F3Q9M", State.ENDED, null, new Ended(endedOn, by), List.of(year)),
                new Place("UPH-1/1", 2, "K-2B8XWA", State.STARTED, null, null, List.of(year)));
        String sentence = Fulfilment.of(contract("EMPLOYMENT"), places).earlyEnds();
        switch (told) {
            case "silent" -> assertThat(sentence).isEmpty();
            case "enough" -> assertThat(sentence).contains("av anställningarnas sammantaget avtalade 24,0", "räcker 75 procent.")
                    .doesNotContain("avgör");
            default -> assertThat(sentence).contains("som inte är nådda");
        }
    }

    @Test
    @DisplayName("where the agreed time is another than the commitment, both are told and a person decides")
    void bothFigures() {
        Part half = new Part("EMPLOYMENT", 50, LocalDate.parse("2026-11-01"), LocalDate.parse("2027-10-31"), null);
        String sentence = Fulfilment.of(contract("EMPLOYMENT"), List.of(new Place("UPH-1/1", 1, "K-7F3Q9M", State.ENDED, null,
                new Ended(LocalDate.parse("2027-08-31"), "PERSON"), List.of(half)))).earlyEnds();
        assertThat(sentence).contains("5,0 av anställningarnas sammantaget avtalade 6,0", "83 procent", "åtagandets 24 heltidsmånader",
                "du avgör vilken som gäller");
    }

    @ParameterizedTest
    @DisplayName("whose cause an end was: all that the contract's side is told of why")
    @CsvSource({"OWN_REQUEST,PERSON", "OTHER_WORK,PERSON", "STUDIES,PERSON", "JUST_CAUSE,PERSON", "EMPLOYER,SUPPLIER",
            "REDUNDANCY,SUPPLIER",
        "COMPLETED,NEITHER", "OTHER,NEITHER", ",NEITHER"})
    void cause(String endReason, String cause) {
        assertThat(Places.causeOf(endReason)).isEqualTo(cause);
    }
}
