package se.samspel.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;

/**
 * Somebody has all released tables of a year and tries to find out about people, in ways of their own: by taking numbers from each other,
 * and by a program over every combination of traits at once, which knows nothing of how the audit thinks.
 */
class AttackTest {

    private static final List<FixedTable> TABLES = List.of(FixedTable.GENDER, FixedTable.KIND, FixedTable.OUTCOME, FixedTable.KIND_GENDER,
            FixedTable.GENDER_OUTCOME, FixedTable.KIND_OUTCOME);
    private static final List<Trait> TRAITS = List.of(Trait.HALF, Trait.GENDER, Trait.KIND, Trait.OUTCOME);

    /** In the order in which they come: the halves as they end, the year, and what became of people last. */
    private static List<Disclosure> released(List<Profile> people, List<FixedTable> tables) {
        List<Disclosure> released = new ArrayList<>();
        for (String written : List.of("2026H1", "2026H2", "2026")) {
            Period period = Period.of(written).orElseThrow();
            tables.stream().filter(table -> period.half() == null || table.isOfHalfYears()).forEach(table ->
                    Suppression.make(table, period, people, released).table().ifPresent(released::add));
        }
        return released;
    }

    @ParameterizedTest(name = "{0}: {1} people")
    @CsvSource({"1, 100", "3, 25"})
    @DisplayName("nobody is found by a program over all combinations, whether the attacker is in the tables or not")
    void program(long seed, int number) {
        List<Profile> people = People.ofYear(seed, number);
        List<Disclosure> released = released(people, TABLES);
        assertThat(released).as("something is released").isNotEmpty();

        List<Profile> attackers = new ArrayList<>(people.subList(0, 4));
        attackers.add(0, null);
        for (Profile attacker : attackers) {
            for (Cell cell : cellsToFind(released)) {
                int least = (int) Math.ceil(best(released, cell, attacker, -1) - 1e-6);
                int most = (int) Math.floor(best(released, cell, attacker, 1) + 1e-6);
                int truth = cell.count(people);
                assertThat(truth).as("%s of %s", cell, attacker).isBetween(least, most);
                assertThat(most - least).as("%s lies in %s to %s for %s", cell, least, most, attacker).isGreaterThanOrEqualTo(Audit.LIMIT);
            }
        }
    }

    /** Every hidden cell of the tables. */
    private static Set<Cell> cellsToFind(List<Disclosure> released) {
        Set<Cell> cells = new HashSet<>();
        released.forEach(one -> cells.addAll(one.hidden()));
        return cells;
    }

    /** The most (1) or the least (-1) that the cell can hold, over every combination of the four traits. */
    private static double best(List<Disclosure> released, Cell cell, Profile attacker, int sense) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        int size = TRAITS.stream().mapToInt(Trait::size).reduce(1, (a, b) -> a * b);
        Expression goal = model.newExpression("goal").weight(1);
        List<int[]> combinations = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            int[] values = new int[TRAITS.size()];
            int rest = number;
            for (int trait = 0; trait < values.length; trait++) {
                values[trait] = rest % TRAITS.get(trait).size();
                rest /= TRAITS.get(trait).size();
            }
            combinations.add(values);
            boolean isOwn = attacker != null && holds(Cell.of(Map.of(Trait.HALF, attacker.of(Trait.HALF), Trait.GENDER,
                    attacker.of(Trait.GENDER), Trait.KIND, attacker.of(Trait.KIND), Trait.OUTCOME, attacker.of(Trait.OUTCOME))), values);
            model.newVariable("x" + number).lower(isOwn ? 1 : 0).upper(10_000);
            if (holds(cell, values)) {
                goal.set(number, sense);
            }
        }
        int constraint = 0;
        for (Disclosure one : released) {
            for (Map.Entry<Cell, Integer> shown : one.shown().entrySet()) {
                Expression equal = model.newExpression("c" + constraint++).level(shown.getValue());
                for (int number = 0; number < size; number++) {
                    if (holds(shown.getKey(), combinations.get(number))) {
                        equal.set(number, 1);
                    }
                }
            }
        }
        Optimisation.Result result = model.maximise();
        assertThat(result.getState().isOptimal()).as("the program was solved").isTrue();
        return result.getValue() * sense;
    }

    private static boolean holds(Cell cell, int[] values) {
        return cell.values().entrySet().stream().allMatch(value -> values[TRAITS.indexOf(value.getKey())] == value.getValue());
    }

    @ParameterizedTest(name = "{0}: {1} people")
    @CsvSource("12, 60")
    @DisplayName("nobody is left when numbers of the tables are taken from each other")
    void differences(long seed, int number) {
        List<Profile> people = People.ofYear(seed, number);
        List<Disclosure> released = released(people, List.of(FixedTable.GENDER, FixedTable.TARGET_GROUP,
                FixedTable.DISABILITY, FixedTable.OUTCOME, FixedTable.TARGET_GROUP_GENDER));
        Map<Cell, Integer> shown = new java.util.HashMap<>();
        released.forEach(one -> shown.putAll(one.shown()));
        assertThat(shown).isNotEmpty();
        for (Cell whole : shown.keySet()) {
            for (Cell part : shown.keySet()) {
                boolean isPart = !part.equals(whole) && part.values().entrySet().containsAll(whole.values().entrySet());
                if (isPart) {
                    int left = shown.get(whole) - shown.get(part);
                    assertThat(left).as("%s less %s", whole, part).matches(rest -> rest >= Audit.LIMIT, "no few are left");
                }
            }
        }
    }

    @Test
    @DisplayName("a table that is asked for again after the rows have changed is not made")
    void corrected() {
        List<Profile> people = new ArrayList<>(People.ofYear(5, 80));
        Period year = new Period(2026, null);
        Disclosure before = Suppression.make(FixedTable.GENDER, year, people, List.of()).table().orElseThrow();
        people.remove(0);
        Suppression.Outcome after = Suppression.make(FixedTable.KIND, year, people, List.of(before));
        assertThat(after.table()).isEqualTo(Optional.empty());
        assertThat(after.reason()).isEqualTo(Suppression.CHANGED);
    }

    @Test
    @DisplayName("of a handful of people nothing is released")
    void few() {
        assertThat(Suppression.make(FixedTable.GENDER, new Period(2026, null), People.ofYear(7, 4), List.of()).reason())
                .isEqualTo(Suppression.TOO_FEW);
    }
}
