package se.samspel.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code released_table} and {@code released_cell}: only ever added to. */
@Repository
class ReleasedTables {

    /** @param by the user's id */
    record Released(Disclosure disclosure, LocalDate on, String by) {
    }

    private final JdbcClient jdbc;

    ReleasedTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Disclosure table, LocalDate on, String by) {
        jdbc.sql("INSERT INTO released_table (name, period, released_on, released_by) VALUES (?, ?, ?, ?)")
                .params(table.table().name(), table.period().toString(), on, by).update();
        table.shown().forEach((cell, count) -> add(table, cell, count));
        table.hidden().forEach(cell -> add(table, cell, null));
    }

    private void add(Disclosure table, Cell cell, @Nullable Integer count) {
        jdbc.sql("INSERT INTO released_cell (name, period, cell, count) VALUES (?, ?, ?, ?)")
                .params(Arrays.asList(table.table().name(), table.period().toString(), cell.key(), count)).update();
    }

    /** One release at a time, until the transaction ends. */
    void hold() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('released_table'))").query((row, number) -> true).list();
    }

    /** Newest period first; tables that Samspel no longer makes are left out. */
    List<Released> all() {
        Map<String, Map<String, Integer>> shown = new HashMap<>();
        Map<String, Set<String>> hidden = new HashMap<>();
        jdbc.sql("SELECT name, period, cell, count FROM released_cell").query(row -> {
            String table = row.getString("name") + " " + row.getString("period");
            int count = row.getInt("count");
            if (row.wasNull()) {
                hidden.computeIfAbsent(table, one -> new HashSet<>()).add(row.getString("cell"));
            } else {
                shown.computeIfAbsent(table, one -> new HashMap<>()).put(row.getString("cell"), count);
            }
        });
        return jdbc.sql("SELECT * FROM released_table ORDER BY period DESC, name").query((row, number) -> {
            String key = row.getString("name") + " " + row.getString("period");
            Map<Cell, Integer> cells = new LinkedHashMap<>();
            shown.getOrDefault(key, Map.of()).forEach((cell, count) -> cells.put(Cell.of(cell), count));
            Set<Cell> without = new HashSet<>();
            hidden.getOrDefault(key, Set.of()).forEach(cell -> without.add(Cell.of(cell)));
            return new Released(new Disclosure(FixedTable.valueOf(row.getString("name")),
                    Period.of(row.getString("period")).orElseThrow(), cells, without), row.getObject("released_on", LocalDate.class),
                    row.getString("released_by"));
        }).list();
    }

    List<Disclosure> ofYear(int year) {
        return all().stream().map(Released::disclosure).filter(table -> table.period().year() == year).toList();
    }
}
