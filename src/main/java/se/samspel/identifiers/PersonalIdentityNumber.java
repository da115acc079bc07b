package se.samspel.identifiers;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds Swedish personal identity numbers and co-ordination numbers (day + 60), with or without century and separator, by
 * their date and check digit. An organisation number, whose third digit is at least 2, has no month and is none of them.
 */
public final class PersonalIdentityNumber {

    private static final String DASH = "[-+\u2010-\u2015\u2212]";
    /** Century, year, month, day and the last four; written together, or the date with hyphens before a hyphen or a plus. */
    private static final Pattern WRITTEN = Pattern.compile("(?<!\\d)(?:(18|19|20))?(\\d\\d)"
            + "(?:(\\d\\d)(\\d\\d) ?" + DASH + "? ?|[-./](\\d\\d)[-./](\\d\\d)(?: ?" + DASH + " ?)?)(\\d{4})(?!\\d)");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}]+");

    private PersonalIdentityNumber() {
    }

    /** @return whether such a number stands anywhere in the text */
    public static boolean isIn(String text) {
        if (text.length() < 10) {
            return false;
        }
        String plain = text;
        if (!text.chars().allMatch(character -> character > ' ' && character < 127)) {
            plain = INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
            plain = SPACE.matcher(digitsAsAscii(plain)).replaceAll(" ");
        }
        Matcher written = WRITTEN.matcher(plain);
        for (int from = 0; from < plain.length() && written.find(from); from = written.start() + 1) {
            if (isNumber(written)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(Matcher written) {
        String month = written.group(3) == null ? written.group(5) : written.group(3);
        String day = written.group(4) == null ? written.group(6) : written.group(4);
        return isDate(written.group(1), written.group(2), month, day)
                && CheckDigit.isRight(written.group(2) + month + day + written.group(7));
    }

    private static boolean isDate(String century, String year, String month, String day) {
        int dayOfMonth = Integer.parseInt(day);
        int actualDay = dayOfMonth > 60 ? dayOfMonth - 60 : dayOfMonth;
        // Without a century, 2000 is as good as 1900: only 29 February asks, and 1900 alone had none.
        int fullYear = Integer.parseInt((century == null ? "20" : century) + year);
        try {
            LocalDate.of(fullYear, Integer.parseInt(month), actualDay);
            return true;
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    private static String digitsAsAscii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(point -> ascii.appendCodePoint(
                Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
        return ascii.toString();
    }
}
