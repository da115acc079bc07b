package se.samspel.web.pages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the support function's own page asks of all cases at once. */
@Repository
class SupportQueries {

    private static final String KEY = " JOIN act_ru_execution e ON e.id_ = ";

    private final JdbcClient jdbc;
    private final Clock clock;

    SupportQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param key the registry number or a contract's id */
    record OpenTask(String id, String key, String name, String assignee, Instant since, Instant due) {
    }

    record Ahead(String key, Instant at) {
    }

    /** @param definition of its process; null for a job that belongs to none */
    record Stopped(String id, String key, String definition, String activity, String job, String message, Instant at) {
    }

    private LocalDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    List<OpenTask> tasks(List<String> steps) {
        return jdbc.sql("SELECT t.id_, e.business_key_, concat_ws(': ', t.name_, (SELECT v.text_ FROM act_ru_variable v WHERE"
                + " v.proc_inst_id_ = t.proc_inst_id_"
                + " AND v.name_ = 'escalatedStep' LIMIT 1)), t.assignee_, t.create_time_, t.due_date_ FROM act_ru_task t" + KEY
                + "t.proc_inst_id_ WHERE t.task_def_key_ IN (:steps) ORDER BY t.due_date_ NULLS LAST, t.create_time_ LIMIT 200")
                .param("steps", steps).query((row, i) -> new OpenTask(row.getString(1), row.getString(2), row.getString(3),
                        row.getString(4), CaseQueries.instant(row, "create_time_"), CaseQueries.instant(row, "due_date_"))).list();
    }

    /** Standstills whose timer goes off within a week. */
    List<Ahead> standstillsEnding() {
        return jdbc.sql("SELECT e.business_key_, j.duedate_ FROM act_ru_job j" + KEY + "j.process_instance_id_ WHERE j.type_ = 'timer' AND"
                + " j.handler_cfg_ LIKE 'standstill-expired%' AND j.duedate_ < ? ORDER BY j.duedate_ LIMIT 200").param(now().plusDays(7))
                .query((row, i) -> new Ahead(row.getString(1), CaseQueries.instant(row, "duedate_"))).list();
    }

    /** Contracts that run, whose first place has not begun, and the last day for it; those of the next weeks and those that have passed. */
    List<Ahead> withoutFirstPlace() {
        return jdbc.sql("""
                SELECT contract_id, starts + make_interval(months => months) AS last_day FROM (
                    SELECT c.contract_id, (SELECT (facts->>'contractStart')::date FROM contract_version v WHERE v.contract_id =
                        c.contract_id AND jsonb_exists(facts, 'contractStart') AND (number = 1 OR valid_from <= CAST(:now AS date))
                        ORDER BY number > 1 DESC, valid_from DESC, number DESC LIMIT 1) AS starts,
                        (SELECT (facts->>'firstPlacementWithinMonths')::int FROM contract_version v WHERE v.contract_id = c.contract_id AND
                        number = 1) AS months
                    FROM contract c WHERE c.state = 'RUNNING'
                        AND NOT EXISTS (SELECT FROM place_part p WHERE p.contract_id = c.contract_id)) x
                WHERE months IS NOT NULL
                    AND starts + make_interval(months => months) < CAST(:now AS timestamp) + make_interval(days => :days)
                ORDER BY 2 LIMIT 200""").param("now", now()).param("days", CaseListQuery.DAYS_AHEAD)
                .query((row, i) -> new Ahead(row.getString(1), CaseQueries.instant(row, "last_day"))).list();
    }

    List<Stopped> stopped() {
        return jdbc.sql("SELECT i.id_, e.business_key_, i.proc_def_id_, coalesce(i.failed_activity_id_, i.activity_id_) AS activity,"
                + " i.configuration_, i.incident_msg_, i.incident_timestamp_ FROM act_ru_incident i LEFT JOIN act_ru_execution e ON e.id_ ="
                + " i.proc_inst_id_ WHERE i.cause_incident_id_ = i.id_ ORDER BY i.incident_timestamp_ LIMIT 200")
                .query((row, i) -> new Stopped(row.getString(1), CaseQueries.text(row.getString(2)), row.getString(3), row.getString(4),
                        row.getString(5), CaseQueries.text(row.getString(6)), CaseQueries.instant(row, "incident_timestamp_"))).list();
    }

    /** The registry number of each key that is a contract's id. */
    Map<String, String> cases(List<String> keys) {
        Map<String, String> cases = new TreeMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("SELECT contract_id, registry_number FROM contract WHERE contract_id IN (:keys)").param("keys", keys)
                    .query((row, i) -> cases.put(row.getString(1), row.getString(2))).list();
        }
        return cases;
    }
}
