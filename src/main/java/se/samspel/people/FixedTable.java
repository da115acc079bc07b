package se.samspel.people;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The only tables that there are. With about a hundred persons a year a table of one's own choice would single people out by subtraction,
 * so nobody chooses; and the fewer pairs there are, the more of each can be shown. Health stands alone.
 */
enum FixedTable {
    GENDER("Kön", true, List.of(Trait.GENDER), List.of()),
    KIND("Slag av plats", true, List.of(Trait.KIND), List.of()),
    TARGET_GROUP("Målgrupp", true, Trait.GROUPS, List.of()),
    INDUSTRY("Bransch", false, List.of(Trait.INDUSTRY), List.of()),
    OUTCOME("Hur det har gått", false, List.of(Trait.OUTCOME), List.of()),
    DISABILITY("Funktionsnedsättning", false, List.of(Trait.DISABILITY), List.of()),
    KIND_GENDER("Slag av plats och kön", false, List.of(Trait.KIND), List.of(Trait.GENDER)),
    TARGET_GROUP_GENDER("Målgrupp och kön", false, Trait.GROUPS, List.of(Trait.GENDER)),
    GENDER_OUTCOME("Kön och hur det har gått", false, List.of(Trait.GENDER), List.of(Trait.OUTCOME)),
    KIND_OUTCOME("Slag av plats och hur det har gått", false, List.of(Trait.KIND), List.of(Trait.OUTCOME)),
    TARGET_GROUP_OUTCOME("Målgrupp och hur det har gått", false, Trait.GROUPS, List.of(Trait.OUTCOME)),
    INDUSTRY_OUTCOME("Bransch och hur det har gått", false, List.of(Trait.INDUSTRY), List.of(Trait.OUTCOME));

    private final String swedish;
    private final boolean halfYears;
    private final List<Trait> rowTraits;
    private final List<Trait> columnTraits;

    FixedTable(String swedish, boolean halfYears, List<Trait> rowTraits, List<Trait> columnTraits) {
        this.swedish = swedish;
        this.halfYears = halfYears;
        this.rowTraits = rowTraits;
        this.columnTraits = columnTraits;
    }

    String swedish() {
        return swedish;
    }

    /** Whether the table is made of half-years too. */
    boolean isOfHalfYears() {
        return halfYears;
    }

    boolean tellsOutcome() {
        return rowTraits.contains(Trait.OUTCOME) || columnTraits.contains(Trait.OUTCOME);
    }

    /** Its rows, the last of which is all people; of the period's half when it has one. */
    List<Cell> rows(Period period) {
        return lines(rowTraits, period.whole());
    }

    /** Its columns, the last of which is all people; that alone when it divides by one thing. */
    List<Cell> columns() {
        return lines(columnTraits, Cell.ALL);
    }

    private static List<Cell> lines(List<Trait> traits, Cell whole) {
        List<Cell> lines = new ArrayList<>();
        for (Trait trait : traits) {
            for (int value = trait.isGroup() ? Trait.IN : 0; value < trait.size(); value++) {
                lines.add(whole.and(trait, value));
            }
        }
        lines.add(whole);
        return lines;
    }

    static Cell crossing(Cell row, Cell column) {
        Cell cell = row;
        for (var value : column.values().entrySet()) {
            cell = cell.and(value.getKey(), value.getValue());
        }
        return cell;
    }

    /** Every cell, sums included. */
    Set<Cell> cells(Period period) {
        Set<Cell> cells = new LinkedHashSet<>();
        rows(period).forEach(row -> columns().forEach(column -> cells.add(crossing(row, column))));
        return cells;
    }

    /** What could be told of a year by any of the tables, or by what is left when one of their cells is taken from its sum. */
    static Set<Cell> everyCell() {
        Set<Cell> cells = new LinkedHashSet<>();
        for (FixedTable table : values()) {
            cells.addAll(table.cells(new Period(2000, null)));
            if (table.halfYears) {
                cells.addAll(table.cells(new Period(2000, 1)));
                cells.addAll(table.cells(new Period(2000, 2)));
            }
        }
        for (Cell cell : List.copyOf(cells)) {
            cell.values().keySet().stream().filter(Trait::isGroup).forEach(group -> cells.add(cell.and(group, 0)));
        }
        return cells;
    }
}
