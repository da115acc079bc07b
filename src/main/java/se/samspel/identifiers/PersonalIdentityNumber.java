package se.samspel.identifiers;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds Swedish personal identity numbers, co-ordination numbers (day + 60; month 00 and day 60 when the birth date is not known) and
 * interim numbers (a letter for the first of the last four), with or without century and separator, by their date and check digit. A number
 * that nobody alive can have, born in the future or more than 120 years ago, is none. An organisation number, whose third digit is at
 * least 2, has no month and is none either.
 */
public final class PersonalIdentityNumber {

    private static final int OLDEST_YEARS = 120;
    private static final String MARK = "-+\u2010-\u2015\u2212/_*~|\u00b7\u2022=\\\\";
    /**
     * Century, year, month, day and the last four; written together, or the date in three parts before a mark or, all through, in spaces.
     */
    private static final Pattern WRITTEN = Pattern.compile("(?<!\\d)(?:(18|19|20))?(\\d\\d)"
            + "(?:(\\d\\d)(\\d\\d)(?: ?[" + MARK + "]{0,3} ?|[.,:;])"
            + "|[-./](\\d\\d)[-./](\\d\\d)(?: ?[" + MARK + "]{1,3} ?|[.,:;])?"
            + "| (\\d\\d) (\\d\\d)(?: ?[" + MARK + "]{1,3} ?| ))([\\dTRSUWXJKLMN]\\d{3})(?!\\d)");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}]+");

    private PersonalIdentityNumber() {
    }

    /** How sure it is that a text holds a number, in rising order. */
    public enum Finding {
        NONE,
        /** Without century: ten digits that somebody may have, and that a telephone, a register or an amount may have too. */
        POSSIBLE,
        /** With century. */
        CERTAIN
    }

    /** @return whether a number that somebody may have on this day, certain or possible, stands anywhere in the text */
    public static boolean isIn(String text, LocalDate today) {
        return find(text, today) != Finding.NONE;
    }

    /** @return the surest finding of a number that somebody may have on this day, anywhere in the text */
    public static Finding find(String text, LocalDate today) {
        if (text.length() < 10) {
            return Finding.NONE;
        }
        String plain = text;
        if (!text.chars().allMatch(character -> character > ' ' && character < 127)) {
            plain = INVISIBLE.matcher(Normalizer.normalize(Text.normal(text), Normalizer.Form.NFKC)).replaceAll("");
            plain = SPACE.matcher(digitsAsAscii(plain)).replaceAll(" ");
        }
        Matcher written = WRITTEN.matcher(plain.toUpperCase(Locale.ROOT));
        Finding found = Finding.NONE;
        for (int from = 0; found != Finding.CERTAIN && from < plain.length() && written.find(from); from = written.start() + 1) {
            if (isNumber(written, today)) {
                found = written.group(1) == null ? Finding.POSSIBLE : Finding.CERTAIN;
            }
        }
        return found;
    }

    private static boolean isNumber(Matcher written, LocalDate today) {
        String month = first(written, 3, 5, 7);
        String day = first(written, 4, 6, 8);
        String last = written.group(9);
        // an interim number's letter counts as 1
        String counted = Character.isDigit(last.charAt(0)) ? last : "1" + last.substring(1);
        return CheckDigit.isRight(written.group(2) + month + day + counted)
                && (written.group(1) == null ? Stream.of("19", "20") : Stream.of(written.group(1)))
                        .anyMatch(century -> maySomebodyBeBorn(Integer.parseInt(century + written.group(2)), Integer.parseInt(month),
                                Integer.parseInt(day), today));
    }

    private static boolean maySomebodyBeBorn(int year, int month, int day, LocalDate today) {
        boolean isCoordination = day >= 60;
        int birthDay = isCoordination ? day - 60 : day;
        if (isCoordination && (month == 0 || birthDay == 0)) {
            return month <= 12 && birthDay <= 31 && year <= today.getYear() && year >= today.getYear() - OLDEST_YEARS - 1;
        }
        try {
            LocalDate born = LocalDate.of(year, month, birthDay);
            return !born.isAfter(today) && born.isAfter(today.minusYears(OLDEST_YEARS + 1));
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    private static String first(Matcher written, int... groups) {
        for (int group : groups) {
            if (written.group(group) != null) {
                return written.group(group);
            }
        }
        throw new IllegalStateException("one of the three ways has matched");
    }

    private static String digitsAsAscii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(point -> ascii.appendCodePoint(
                Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
        return ascii.toString();
    }
}
