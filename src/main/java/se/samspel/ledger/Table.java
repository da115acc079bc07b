package se.samspel.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of the page, which is also what is exported and what a chart is drawn of.
 *
 * @param note what its figures mean
 * @param rows values in the columns' order: Long, BigDecimal, LocalDate, String or null
 */
record Table(String id, String title, String note, List<Column> columns, List<List<Object>> rows) {

    enum Type {
        TEXT, COUNT, DECIMAL, DATE
    }

    /** @param key what it is called in JSON */
    record Column(String key, String title, Type type) {
    }

    static Column text(String key, String title) {
        return new Column(key, title, Type.TEXT);
    }

    static Column count(String key, String title) {
        return new Column(key, title, Type.COUNT);
    }

    static Column decimal(String key, String title) {
        return new Column(key, title, Type.DECIMAL);
    }

    static Column date(String key, String title) {
        return new Column(key, title, Type.DATE);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The numbers of a column, 0 for none. */
    List<BigDecimal> numbers(int column) {
        List<BigDecimal> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(row.get(column) == null ? BigDecimal.ZERO : new BigDecimal(row.get(column).toString())));
        return numbers;
    }

    List<String> texts(int column) {
        return rows.stream().map(row -> String.valueOf(row.get(column))).toList();
    }
}
