package se.samspel.web.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.samspel.archive.PlainValues;

/**
 * What the pages read of the engine's and our own tables: each question once, with no more columns than are shown. No answer is read here
 * but a case's title and unit, and no candidate's reference.
 */
@Repository
class CaseQueries {

    private final JdbcClient jdbc;

    CaseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param instance of the procurement process */
    record Head(String number, String instance, String title, String unit, String procurer, Instant registeredAt) {
    }

    /**
     * @param key        the registry number or a contract's id
     * @param endedAt    null while it runs
     * @param endedWith  id of the end event; null while it runs or when it was ended from outside
     */
    record Instance(String id, String process, String definition, String key, Instant startedAt, Instant endedAt, String endedWith) {

        boolean isRunning() {
            return endedAt == null;
        }
    }

    /** An instance stands in the activity. */
    record Token(String instance, String activity) {
    }

    /** @param assignee null while it lies with groups */
    record Task(String id, String instance, String step, String name, String assignee, List<String> groups, String contractId,
            Instant since, Instant due, int priority) {
    }

    /** @param activity where it is drawn */
    record Timer(String instance, String activity, Instant due) {
    }

    record Incident(String id, String instance, String activity, String job, String message, Instant at) {
    }

    /** A step that was answered, or a message that came. */
    record Act(long id, String process, String instance, String step, boolean isMessage, String contractId, String by, Instant at) {
    }

    record Version(String contractId, int number, LocalDate validFrom, String changeType, Map<String, Object> facts, String reason,
            String askedBy, String approvedBy, Instant recordedAt) {
    }

    /** @param kind, extent and days are those of the last part; null before it has begun */
    record Place(String contractId, int number, String state, LocalDate endedOn, String kind, Integer extentPercent, LocalDate startsOn,
            LocalDate plannedEnd) {
    }

    Optional<Head> head(String number) {
        return jdbc.sql("SELECT r.business_key, r.process_instance_id, s.answers->>'title' AS title, s.answers->>'contractingUnit' AS unit,"
                + " s.submitted_by, s.submitted_at FROM process_register r CROSS JOIN LATERAL (SELECT a.answers,"
                + " first.submitted_by, first.submitted_at FROM answer a JOIN submission first ON first.id = a.place"
                + " WHERE a.process_instance_id = r.process_instance_id AND a.step = 'register-procurement' AND a.kind = 'FORM') s"
                + " WHERE r.process_key = 'procurement' AND r.business_key = ?").param(number)
                .query((row, i) -> new Head(row.getString(1), row.getString(2), text(row.getString("title")), text(row.getString("unit")),
                        row.getString("submitted_by"), instant(row, "submitted_at"))).optional();
    }

    /** Whether a decision maker has, or has had, something to decide in the case. */
    boolean isDecisionAskedFor(String number) {
        return jdbc.sql("SELECT " + CaseListQuery.DECISION_ASKED_FOR + " FROM process_register r WHERE r.process_key = 'procurement' AND"
                + " r.business_key = :number").param("number", number).query(Boolean.class).optional().orElse(false);
    }

    List<Instance> instances(Collection<String> keys) {
        return jdbc.sql("SELECT proc_inst_id_, proc_def_key_, proc_def_id_, business_key_, start_time_, end_time_, end_act_id_"
                + " FROM act_hi_procinst WHERE business_key_ IN (:keys)"
                + " AND proc_inst_id_ NOT IN (SELECT process_instance_id FROM wrong_registration)"
                + " OR proc_inst_id_ IN (SELECT process_instance_id FROM wrong_registration WHERE known_as IN (:keys))"
                + " ORDER BY start_time_, proc_inst_id_").param("keys", keys)
                .query((row, i) -> new Instance(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        instant(row, "start_time_"), instant(row, "end_time_"), row.getString(7))).list();
    }

    /** Where the instances stand: the innermost executions alone, not the sub-processes around them. */
    List<Token> tokens(Collection<String> instances) {
        return ofInstances("SELECT e.proc_inst_id_, e.act_id_ FROM act_ru_execution e WHERE e.proc_inst_id_ IN (:instances) AND"
                + " e.act_id_ IS"
                + " NOT NULL AND NOT EXISTS (SELECT FROM act_ru_execution inner_one WHERE inner_one.parent_id_ = e.id_ AND"
                + " inner_one.act_id_"
                + " IS NOT NULL)", instances, (row, i) -> new Token(row.getString(1), row.getString(2)));
    }

    /** Without the notices that people have not read. */
    List<Task> tasks(Collection<String> instances) {
        return ofInstances("SELECT t.id_, t.proc_inst_id_, t.task_def_key_, t.name_, t.assignee_, t.create_time_, t.due_date_, t.priority_,"
                + " (SELECT v.text_ FROM act_ru_variable v WHERE v.task_id_ = t.id_ AND v.name_ = 'contractId' LIMIT 1) AS contract_id,"
                + " ARRAY(SELECT l.group_id_ FROM act_ru_identitylink l WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate' AND"
                + " l.group_id_ IS"
                + " NOT NULL ORDER BY 1)::text[] AS candidate_groups FROM act_ru_task t WHERE t.proc_inst_id_ IN (:instances)"
                + " AND t.task_def_key_ <> 'read-notice' ORDER BY t.due_date_ NULLS LAST, t.create_time_",
                instances, (row, i) -> new Task(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                        List.of((String[]) row.getArray("candidate_groups").getArray()), row.getString("contract_id"),
                        instant(row, "create_time_"), instant(row, "due_date_"), row.getInt("priority_")));
    }

    /** Without the reminders and escalations of single tasks, which belong to the task. */
    List<Timer> timers(Collection<String> instances) {
        return ofInstances("SELECT process_instance_id_, split_part(handler_cfg_, '$', 1), duedate_ FROM act_ru_job WHERE"
                + " process_instance_id_ IN (:instances) AND type_ = 'timer' AND handler_cfg_ NOT LIKE '%taskListener%' ORDER BY duedate_",
                instances, (row, i) -> new Timer(row.getString(1), row.getString(2), instant(row, "duedate_")));
    }

    List<Incident> incidents(Collection<String> instances) {
        return ofInstances("SELECT id_, proc_inst_id_, coalesce(failed_activity_id_, activity_id_), configuration_, incident_msg_,"
                + " incident_timestamp_ FROM act_ru_incident WHERE proc_inst_id_ IN (:instances) AND cause_incident_id_ = id_"
                + " ORDER BY incident_timestamp_", instances, CaseQueries::incident);
    }

    static Incident incident(ResultSet row, int number) throws SQLException {
        return new Incident(row.getString(1), row.getString(2), row.getString(3), row.getString(4), text(row.getString(5)),
                instant(row, "incident_timestamp_"));
    }

    /** All that has been answered and received in the case, in order, without a word of what was answered. */
    List<Act> acts(String number) {
        return jdbc.sql("SELECT id, process_key, process_instance_id, step, kind, contract_id, submitted_by, submitted_at FROM submission"
                + " WHERE registry_number = :number AND process_instance_id NOT IN (SELECT process_instance_id FROM wrong_registration)"
                + " OR process_instance_id IN (SELECT process_instance_id FROM wrong_registration WHERE known_as = :number) ORDER BY id")
                .param("number", number)
                .query((row, i) -> new Act(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                        "MESSAGE".equals(row.getString(5)), row.getString(6), row.getString(7), instant(row, "submitted_at"))).list();
    }

    /** Activities that the instances have been through. */
    Map<String, Set<String>> passed(Collection<String> instances) {
        Map<String, Set<String>> passed = new HashMap<>();
        ofInstances("SELECT DISTINCT proc_inst_id_, act_id_ FROM act_hi_actinst WHERE proc_inst_id_ IN (:instances) AND end_time_ IS NOT"
                + " NULL",
                instances, (row, i) -> passed.computeIfAbsent(row.getString(1), id -> new HashSet<>()).add(row.getString(2)));
        return passed;
    }

    List<Version> versions(Collection<String> contracts) {
        return contracts.isEmpty() ? List.of() : jdbc.sql("SELECT * FROM contract_version WHERE contract_id IN (:contracts)"
                + " ORDER BY contract_id, number").param("contracts", contracts)
                .query((row, i) -> new Version(row.getString("contract_id"), row.getInt("number"), row.getObject("valid_from",
                        LocalDate.class), row.getString("change_type"), PlainValues.objectOf(row.getString("facts")),
                        text(row.getString("reason")), row.getString("asked_by"), row.getString("approved_by"),
                        instant(row, "recorded_at"))).list();
    }

    /** Without those that have been released: nobody has had them. */
    List<Place> places(Collection<String> contracts) {
        return contracts.isEmpty() ? List.of() : jdbc.sql("SELECT p.contract_id, p.number, p.state, p.ended_on, q.placement_type,"
                + " q.extent_percent, q.starts_on, q.planned_end FROM place p LEFT JOIN LATERAL (SELECT * FROM place_part WHERE"
                + " contract_id ="
                + " p.contract_id AND place_number = p.number ORDER BY part DESC LIMIT 1) q ON true WHERE p.contract_id IN (:contracts)"
                + " AND p.state <> 'RELEASED' ORDER BY p.contract_id, p.number").param("contracts", contracts)
                .query((row, i) -> new Place(row.getString(1), row.getInt(2), row.getString(3), row.getObject(4, LocalDate.class),
                        row.getString(5), row.getObject(6, Integer.class), row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class))).list();
    }

    /** Contracts that have ever been one of these companies', newest first; whether they are today is for their facts to say. */
    List<String> contractsOf(Collection<String> companyGroups) {
        return companyGroups.isEmpty() ? List.of() : jdbc.sql("SELECT DISTINCT contract_id FROM contract_version WHERE 'supplier-' ||"
                + " (facts->>'" + Company.FACT + "') IN (:companies) ORDER BY contract_id DESC").param("companies", companyGroups)
                .query(String.class).list();
    }

    /** Names of people, by user id; a person who is not known any more is not there. */
    Map<String, String> names(Collection<String> users) {
        Map<String, String> names = new HashMap<>();
        Set<String> asked = new TreeSet<>(users);
        if (!asked.isEmpty()) {
            jdbc.sql("SELECT id_, trim(concat(first_, ' ', last_)) FROM act_id_user WHERE id_ IN (:users)").param("users", asked)
                    .query((row, i) -> names.put(row.getString(1), row.getString(2))).list();
        }
        return names;
    }

    /** Names of groups, by id. */
    Map<String, String> groupNames(Collection<String> groups) {
        Map<String, String> names = new HashMap<>();
        Set<String> asked = new TreeSet<>(groups);
        if (!asked.isEmpty()) {
            jdbc.sql("SELECT id_, name_ FROM act_id_group WHERE id_ IN (:groups)").param("groups", asked)
                    .query((row, i) -> names.put(row.getString(1), text(row.getString(2)))).list();
        }
        return names;
    }

    /** Names of the group's members, by user id, in the order of their names. */
    Map<String, String> members(String group) {
        Map<String, String> members = new LinkedHashMap<>();
        jdbc.sql("SELECT u.id_, trim(concat(u.first_, ' ', u.last_)) AS name FROM act_id_membership m JOIN act_id_user u ON u.id_ ="
                + " m.user_id_ WHERE m.group_id_ = ? ORDER BY 2, 1").param(group)
                .query((row, i) -> members.put(row.getString(1), row.getString(2))).list();
        return members;
    }

    private <T> List<T> ofInstances(String sql, Collection<String> instances, RowMapper<T> mapper) {
        return instances.isEmpty() ? List.of() : jdbc.sql(sql).param("instances", instances).query(mapper).list();
    }

    /** The engine's and our own columns alike: Samspel works in one zone. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static String text(String text) {
        return text == null ? "" : text;
    }
}
