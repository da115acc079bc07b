package se.samspel.people;

import java.util.Map;
import java.util.Optional;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;

/** The linear program of one year: all populations that agree with what has been told of it. */
final class Program {

    /** More people than any year has. It keeps the program bounded where no sum is shown. */
    private static final int MANY = 10_000;
    private static final double CLOSE = 1e-6;

    private final Population population;
    private final Map<Cell, Integer> shown;

    Program(Population population, Map<Cell, Integer> shown) {
        this.population = population;
        this.shown = shown;
    }

    Population population() {
        return population;
    }

    /**
     * A population in which {@code more} less {@code less} is as large as it can be.
     *
     * @param present numbers that are one at least: what somebody knows of oneself
     * @return empty when there is none, or when the solver did not find it for certain
     */
    Optional<double[]> largest(int[] more, int[] less, int[] present) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        for (int number = 0; number < population.size(); number++) {
            model.newVariable("x" + number).lower(0).upper(MANY);
        }
        for (int number : present) {
            model.getVariable(number).lower(1);
        }
        int constraint = 0;
        for (Population.Agreement agreement : population.agreements()) {
            Expression equal = model.newExpression("c" + constraint++).level(0);
            set(equal, agreement.left(), 1);
            set(equal, agreement.right(), -1);
        }
        for (Map.Entry<Cell, Integer> cell : shown.entrySet()) {
            set(model.newExpression("c" + constraint++).level(cell.getValue()), population.numbersOf(cell.getKey()).orElseThrow(), 1);
        }
        set(model.newExpression("all").upper(MANY), population.numbersOf(Cell.ALL).orElseThrow(), 1);
        int[] goal = new int[population.size()];
        add(goal, more, 1);
        add(goal, less, -1);
        set(model.newExpression("goal").weight(1), goal);
        Optimisation.Result result = model.maximise();
        if (!result.getState().isOptimal()) {
            return Optional.empty();
        }
        double[] found = new double[population.size()];
        for (int number = 0; number < found.length; number++) {
            found[number] = result.doubleValue(number);
        }
        return Optional.of(found).filter(this::holds);
    }

    /** Whether it is a population that agrees with what has been told; the solver's word is checked by it. */
    boolean holds(double[] found) {
        for (double number : found) {
            if (number < -CLOSE) {
                return false;
            }
        }
        return population.agreements().stream().allMatch(one -> Math.abs(sum(found, one.left()) - sum(found, one.right())) < CLOSE)
                && shown.entrySet().stream().allMatch(cell -> Math.abs(sum(found, population.numbersOf(cell.getKey()).orElseThrow())
                        - cell.getValue()) < CLOSE);
    }

    /** The whole number that the value is, or the next below. */
    static int down(double value) {
        return (int) Math.floor(value + CLOSE);
    }

    static int up(double value) {
        return (int) Math.ceil(value - CLOSE);
    }

    static double sum(double[] numbers, int[] of) {
        double sum = 0;
        for (int number : of) {
            sum += numbers[number];
        }
        return sum;
    }

    private static void add(int[] row, int[] numbers, int times) {
        for (int number : numbers) {
            row[number] += times;
        }
    }

    private static void set(Expression expression, int[] numbers, int times) {
        for (int number : numbers) {
            expression.set(number, (long) times);
        }
    }

    private static void set(Expression expression, int[] row) {
        for (int number = 0; number < row.length; number++) {
            if (row[number] != 0) {
                expression.set(number, (long) row[number]);
            }
        }
    }
}
