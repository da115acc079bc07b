package se.samspel.people;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many people of one year have these values; with no value it is all of them. */
record Cell(SortedMap<Trait, Integer> values) {

    static final Cell ALL = new Cell(new TreeMap<>());

    Cell {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    Cell and(Trait trait, int value) {
        SortedMap<Trait, Integer> more = new TreeMap<>(values);
        more.put(trait, value);
        return new Cell(more);
    }

    Set<Trait> traits() {
        return values.keySet();
    }

    boolean holds(Profile person) {
        return values.entrySet().stream().allMatch(value -> person.of(value.getKey()) == value.getValue());
    }

    int count(Collection<Profile> people) {
        return (int) people.stream().filter(this::holds).count();
    }

    /** As it is kept, {@code GENDER=WOMAN,KIND=INTERNSHIP}; the empty text for all. */
    String key() {
        StringBuilder key = new StringBuilder();
        values.forEach((trait, value) -> key.append(key.isEmpty() ? "" : ",").append(trait).append('=').append(trait.code(value)));
        return key.toString();
    }

    /** @throws IllegalArgumentException for what {@link #key} did not write */
    static Cell of(String key) {
        SortedMap<Trait, Integer> values = new TreeMap<>();
        for (String one : key.isEmpty() ? new String[0] : key.split(",")) {
            String[] parts = one.split("=", 2);
            Trait trait = Trait.valueOf(parts[0]);
            values.put(trait, trait.valueOfCode(parts[1]).orElseThrow(() -> new IllegalArgumentException("No cell: " + key)));
        }
        return new Cell(values);
    }

    @Override
    public String toString() {
        return values.isEmpty() ? "ALL" : key();
    }

    static Cell of(Map<Trait, Integer> values) {
        return new Cell(new TreeMap<>(values));
    }
}
