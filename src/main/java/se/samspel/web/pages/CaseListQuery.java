package se.samspel.web.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cases that a person sees, in one question to the database, however many there are: what is looked for and shown is counted in it, and
 * one page of rows comes back.
 */
@Repository
class CaseListQuery {

    /** Of the row {@code r} of the register of processes. */
    static final String DECISION_ASKED_FOR = "(EXISTS (SELECT FROM submission d WHERE d.process_instance_id ="
            + " r.process_instance_id AND d.step = 'decide-requirement') OR EXISTS (SELECT FROM act_ru_task d WHERE d.proc_inst_id_ ="
            + " r.process_instance_id AND d.task_def_key_ = 'decide-requirement'))";

    static final int ROWS = 50;
    /** So many days before the last day of the first place, a contract without one is at risk. */
    static final int DAYS_AHEAD = 60;

    private static final int RUNNING_CONTRACTS = 8;
    private static final int ENDED = 10;

    private static final String PHASE_OF_STEP = IntStream.range(0, Phases.PROCUREMENT.size()).boxed()
            .flatMap(i -> Phases.PROCUREMENT.get(i).steps().stream().sorted().map(step -> "('" + step + "'," + (i + 1) + ")"))
            .collect(Collectors.joining(","));

    private static final String SQL = """
            WITH found AS (
                SELECT r.business_key AS number, r.process_instance_id AS instance, s.answers->>'title' AS title,
                    s.answers->>'contractingUnit' AS unit
                FROM process_register r CROSS JOIN LATERAL (SELECT answers FROM answer
                    WHERE process_instance_id = r.process_instance_id AND step = 'register-procurement' AND kind = 'FORM') s
                WHERE r.process_key = 'procurement'
                    AND (:all OR s.answers->>'contractingUnit' IN (:units) OR :decides AND ${DECISION_ASKED_FOR})
                    AND (:unit = '' OR s.answers->>'contractingUnit' = :unit)
                    AND (:pattern = '' OR r.business_key ILIKE :pattern OR s.answers->>'title' ILIKE :pattern
                        OR r.business_key IN (SELECT c.registry_number FROM contract c JOIN contract_version v USING (contract_id)
                            WHERE v.facts->>'supplierName' ILIKE :pattern))),
            token AS (
                SELECT f.number, min(p.phase) AS phase
                FROM found f JOIN act_ru_execution e ON e.proc_inst_id_ = f.instance
                LEFT JOIN (VALUES ${PHASE_OF_STEP}) p (step, phase) ON p.step = e.act_id_
                GROUP BY f.number),
            work AS (
                SELECT coalesce(c.registry_number, e.business_key_) AS number, min(t.due_date_) AS due,
                    count(*) FILTER (WHERE t.due_date_ < :now) AS late,
                    bool_or(t.task_def_key_ IN ('handle-shortage', 'assess-deviation', 'correct-deviation', 'review-correction',
                        'decide-sanction', 'handle-escalation')) AS risk,
                    string_agg(t.name_ || chr(9) || extract(epoch FROM t.create_time_ AT TIME ZONE 'UTC')::bigint, chr(10)
                        ORDER BY t.create_time_) FILTER (WHERE t.task_def_key_ IN ('first-contact', 'receive-planning', 'second-contact',
                        'appoint-contact-person')) AS contact_points
                FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
                LEFT JOIN contract c ON c.contract_id = e.business_key_
                WHERE t.task_def_key_ <> 'read-notice'
                GROUP BY 1),
            agreed AS (
                SELECT c.registry_number AS number, count(*) AS contracts, count(*) FILTER (WHERE c.state = 'RUNNING') AS running,
                    string_agg(DISTINCT v.company, ', ') AS companies,
                    bool_or(c.state = 'RUNNING' AND first.months IS NOT NULL AND v.starts + make_interval(months => first.months)
                        < CAST(:soon AS date) AND NOT EXISTS (SELECT FROM place_part q WHERE q.contract_id = c.contract_id)) AS risk
                FROM contract c
                LEFT JOIN LATERAL (SELECT facts->>'supplierName' AS company, (facts->>'contractStart')::date AS starts
                    FROM contract_version WHERE contract_id = c.contract_id AND jsonb_exists(facts, 'supplierName')
                    AND (number = 1 OR valid_from <= CAST(:today AS date)) ORDER BY number > 1 DESC, valid_from DESC, number DESC LIMIT 1) v
                    ON true
                LEFT JOIN LATERAL (SELECT (facts->>'firstPlacementWithinMonths')::int AS months FROM contract_version
                    WHERE contract_id = c.contract_id AND number = 1) first ON true
                GROUP BY c.registry_number),
            shown AS (
                SELECT f.number, f.title, f.unit, w.due, coalesce(w.late, 0) AS late, w.contact_points,
                    coalesce(w.risk, false) OR coalesce(a.risk, false) AS risk, coalesce(a.contracts, 0) AS contracts,
                    coalesce(a.running, 0) AS running, coalesce(a.companies, '') AS companies,
                    CASE WHEN k.number IS NULL THEN ${ENDED} WHEN k.phase IS NULL AND a.running > 0 THEN ${RUNNING_CONTRACTS}
                        ELSE coalesce(k.phase, 0) END AS phase
                FROM found f LEFT JOIN token k ON k.number = f.number LEFT JOIN work w ON w.number = f.number
                LEFT JOIN agreed a ON a.number = f.number)
            SELECT *, count(*) OVER () AS total FROM shown
            WHERE (:phase < 0 OR phase = :phase) AND (NOT :late OR late > 0) AND (NOT :risk OR risk)
                AND (NOT :contactPoint OR contact_points IS NOT NULL)
            ORDER BY phase = ${ENDED}, due NULLS LAST, number
            LIMIT :rows OFFSET :skipped""".replace("${DECISION_ASKED_FOR}", DECISION_ASKED_FOR).replace("${PHASE_OF_STEP}", PHASE_OF_STEP)
            .replace("${ENDED}", String.valueOf(ENDED)).replace("${RUNNING_CONTRACTS}", String.valueOf(RUNNING_CONTRACTS));

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseListQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param search       part of a number, a title or a company's name; empty for all
     * @param unit         a unit's code; empty for all
     * @param phase        as {@link Row#phase}; -1 for all
     * @param contactPoint only with a contact point that waits
     */
    record Asked(String search, String unit, int phase, boolean late, boolean risk, boolean contactPoint) {
    }

    /** A contact point that waits. */
    record Waiting(String step, Instant since) {
    }

    /**
     * @param phase number from 1 of the procurement's phase, 10 for a case that has ended, 0 when it stands in none
     * @param due   the earliest due date of what is open; null for none
     * @param late  how many open tasks are late
     */
    record Row(String number, String title, String unit, String companies, int contracts, int running, int phase, Instant due, int late,
            boolean risk, List<Waiting> waiting) {

        boolean isEnded() {
            return phase == ENDED;
        }

        String phaseInWords() {
            return phaseName(phase);
        }
    }

    /** @param total how many there are, on all pages */
    record Found(List<Row> rows, int total) {
    }

    static String phaseName(int phase) {
        return phase == ENDED ? "Avslutat" : phase < 1 || phase > Phases.PROCUREMENT.size() ? "Pågår"
                : Phases.PROCUREMENT.get(phase - 1).name();
    }

    /** Numbers of phases, in their order. */
    static List<Integer> phases() {
        return IntStream.concat(IntStream.rangeClosed(1, Phases.PROCUREMENT.size()), IntStream.of(ENDED)).boxed().toList();
    }

    /** @param rows at most so many, after those that are skipped */
    Found find(Reader reader, Asked asked, int rows, int skipped) {
        int[] total = {0};
        List<Row> found = jdbc.sql(SQL).params(parameters(reader, asked, rows, skipped)).query((row, i) -> {
            total[0] = row.getInt("total");
            return row(row);
        }).list();
        return new Found(found, total[0]);
    }

    private Map<String, Object> parameters(Reader reader, Asked asked, int rows, int skipped) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", reader.seesEveryCase());
        parameters.put("units", reader.units().isEmpty() ? List.of("") : List.copyOf(reader.units()));
        parameters.put("decides", reader.isDecisionMaker());
        parameters.put("unit", asked.unit());
        parameters.put("pattern", asked.search().isBlank() ? "" : "%" + asked.search().strip().replace("\\", "\\\\").replace("%", "\\%")
                .replace("_", "\\_") + "%");
        // The engine's own timestamps are without a zone, in UTC.
        parameters.put("now", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        parameters.put("today", LocalDate.now(clock).toString());
        parameters.put("soon", LocalDate.now(clock).plusDays(DAYS_AHEAD).toString());
        parameters.put("phase", asked.phase());
        parameters.put("late", asked.late());
        parameters.put("risk", asked.risk());
        parameters.put("contactPoint", asked.contactPoint());
        parameters.put("rows", rows);
        parameters.put("skipped", skipped);
        return parameters;
    }

    /** How many cases there are in each phase that has one, in the order of the phases. */
    Map<Integer, Integer> counts(Reader reader) {
        Map<Integer, Integer> counts = new TreeMap<>();
        jdbc.sql("SELECT phase, count(*) FROM (" + SQL + ") counted GROUP BY phase")
                .params(parameters(reader, new Asked("", "", -1, false, false, false), Integer.MAX_VALUE, 0))
                .query((row, i) -> counts.put(row.getInt(1), row.getInt(2))).list();
        return counts;
    }

    private static Row row(ResultSet row) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        CaseQueries.text(row.getString("contact_points")).lines().forEach(line -> {
            String[] parts = line.split("\t");
            waiting.add(new Waiting(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1]))));
        });
        return new Row(row.getString("number"), CaseQueries.text(row.getString("title")), CaseQueries.text(row.getString("unit")),
                row.getString("companies"), row.getInt("contracts"), row.getInt("running"), row.getInt("phase"),
                CaseQueries.instant(row, "due"), row.getInt("late"), row.getBoolean("risk"), List.copyOf(waiting));
    }
}
