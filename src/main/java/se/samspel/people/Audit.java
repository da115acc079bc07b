package se.samspel.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What somebody can work out who has all that has been released of one year, and perhaps knows oneself to be among the people. It knows no
 * more than they do: the tables, and which values there are. A table may be released when it finds nothing.
 * <p>
 * For each number that is not told, and for each that one could come to by taking one cell from another, linear programming finds between
 * which bounds it must lie ({@link Program}). {@link Finding.Kind} says what must not come of it.
 */
final class Audit {

    /** Fewer people than this are not told of; and nobody may come closer than this to how many they are. */
    static final int LIMIT = 5;

    /** @param cell what can be told of */
    record Finding(Kind kind, Cell cell) {

        enum Kind {
            /** A cell that is not told can be told to within less than {@link #LIMIT}. */
            NARROW,
            /** Everybody, or everybody else, in a row or column has the same outcome. */
            SAME_OUTCOME,
            /** A number below the limit is told. */
            SMALL,
            /** Two tables say different things, so that their difference tells of who has come or gone. */
            CONTRADICTION,
            /** Health stands beside another trait, or is told of half a year. */
            HEALTH
        }
    }

    private final Map<Cell, Integer> shown = new HashMap<>();
    private final Set<Cell> hidden = new LinkedHashSet<>();
    private final List<Finding> plain = new ArrayList<>();
    private final Program program;
    private final List<Question> questions = new ArrayList<>();
    private final List<double[]> seen;
    private final List<Point> points = new ArrayList<>();

    /** A population, and what each question's numbers come to in it. */
    private record Point(double[] numbers, double[] sums) {
    }

    Audit(Collection<Disclosure> released) {
        this(released, new ArrayList<>());
    }

    /** @param seen populations that agree with less than what is released here, and with all of it when less is shown; more are added */
    Audit(Collection<Disclosure> released, List<double[]> seen) {
        Set<Set<Trait>> crossed = new HashSet<>();
        for (Disclosure one : released) {
            one.shown().forEach(this::show);
            hidden.addAll(one.hidden());
            one.shown().keySet().forEach(cell -> crossed.add(cell.traits()));
            one.hidden().forEach(cell -> crossed.add(cell.traits()));
        }
        crossed.stream().filter(traits -> traits.contains(Trait.DISABILITY) && traits.size() > 1).findFirst()
                .ifPresent(traits -> plain.add(new Finding(Finding.Kind.HEALTH, Cell.ALL.and(Trait.DISABILITY, Trait.IN))));
        program = new Program(new Population(crossed), shown);
        this.seen = seen;
        ask();
    }

    private void show(Cell cell, int count) {
        Integer before = shown.put(cell, count);
        if (before != null && before != count) {
            plain.add(new Finding(Finding.Kind.CONTRADICTION, cell));
        }
        if (count < LIMIT) {
            plain.add(new Finding(Finding.Kind.SMALL, cell));
        }
    }

    private void ask() {
        Set<Cell> cells = new LinkedHashSet<>(hidden);
        FixedTable.everyCell().stream().filter(cell -> !shown.containsKey(cell)).forEach(cells::add);
        for (Cell cell : cells) {
            program.population().numbersOf(cell).ifPresent(numbers -> questions.add(new Range(cell, numbers, hidden.contains(cell))));
        }
        if (program.population().numbersOf(Cell.ALL.and(Trait.OUTCOME, 0)).isPresent()) {
            FixedTable.everyCell().stream().filter(row -> !row.traits().contains(Trait.OUTCOME)).forEach(row -> {
                for (int outcome = 0; outcome < Trait.OUTCOME.size(); outcome++) {
                    Cell same = row.and(Trait.OUTCOME, outcome);
                    if (program.population().numbersOf(same).isPresent()) {
                        questions.add(new Others(same, others(row, same)));
                    }
                }
            });
        }
    }

    /** The numbers of the row that have another outcome, within one clique. */
    private int[] others(Cell row, Cell same) {
        Set<Integer> others = new LinkedHashSet<>();
        for (int outcome = 0; outcome < Trait.OUTCOME.size(); outcome++) {
            Cell cell = row.and(Trait.OUTCOME, outcome);
            if (!cell.equals(same)) {
                Arrays.stream(program.population().numbersOf(cell).orElseThrow()).forEach(others::add);
            }
        }
        return others.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether what is released tells nothing that it must not, to whom it tells of others and to each of these people. */
    Optional<Finding> first(Collection<Profile> insiders) {
        List<Finding> found = findings(insiders, true);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    List<Finding> findings(Collection<Profile> insiders) {
        return findings(insiders, false);
    }

    private List<Finding> findings(Collection<Profile> insiders, boolean firstOnly) {
        List<Finding> found = new ArrayList<>(plain);
        if (!found.isEmpty()) {
            return found;
        }
        if (program.largest(new int[0], new int[0], new int[0]).isEmpty()) {
            return List.of(new Finding(Finding.Kind.CONTRADICTION, Cell.ALL));
        }
        seen.removeIf(point -> !program.holds(point));
        points.clear();
        seen.forEach(this::add);
        Set<List<Integer>> asked = new HashSet<>();
        List<Profile> whoever = new ArrayList<>();
        whoever.add(null);
        whoever.addAll(insiders);
        for (Profile insider : whoever) {
            int[] present = insider == null ? new int[0] : program.population().numbersOf(insider);
            if (asked.add(Arrays.stream(present).boxed().toList())) {
                found.addAll(new Knowledge(insider, present).findings(firstOnly));
            }
            if (firstOnly && !found.isEmpty()) {
                break;
            }
        }
        return found.stream().distinct().toList();
    }

    private Point add(double[] numbers) {
        Point point = new Point(numbers, questions.stream().mapToDouble(question -> Program.sum(numbers, question.numbers())).toArray());
        points.add(point);
        return point;
    }

    /** What one person can tell: an outsider when it is null. */
    private final class Knowledge {

        private final @Nullable Profile insider;
        private final int[] present;
        private final double[] least = new double[questions.size()];
        private final double[] most = new double[questions.size()];

        Knowledge(@Nullable Profile insider, int[] present) {
            this.insider = insider;
            this.present = present;
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(most, Double.NEGATIVE_INFINITY);
            points.stream().filter(this::isPossible).forEach(this::learn);
        }

        private boolean isPossible(Point point) {
            return Arrays.stream(present).allMatch(number -> point.numbers()[number] >= 1);
        }

        private void learn(Point point) {
            for (int question = 0; question < least.length; question++) {
                least[question] = Math.min(least[question], point.sums()[question]);
                most[question] = Math.max(most[question], point.sums()[question]);
            }
        }

        List<Finding> findings(boolean firstOnly) {
            List<Finding> found = new ArrayList<>();
            for (int question = 0; question < least.length; question++) {
                questions.get(question).answer(this, question).ifPresent(found::add);
                if (firstOnly && !found.isEmpty()) {
                    break;
                }
            }
            return found;
        }

        /** The bound itself; not a number when the solver has not found it. */
        double most(int question) {
            return bound(questions.get(question).numbers(), new int[0], question);
        }

        double least(int question) {
            return bound(new int[0], questions.get(question).numbers(), question);
        }

        private double bound(int[] more, int[] less, int question) {
            return program.largest(more, less, present).map(numbers -> {
                seen.add(numbers);
                Point point = add(numbers);
                learn(point);
                return point.sums()[question];
            }).orElse(Double.NaN);
        }
    }

    private interface Question {
        int[] numbers();

        Optional<Finding> answer(Knowledge known, int question);
    }

    /** Between which bounds a number lies that is not told. Of one that no table has, only that it is small must not be told. */
    private record Range(Cell cell, int[] numbers, boolean isOfTable) implements Question {

        @Override
        public Optional<Finding> answer(Knowledge known, int question) {
            if (isWide(known.least[question], known.most[question])) {
                return Optional.empty();
            }
            double least = known.least(question);
            if (isWide(least, known.most[question]) || !isOfTable && Program.up(least) >= LIMIT) {
                return Optional.empty();
            }
            return isWide(least, known.most(question)) ? Optional.empty() : Optional.of(new Finding(Finding.Kind.NARROW, cell));
        }

        /** A solver that found nothing (NaN) has shown nothing. */
        private static boolean isWide(double least, double most) {
            return Double.isFinite(least) && Double.isFinite(most) && Program.down(most) - Program.up(least) >= LIMIT;
        }
    }

    /** Whether somebody in a row may have another outcome than this one; of whom one knows to have another, one more. */
    private record Others(Cell same, int[] numbers) implements Question {

        @Override
        public Optional<Finding> answer(Knowledge known, int question) {
            Profile insider = known.insider;
            int needed = insider != null && rowHolds(insider) && !same.holds(insider) ? 2 : 1;
            return Program.down(known.most[question]) >= needed || Program.down(known.most(question)) >= needed
                    ? Optional.empty() : Optional.of(new Finding(Finding.Kind.SAME_OUTCOME, same));
        }

        private boolean rowHolds(Profile insider) {
            return same.values().entrySet().stream().filter(value -> value.getKey() != Trait.OUTCOME)
                    .allMatch(value -> insider.of(value.getKey()) == value.getValue());
        }
    }
}
