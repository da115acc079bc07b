package se.samspel.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.contract.Contract;
import se.samspel.contract.Standing;
import se.samspel.contract.Standing.Told;
import se.samspel.contract.Standings;

/**
 * Keeps what has come of each contract, and the sums over them: reckoned anew for a contract of which something has changed, and once a day
 * for each that has not ended. A contract that has ended costs nothing any more.
 */
@Component("ledgerResults")
class Results {

    private static final int AT_A_TIME = 500;
    /** One node reckons at a time. */
    private static final long LOCK = 0x5a3_1ed9e5L;

    private static final String SUM = """
            INSERT INTO ledger_sum (month, unit, division, clause, kind, committed, planned, delivered, forecast, places, committed_places)
            SELECT m.month, r.unit, r.division, r.clause, m.kind, %1$s sum(m.committed), %1$s sum(m.planned), %1$s sum(m.delivered),
                %1$s sum(m.forecast), %1$s sum(m.places), %1$s sum(m.committed_places)
            FROM ledger_result r JOIN ledger_month m USING (contract_id) WHERE r.contract_id = ANY(?) GROUP BY 1, 2, 3, 4, 5
            ON CONFLICT (month, unit, division, clause, kind) DO UPDATE SET committed = ledger_sum.committed + excluded.committed,
                planned = ledger_sum.planned + excluded.planned, delivered = ledger_sum.delivered + excluded.delivered,
                forecast = ledger_sum.forecast + excluded.forecast, places = ledger_sum.places + excluded.places,
                committed_places = ledger_sum.committed_places + excluded.committed_places""";
    private static final String STANDING = """
            INSERT INTO ledger_standing (month, unit, division, clause, standing, cause, contracts, bonus_sek)
            SELECT date_trunc('month', r.starts_on)::date, r.unit, r.division, r.clause, r.standing, r.cause, %1$s count(*),
                %1$s sum(r.bonus_sek)
            FROM ledger_result r WHERE r.contract_id = ANY(?) GROUP BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (month, unit, division, clause, standing, cause) DO UPDATE SET
                contracts = ledger_standing.contracts + excluded.contracts, bonus_sek = ledger_standing.bonus_sek + excluded.bonus_sek""";

    private final JdbcTemplate jdbc;
    private final Standings standings;

    Results(JdbcTemplate jdbc, Standings standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    /** Nothing is to be done when nothing has changed since it was done today. */
    @Transactional
    public void refresh(LocalDate today) {
        Boolean isStale = jdbc.queryForObject("SELECT EXISTS (SELECT FROM ledger_due) OR EXISTS (SELECT FROM ledger_result WHERE"
                + " is_open AND"
                + " as_of <> ?)", Boolean.class, today);
        if (!Boolean.TRUE.equals(isStale)) {
            return;
        }
        jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> { }, LOCK);
        TreeSet<String> due = new TreeSet<>(jdbc.queryForList("DELETE FROM ledger_due RETURNING contract_id", String.class));
        due.addAll(jdbc.queryForList("SELECT contract_id FROM ledger_result WHERE is_open AND as_of <> ?", String.class, today));
        List<String> all = new ArrayList<>(due);
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            reckon(all.subList(from, Math.min(all.size(), from + AT_A_TIME)), today);
        }
        jdbc.update("DELETE FROM ledger_sum WHERE committed = 0 AND planned = 0 AND delivered = 0 AND forecast = 0 AND places = 0 AND"
                + " committed_places = 0");
        jdbc.update("DELETE FROM ledger_standing WHERE contracts = 0");
    }

    private void reckon(List<String> contractIds, LocalDate today) {
        Object ids = contractIds.toArray(String[]::new);
        jdbc.update(SUM.formatted("-"), ids);
        jdbc.update(STANDING.formatted("-"), ids);
        jdbc.update("DELETE FROM ledger_result WHERE contract_id = ANY(?)", ids);
        Map<String, Told> told = told(ids);
        Map<String, Of> procurements = procurements(ids);
        List<Object[]> results = new ArrayList<>();
        List<Object[]> months = new ArrayList<>();
        for (Standings.Of one : standings.of(contractIds, id -> told.getOrDefault(id, Told.NOTHING), today)) {
            Of of = procurements.getOrDefault(one.standing().contract().contractId(), Of.UNKNOWN);
            results.add(result(one, of));
            months.addAll(months(one));
        }
        jdbc.batchUpdate("INSERT INTO ledger_result (contract_id, registry_number, unit, division, clause, supplier_name, starts_on,"
                + " ends_on,"
                + " standing, cause, committed_places, committed_months, places, delivered, planned, forecast, first_place_by,"
                + " first_place_on, next_on, next_what, bonus_sek, is_open, sentence, as_of)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", results);
        jdbc.batchUpdate("INSERT INTO ledger_month (contract_id, month, kind, committed, planned, delivered, forecast, places,"
                + " committed_places) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", months);
        jdbc.update(SUM.formatted(""), ids);
        jdbc.update(STANDING.formatted(""), ids);
    }

    /** Whose contract it is, and of which industry. */
    private record Of(String unit, String division) {

        static final Of UNKNOWN = new Of("", "");
    }

    private Map<String, Of> procurements(Object ids) {
        Map<String, Of> all = new HashMap<>();
        jdbc.query("SELECT c.contract_id, coalesce(p.unit, ''), p.division FROM contract c JOIN ledger_procurement p USING"
                + " (registry_number)"
                + " WHERE c.contract_id = ANY(?)", row -> {
                    all.put(row.getString(1), new Of(row.getString(2), row.getString(3)));
                }, ids);
        return all;
    }

    private Map<String, Told> told(Object ids) {
        Map<String, Told> all = new HashMap<>();
        jdbc.query("""
                SELECT c.contract_id, l.dialogue_on, l.outcome, coalesce(l.outcome_cause, (SELECT d.cause FROM ledger_deviation d
                    WHERE d.contract_id = c.contract_id AND d.cause IS NOT NULL ORDER BY d.number DESC LIMIT 1)), l.ended_on
                FROM contract c LEFT JOIN ledger_contract l USING (contract_id) WHERE c.contract_id = ANY(?)""", row -> {
                    all.put(row.getString(1), new Told(row.getObject(2, LocalDate.class), row.getString(3), row.getString(4),
                            row.getObject(5, LocalDate.class)));
                }, ids);
        return all;
    }

    private static Object[] result(Standings.Of one, Of of) {
        Standing standing = one.standing();
        Contract contract = standing.contract();
        boolean counts = counts(standing);
        return new Object[] {contract.contractId(), contract.registryNumber(), of.unit(), of.division(), text(contract.clause()),
                text(contract.supplierName()), contract.contractStart(), contract.contractEnd(), standing.state().name(),
                text(standing.cause()), counts ? zero(contract.committedPlaces()) : 0,
                BigDecimal.valueOf(counts ? zero(contract.fullTimeMonths()) : 0), standing.places(), decimal(standing.delivered()),
                decimal(standing.planned()), decimal(standing.forecast()), standing.firstPlaceBy(), standing.firstPlaceOn(),
                one.next() == null ? null : one.next().on(), one.next() == null ? null : one.next().what(), standing.bonusSek(),
                contract.state().isOpen(), standing.sentence(), standing.day()};
    }

    private static boolean counts(Standing standing) {
        return standing.state() != Standing.State.CANCELLED;
    }

    private static List<Object[]> months(Standings.Of one) {
        Standing standing = one.standing();
        Contract contract = standing.contract();
        List<Object[]> rows = new ArrayList<>();
        if (counts(standing)) {
            commitment(contract, rows);
        }
        for (Standing.Month month : one.months()) {
            rows.add(new Object[] {contract.contractId(), month.month().atDay(1), month.kind(), BigDecimal.ZERO, decimal(month.planned()),
                    decimal(month.delivered()), decimal(month.forecast()), month.places(), 0});
        }
        return rows;
    }

    /** The commitment, spread over the contract's days: Samspel's rule, so that it can be set beside what was delivered when. */
    private static void commitment(Contract contract, List<Object[]> rows) {
        long days = ChronoUnit.DAYS.between(contract.contractStart(), contract.contractEnd().plusDays(1));
        BigDecimal all = BigDecimal.valueOf(zero(contract.fullTimeMonths()));
        YearMonth first = YearMonth.from(contract.contractStart());
        BigDecimal given = BigDecimal.ZERO;
        for (YearMonth month = first; days > 0 && !month.atDay(1).isAfter(contract.contractEnd()); month = month.plusMonths(1)) {
            long passed = Math.min(days, ChronoUnit.DAYS.between(contract.contractStart(), month.atEndOfMonth().plusDays(1)));
            BigDecimal until = all.multiply(BigDecimal.valueOf(passed)).divide(BigDecimal.valueOf(days), 4, RoundingMode.HALF_UP);
            int places = month.equals(first) ? zero(contract.committedPlaces()) : 0;
            if (until.compareTo(given) > 0 || places > 0) {
                rows.add(new Object[] {contract.contractId(), month.atDay(1), "", until.subtract(given), BigDecimal.ZERO, BigDecimal.ZERO,
                        BigDecimal.ZERO, 0, places});
            }
            given = until;
        }
    }

    private static BigDecimal decimal(double months) {
        return BigDecimal.valueOf(months).setScale(4, RoundingMode.HALF_UP);
    }

    private static int zero(Integer number) {
        return number == null ? 0 : number;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
