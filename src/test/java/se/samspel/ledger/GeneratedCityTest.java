package se.samspel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.demonstration.GeneratedCity;
import se.samspel.demonstration.GeneratedCity.Totals;

/** What the generator knows to be true of what it made is what the tables say. */
@SamspelTest
class GeneratedCityTest {

    private static final String PREFIX = "GENERERAD-";
    private static final Viewer ALL = new Viewer(Map.of("fastighet", "Fastighet", "utbildning", "Utbildning"), true);

    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ledger ledger;
    @Autowired
    Figures figures;

    @AfterEach
    void takeAway() {
        jdbc.execute("ALTER TABLE submission DISABLE TRIGGER submission_is_kept");
        jdbc.update("DELETE FROM submission WHERE registry_number LIKE ?", PREFIX + "%");
        jdbc.execute("ALTER TABLE submission ENABLE TRIGGER submission_is_kept");
        jdbc.update("DELETE FROM contract WHERE registry_number LIKE ?", PREFIX + "%");
        jdbc.update("DELETE FROM process_register WHERE business_key LIKE ?", PREFIX + "%");
        for (String table : List.of("ledger_procurement", "ledger_step", "ledger_contract", "ledger_report", "ledger_deviation")) {
            jdbc.update("DELETE FROM " + table + " WHERE registry_number LIKE ?", PREFIX + "%");
        }
        table("lage");
    }

    private Table table(String name) {
        LocalDate today = LocalDate.now();
        return figures.table(name, Choices.of(ALL, Map.of("fran", new String[] {(today.getYear() - 15) + "-01"},
                "till", new String[] {(today.getYear() + 10) + "-12"}), today));
    }

    private double sum(String name, int column) {
        return table(name).numbers(column).stream().mapToDouble(Number::doubleValue).sum();
    }

    private Map<String, Double> by(String name, int key, int column) {
        Map<String, Double> all = new TreeMap<>();
        Table table = table(name);
        for (int row = 0; row < table.rows().size(); row++) {
            all.merge(table.texts(key).get(row), table.numbers(column).get(row).doubleValue(), Double::sum);
        }
        return all;
    }

    private Map<String, Double> everything() {
        Map<String, Double> all = new HashMap<>();
        all.put("contracts", sum("enheter", 1));
        all.put("committedPlaces", sum("branscher", 2));
        all.put("places", sum("villkor", 3));
        all.put("committedMonths", sum("enheter", 4));
        all.put("delivered", sum("enheter", 6));
        all.put("coming", sum("framat", 2));
        all.put("comingPlaces", sum("framat", 3));
        all.put("fulfilled", sum("enheter", 8));
        all.put("notFulfilled", sum("enheter", 9));
        all.put("reports", jdbc.queryForObject("SELECT count(*) FROM ledger_report", Double.class));
        by("slag", 0, 1).forEach((kind, places) -> all.put("kind " + kind, places));
        by("avvikelser", 0, 1).forEach((cause, deviations) -> all.put("deviations " + cause, deviations));
        return all;
    }

    private void assertAdded(Map<String, Double> before, Map<String, Double> after, String what, double expected) {
        assertThat(after.getOrDefault(what, 0.0) - before.getOrDefault(what, 0.0)).as(what).isCloseTo(expected, within(0.5));
    }

    @Test
    @DisplayName("totals that are known by construction come out, before and after the ledger is made anew")
    void totals() {
        ledger.rebuild();
        Map<String, Double> before = everything();
        Totals totals = new GeneratedCity(jdbc, LocalDate.now(), PREFIX, 7).make(100);
        for (int round = 0; round < 2; round++) {
            ledger.rebuild();
            Map<String, Double> after = everything();
            assertThat(totals.contracts).isEqualTo(160);
            assertAdded(before, after, "contracts", totals.contracts);
            assertAdded(before, after, "committedPlaces", totals.committedPlaces);
            assertAdded(before, after, "places", totals.allPlaces());
            assertAdded(before, after, "committedMonths", totals.committedMonths);
            assertAdded(before, after, "delivered", totals.delivered);
            assertAdded(before, after, "coming", totals.coming);
            assertAdded(before, after, "comingPlaces", totals.comingPlaces);
            assertAdded(before, after, "reports", totals.reports);
            totals.places.forEach((kind, places) -> assertAdded(before, after, "kind " + Words.KINDS.get(kind), places));
            totals.deviations.forEach((cause, found) -> assertAdded(before, after, "deviations " + Words.CAUSES.get(cause), found));
            int ended = totals.contracts - totals.openContracts;
            assertAdded(before, after, "notFulfilled", ended - totals.outcomes.getOrDefault("FULFILLED", 0));
            assertThat(after.get("fulfilled")).isGreaterThanOrEqualTo(totals.outcomes.getOrDefault("FULFILLED", 0));
        }
    }
}
