package se.samspel.people;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table as everybody sees it.
 *
 * @param shown  cells with how many they hold
 * @param hidden cells that the table has and does not tell
 */
record Disclosure(FixedTable table, Period period, Map<Cell, Integer> shown, Set<Cell> hidden) {

    Disclosure {
        shown = Map.copyOf(shown);
        hidden = Set.copyOf(hidden);
    }

    /** For a log and a test: the cells in an order of their own. */
    @Override
    public String toString() {
        Map<String, String> cells = new TreeMap<>();
        shown.forEach((cell, count) -> cells.put(cell.toString(), count.toString()));
        hidden.forEach(cell -> cells.put(cell.toString(), ".."));
        return table + " " + period + " " + cells;
    }
}
