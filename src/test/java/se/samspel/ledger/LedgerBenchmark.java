package se.samspel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.demonstration.GeneratedCity;
import se.samspel.demonstration.GeneratedCity.Totals;
import se.samspel.web.WebSession;

/**
 * Not a test, but a measurement: {@code ./mvnw -Pbenchmark-ledger test}. How long each view of the follow-up takes over HTTP with ten
 * years of
 * a big city, beside one SQL query over the facts of every contract for the figures of the first view; and the same with ten times as many
 * cases that have ended.
 */
@SamspelTest
class LedgerBenchmark {

    private static final int WARM_UP = 3;
    private static final int TRIES = 9;
    /** What the overview shows, without the ledger's sums: from each contract's months and standing. */
    private static final String BY_HAND = """
            SELECT (SELECT json_agg(q) FROM (SELECT date_trunc('quarter', month), sum(m.committed), sum(m.planned), sum(m.delivered),
                    sum(m.forecast), sum(m.committed_places), sum(m.places) FROM ledger_month m JOIN ledger_result r USING (contract_id)
                    WHERE month BETWEEN ? AND ? GROUP BY 1 ORDER BY 1) q),
                (SELECT json_agg(s) FROM (SELECT standing, cause, count(*), sum(bonus_sek) FROM ledger_result
                    WHERE starts_on BETWEEN ? AND ? GROUP BY 1, 2) s),
                (SELECT json_agg(o) FROM (SELECT * FROM ledger_result WHERE is_open AND standing IN ('AT_RISK', 'BEHIND', 'NOT_FULFILLED')
                    ORDER BY next_on, contract_id LIMIT 200) o)""";

    @LocalServerPort int port;
    @Autowired JdbcTemplate jdbc;
    @Autowired Ledger ledger;
    @Autowired Results results;

    @Test
    void measure() {
        int procurements = Integer.getInteger("samspel.benchmark.procurements", 5000);
        long begun = System.nanoTime();
        Totals totals = new GeneratedCity(jdbc, LocalDate.now(), "BENCH-", 11).make(procurements);
        System.out.printf("generated: %d procurements, %d contracts, %d reports, %d places, %d submissions in %.0f s%n",
                totals.procurements,
                totals.contracts, totals.reports, totals.allPlaces(), jdbc.queryForObject("SELECT count(*) FROM submission", Long.class),
                seconds(begun));
        begun = System.nanoTime();
        ledger.rebuild();
        System.out.printf("the ledger made anew in %.0f s%n", seconds(begun));
        begun = System.nanoTime();
        results.refresh(LocalDate.now());
        System.out.printf("every contract reckoned in %.1f s%n", seconds(begun));
        jdbc.update("UPDATE ledger_result SET as_of = as_of - 1 WHERE is_open");
        begun = System.nanoTime();
        results.refresh(LocalDate.now());
        System.out.printf("the %d open ones reckoned, as once a day, in %.1f s%n", totals.openContracts, seconds(begun));
        jdbc.execute("VACUUM ANALYZE");
        Map<String, Double> once = views();
        double byHand = byHand();
        System.out.printf("one query by hand over all contracts: %.1f ms%n", byHand);
        tenfold();
        jdbc.execute("VACUUM ANALYZE");
        Map<String, Double> tenfold = views();
        once.forEach((view, time) -> System.out.printf("%-12s %7.1f ms, %7.1f ms with tenfold ended cases%n", view, time,
                tenfold.get(view)));
        System.out.printf("one query by hand with tenfold ended cases: %.1f ms%n", byHand());
        assertThat(tenfold.get("oversikt")).as("opening the page with tenfold ended cases").isLessThan(once.get("oversikt") * 1.5 + 5);
    }

    private Map<String, Double> views() {
        WebSession david = WebSession.signIn(port, "tasklist", "david");
        Map<String, Double> all = new LinkedHashMap<>();
        for (Choices.View view : Choices.View.values()) {
            all.put(view.address(), median(() -> assertThat(david.get("/uppfoljning?visa=" + view.address()).statusCode()).isEqualTo(200)));
        }
        return all;
    }

    private double byHand() {
        LocalDate from = LocalDate.of(LocalDate.now().getYear() - 2, 1, 1);
        LocalDate to = LocalDate.of(LocalDate.now().getYear() + 1, 12, 31);
        return median(() -> jdbc.queryForList(BY_HAND, from, to, from, to));
    }

    private static double median(Runnable work) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + TRIES; i++) {
            long begun = System.nanoTime();
            work.run();
            if (i >= WARM_UP) {
                times.add((System.nanoTime() - begun) / 1e6);
            }
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }

    /** Nine more of each case that has ended, in the ledger's own tables: what a view reads. */
    private void tenfold() {
        String copies = " FROM generate_series(1, 9) n, ";
        jdbc.update("INSERT INTO ledger_procurement (registry_number, process_instance_id, unit, title, cpv_code, division, planned_start,"
                + " registered_on, first_contact_on, preliminary_places, requirement, clause, committed_places, published_on, awarded_on,"
                + " evaluated_on, lessons, ended) SELECT registry_number || '.' || n, process_instance_id, unit, title, cpv_code, division,"
                + " planned_start, registered_on, first_contact_on, preliminary_places, requirement, clause, committed_places,"
                        + " published_on,"
                + " awarded_on, evaluated_on, lessons, ended" + copies + "ledger_procurement WHERE ended IS NOT NULL");
        jdbc.update("INSERT INTO ledger_step SELECT registry_number || '.' || n, CASE contract_id WHEN '' THEN '' ELSE contract_id ||"
                + " '.' || n"
                + " END, step, first_at, last_at, times" + copies + "ledger_step JOIN ledger_procurement p USING (registry_number)"
                + " WHERE p.ended IS NOT NULL AND p.registry_number NOT LIKE '%.%'");
        jdbc.update("INSERT INTO ledger_deviation (contract_id, number, registry_number, found_on, cause, correction_outcome)"
                + " SELECT contract_id || '.' || n, number, registry_number || '.' || n, found_on, cause, correction_outcome" + copies
                + "ledger_deviation");
        jdbc.update("INSERT INTO ledger_result SELECT contract_id || '.' || n, registry_number || '.' || n, unit, division, clause,"
                + " supplier_name, starts_on, ends_on, standing, cause, committed_places, committed_months, places, delivered, planned,"
                + " forecast, first_place_by, first_place_on, next_on, next_what, bonus_sek, is_open, sentence, as_of" + copies
                + "ledger_result WHERE NOT is_open");
        jdbc.update("INSERT INTO ledger_month SELECT m.contract_id || '.' || n, month, kind, committed, m.planned, m.delivered, m.forecast,"
                + " m.places, m.committed_places" + copies + "ledger_month m JOIN ledger_result r USING (contract_id)"
                + " WHERE NOT r.is_open AND r.contract_id NOT LIKE '%.%'");
        jdbc.update("DELETE FROM ledger_due");
        jdbc.update("DELETE FROM ledger_sum");
        jdbc.update("INSERT INTO ledger_sum SELECT month, unit, division, clause, kind, sum(m.committed), sum(m.planned), sum(m.delivered),"
                + " sum(m.forecast), sum(m.places), sum(m.committed_places) FROM ledger_month m JOIN ledger_result USING (contract_id)"
                + " GROUP BY 1, 2, 3, 4, 5");
        jdbc.update("DELETE FROM ledger_standing");
        jdbc.update("INSERT INTO ledger_standing SELECT date_trunc('month', starts_on)::date, unit, division, clause, standing, cause,"
                + " count(*), sum(bonus_sek) FROM ledger_result GROUP BY 1, 2, 3, 4, 5, 6");
        System.out.printf("tenfold: %d contracts%n", jdbc.queryForObject("SELECT count(*) FROM ledger_result", Long.class));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
