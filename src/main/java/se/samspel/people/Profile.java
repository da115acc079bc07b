package se.samspel.people;

import java.util.EnumMap;
import java.util.Map;

/** One person, as the tables see one: a value of each trait. */
record Profile(Map<Trait, Integer> values) {

    /** @throws IllegalArgumentException when a trait has no value, or one that it does not have */
    Profile {
        values = Map.copyOf(values);
        for (Trait trait : Trait.values()) {
            Integer value = values.get(trait);
            if (value == null || value < 0 || value >= trait.size()) {
                throw new IllegalArgumentException("No value of " + trait + ": " + value);
            }
        }
    }

    /** @param groups those that the person belongs to */
    static Profile of(int half, String gender, String kind, String industry, String outcome, Trait... groups) {
        Map<Trait, Integer> values = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            values.put(trait, 0);
        }
        values.put(Trait.HALF, half - 1);
        values.put(Trait.GENDER, Trait.GENDER.valueOfCode(gender).orElseThrow());
        values.put(Trait.KIND, Trait.KIND.valueOfCode(kind).orElseThrow());
        values.put(Trait.INDUSTRY, Trait.INDUSTRY.valueOfCode(industry).orElseThrow());
        values.put(Trait.OUTCOME, Trait.OUTCOME.valueOfCode(outcome).orElseThrow());
        for (Trait group : groups) {
            values.put(group, Trait.IN);
        }
        return new Profile(values);
    }

    int of(Trait trait) {
        return values.getOrDefault(trait, 0);
    }
}
