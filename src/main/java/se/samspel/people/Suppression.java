package se.samspel.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a table that may be released: cells below the limit are hidden, then one more at a time until the {@link Audit} finds nothing. What
 * has been told in an earlier table is told here too; hiding it would hide nothing.
 */
final class Suppression {

    /** Either the table, or the reason why there is none. */
    record Outcome(Optional<Disclosure> table, String reason) {

        static Outcome refused(String reason) {
            return new Outcome(Optional.empty(), reason);
        }
    }

    static final String CHANGED = "Underlaget stämmer inte med det som redan är släppt för året. Skillnaden skulle berätta om enskilda.";
    static final String TOO_FEW = "Tabellen kan inte släppas: för få personer, eller så går det att räkna ut för mycket av den.";

    private Suppression() {
    }

    /**
     * @param people  all of the period's year
     * @param earlier all that has been released of that year
     */
    static Outcome make(FixedTable table, Period period, Collection<Profile> people, Collection<Disclosure> earlier) {
        Map<Cell, Integer> told = new HashMap<>();
        Set<Cell> kept = new HashSet<>();
        for (Disclosure one : earlier) {
            told.putAll(one.shown());
            kept.addAll(one.hidden());
        }
        if (told.entrySet().stream().anyMatch(cell -> cell.getKey().count(people) != cell.getValue())) {
            return Outcome.refused(CHANGED);
        }
        Map<Cell, Integer> shown = new HashMap<>();
        Set<Cell> hidden = new HashSet<>();
        for (Cell cell : table.cells(period)) {
            int count = cell.count(people);
            if (told.containsKey(cell) || count >= Audit.LIMIT && !kept.contains(cell)) {
                shown.put(cell, count);
            } else {
                hidden.add(cell);
            }
        }
        List<double[]> seen = new ArrayList<>();
        while (shown.keySet().stream().anyMatch(cell -> !told.containsKey(cell) && !cell.equals(period.whole()))) {
            Disclosure attempt = new Disclosure(table, period, shown, hidden);
            List<Disclosure> all = new ArrayList<>(earlier);
            all.add(attempt);
            Optional<Audit.Finding> finding = new Audit(all, seen).first(people);
            if (finding.isEmpty()) {
                return new Outcome(Optional.of(attempt), "");
            }
            Cell more = shown.keySet().stream().filter(cell -> !told.containsKey(cell))
                    .min(beside(finding.get().cell(), shown)).orElseThrow();
            shown.remove(more);
            hidden.add(more);
        }
        return Outcome.refused(TOO_FEW);
    }

    /** First the cell itself, then those of its own row or column, the smallest first; sums last. */
    private static Comparator<Cell> beside(Cell told, Map<Cell, Integer> shown) {
        return Comparator.comparing((Cell cell) -> !cell.equals(told))
                .thenComparing(cell -> !(cell.traits().equals(told.traits()) && differences(cell, told) == 1))
                .thenComparing(cell -> -shared(cell, told))
                .thenComparing(cell -> -cell.traits().size())
                .thenComparing(cell -> shown.getOrDefault(cell, 0))
                .thenComparing(Cell::key);
    }

    private static int differences(Cell one, Cell other) {
        return one.traits().size() - shared(one, other);
    }

    private static int shared(Cell one, Cell other) {
        return (int) one.values().entrySet().stream().filter(other.values().entrySet()::contains).count();
    }
}
