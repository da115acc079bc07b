package se.samspel.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every population that a year could have, as numbers that linear programming understands. How many people share a set of values of all
 * traits would be millions of numbers; it takes only those of the traits that stand in one table together, when the tables' pairs of traits
 * form a triangulated graph (Lauritzen, Graphical Models, 1996, 2.1): numbers of its cliques that agree on what they share are those of
 * some population, and the other way round. So nothing is lost by it, and the bounds are as narrow as they can be told.
 */
final class Population {

    private record Clique(List<Trait> traits, int first) {

        int size() {
            return traits.stream().mapToInt(Trait::size).reduce(1, (a, b) -> a * b);
        }

        int valueAt(int number, Trait trait) {
            int rest = number;
            for (Trait one : traits) {
                if (one == trait) {
                    return rest % one.size();
                }
                rest /= one.size();
            }
            throw new IllegalArgumentException("No such trait: " + trait);
        }

        int[] numbersOf(Cell cell) {
            int[] numbers = new int[size()];
            int found = 0;
            for (int number = 0; number < numbers.length; number++) {
                int one = number;
                if (cell.values().entrySet().stream().allMatch(value -> valueAt(one, value.getKey()) == value.getValue())) {
                    numbers[found++] = first + number;
                }
            }
            return Arrays.copyOf(numbers, found);
        }
    }

    /** What two sums are equal: that of {@code left} and that of {@code right}. */
    record Agreement(int[] left, int[] right) {
    }

    private final List<Clique> cliques = new ArrayList<>();
    private final List<Agreement> agreements = new ArrayList<>();
    private final Map<Cell, Optional<int[]>> numbers = new HashMap<>();

    /** @param crossed the traits of each cell that has been or is to be released */
    Population(Collection<Set<Trait>> crossed) {
        int first = 0;
        for (Set<Trait> traits : cliques(crossed)) {
            Clique clique = new Clique(List.copyOf(traits), first);
            cliques.add(clique);
            first += clique.size();
        }
        join();
    }

    int size() {
        Clique last = cliques.get(cliques.size() - 1);
        return last.first() + last.size();
    }

    List<Agreement> agreements() {
        return agreements;
    }

    /** The numbers whose sum the cell is; empty when its traits stand in no table together. */
    Optional<int[]> numbersOf(Cell cell) {
        return numbers.computeIfAbsent(cell, this::sought);
    }

    private Optional<int[]> sought(Cell cell) {
        return cliques.stream().filter(clique -> clique.traits().containsAll(cell.traits())).findFirst().map(clique ->
                clique.numbersOf(cell));
    }

    /** Where a person with these values is counted: once in each clique. */
    int[] numbersOf(Profile person) {
        return cliques.stream().mapToInt(clique -> {
            Cell own = Cell.ALL;
            for (Trait trait : clique.traits()) {
                own = own.and(trait, person.of(trait));
            }
            return clique.numbersOf(own)[0];
        }).toArray();
    }

    /** Eliminates the trait with the fewest missing pairs, again and again; what it stands beside then is a clique. */
    private static List<Set<Trait>> cliques(Collection<Set<Trait>> crossed) {
        Map<Trait, Set<Trait>> beside = new EnumMap<>(Trait.class);
        for (Set<Trait> traits : crossed) {
            for (Trait trait : traits) {
                beside.computeIfAbsent(trait, one -> EnumSet.noneOf(Trait.class)).addAll(traits);
            }
        }
        beside.forEach((trait, others) -> others.remove(trait));
        List<Set<Trait>> cliques = new ArrayList<>();
        while (!beside.isEmpty()) {
            Trait next = beside.keySet().stream().min(Comparator.comparingInt((Trait trait) -> missing(beside, trait))
                    .thenComparing(Comparator.naturalOrder())).orElseThrow();
            Set<Trait> others = Set.copyOf(of(beside, next));
            beside.remove(next);
            Set<Trait> clique = EnumSet.of(next);
            clique.addAll(others);
            if (cliques.stream().noneMatch(larger -> larger.containsAll(clique))) {
                cliques.add(clique);
            }
            for (Trait other : others) {
                of(beside, other).addAll(others);
                of(beside, other).removeAll(Set.of(other, next));
            }
        }
        return cliques.isEmpty() ? List.of(EnumSet.noneOf(Trait.class)) : cliques;
    }

    private static int missing(Map<Trait, Set<Trait>> beside, Trait trait) {
        Set<Trait> others = of(beside, trait);
        return others.stream().mapToInt(one -> (int) others.stream().filter(other -> other != one && !of(beside, one).contains(other))
                .count()).sum();
    }

    private static Set<Trait> of(Map<Trait, Set<Trait>> beside, Trait trait) {
        return beside.computeIfAbsent(trait, one -> EnumSet.noneOf(Trait.class));
    }

    /** The cliques become a tree in which neighbours share as much as possible, and agree on it. */
    private void join() {
        List<Clique> joined = new ArrayList<>(cliques.subList(0, 1));
        List<Clique> left = new ArrayList<>(cliques.subList(1, cliques.size()));
        while (!left.isEmpty()) {
            Clique from = joined.get(0);
            Clique to = left.get(0);
            for (Clique one : joined) {
                for (Clique other : left) {
                    if (shared(one, other).size() > shared(from, to).size()) {
                        from = one;
                        to = other;
                    }
                }
            }
            agree(from, to);
            joined.add(to);
            left.remove(to);
        }
    }

    private static List<Trait> shared(Clique one, Clique other) {
        return one.traits().stream().filter(other.traits()::contains).toList();
    }

    private void agree(Clique one, Clique other) {
        List<Cell> cells = List.of(Cell.ALL);
        for (Trait trait : shared(one, other)) {
            cells = cells.stream().flatMap(cell -> java.util.stream.IntStream.range(0, trait.size()).mapToObj(value ->
                    cell.and(trait, value))).toList();
        }
        cells.forEach(cell -> agreements.add(new Agreement(one.numbersOf(cell), other.numbersOf(cell))));
    }
}
