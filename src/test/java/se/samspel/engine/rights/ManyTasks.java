package se.samspel.engine.rights;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/** Open tasks by the thousand, written straight into the engine's tables, as the engine would have written them: each in its own case. */
final class ManyTasks {

    private static final String EVERY = "FROM generate_series(?, ?) n";

    private final JdbcTemplate jdbc;
    private final String prefix;
    private int made;

    /** @param prefix of all ids, by which the tasks are taken away again */
    ManyTasks(JdbcTemplate jdbc, String prefix) {
        this.jdbc = jdbc;
        this.prefix = prefix;
    }

    /**
     * Every fifth of the tasks is somebody's, every tenth is overdue, and every hundredth case's title has the word "moped".
     *
     * @param groups   the tasks are offered to, in turn
     * @param assignee has every fifth
     */
    void open(int count, String process, String step, String assignee, List<String> groups) {
        int first = made + 1;
        int last = made + count;
        String definition = jdbc.queryForObject("SELECT id_ FROM act_re_procdef WHERE key_ = ? ORDER BY version_ DESC LIMIT 1",
                String.class, process);
        jdbc.update("INSERT INTO act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, act_id_, "
                + "act_inst_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, "
                + "sequence_counter_) SELECT id, 1, id, id, 'MANY-' || n, ?, ?, id, true, false, true, false, 1, 34, 1 FROM (SELECT ? || "
                + "'e' || n AS id, n " + EVERY + ") new",
                definition, step, prefix, first, last);
        jdbc.update("INSERT INTO act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_, "
                + "priority_, create_time_, due_date_, suspension_state_, task_state_)"
                + " SELECT ? || 't' || n, 1, ? || 'e' || n, ? || 'e' || n, ?, 'Uppgift ' || n, ?, CASE WHEN n % 5 = 0 THEN ? END, 50,"
                + " now() - n * interval '1 minute', now() + (n % 10 - 1) * interval '1 day' - interval '1 hour', 1, 'Created' " + EVERY,
                prefix, prefix, prefix, definition, step, assignee, first, last);
        jdbc.update("INSERT INTO act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) SELECT ? || 'l' || n, 1, (?::text[])[1 + n % "
                + "?], 'candidate', ? || 't' || n " + EVERY, prefix, "{" + String.join(",", groups) + "}", groups.size(), prefix, first,
                last);
        variable("registryNumber", "'KS 2026/' || n", first, last, definition);
        variable("title", "'Städning av ' || CASE WHEN n % 100 = 0 THEN 'moped' ELSE 'skola' END || ' ' || n", first, last, definition);
        variable("contractingUnit", "'fastighet'", first, last, definition);
        made = last;
    }

    private void variable(String name, String value, int first, int last, String definition) {
        jdbc.update("INSERT INTO act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, text_, var_scope_, "
                + "sequence_counter_, is_concurrent_local_) SELECT ? || ? || n, 1, 'string', ?, ? || 'e' || n, ? || 'e' || n, ?, " + value
                + ", ? || 'e' || n, 1, false " + EVERY, prefix, name, name, prefix, prefix, definition, prefix, first, last);
    }

    /** What autovacuum does a minute later. */
    void analyse() {
        jdbc.execute("VACUUM ANALYZE");
    }

    void remove() {
        for (String table : List.of("act_ru_variable", "act_ru_identitylink", "act_ru_task", "act_ru_execution")) {
            jdbc.update("DELETE FROM " + table + " WHERE id_ LIKE ?", prefix + "%");
        }
        made = 0;
        analyse();
    }
}
