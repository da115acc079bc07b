package se.samspel.people;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The people whose placements began in it.
 *
 * @param half 1 or 2; null for the whole year
 */
record Period(int year, @Nullable Integer half) {

    private static final Pattern WRITTEN = Pattern.compile("(20\\d\\d)(?:H([12]))?");

    /** @throws IllegalArgumentException for a half that is none */
    Period {
        if (half != null && half != 1 && half != 2) {
            throw new IllegalArgumentException("No half-year: " + half);
        }
    }

    /** @param written as {@link #toString} writes it: {@code 2026}, {@code 2026H1} */
    static Optional<Period> of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches() ? Optional.of(new Period(Integer.parseInt(parts.group(1)),
                parts.group(2) == null ? null : Integer.valueOf(parts.group(2)))) : Optional.empty();
    }

    static Period halfOf(YearMonth month) {
        return new Period(month.getYear(), month.getMonthValue() <= 6 ? 1 : 2);
    }

    Cell whole() {
        return half == null ? Cell.ALL : Cell.ALL.and(Trait.HALF, half - 1);
    }

    YearMonth first() {
        return YearMonth.of(year, half != null && half == 2 ? 7 : 1);
    }

    YearMonth last() {
        return YearMonth.of(year, half != null && half == 1 ? 6 : 12);
    }

    boolean hasEnded(LocalDate today) {
        return today.isAfter(last().atEndOfMonth());
    }

    String swedish() {
        return half == null ? String.valueOf(year) : Trait.HALF.nameOf(half - 1) + " " + year;
    }

    @Override
    public String toString() {
        return half == null ? String.valueOf(year) : year + "H" + half;
    }
}
