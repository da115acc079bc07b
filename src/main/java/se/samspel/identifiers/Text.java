package se.samspel.identifiers;

import java.text.Normalizer;

import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/**
 * How text that people write is taken, wherever it comes in. What looks the same is the same, and what shows nothing is nothing:
 * <ul>
 * <li>letters are composed (NFC), so that {@code a} with a ring on top is {@code å};</li>
 * <li>stripped: what has no width and no meaning of its own. Zero width space, word joiner, byte order mark, soft hyphen, marks and
 * overrides of the writing direction, invisible operators, variation selectors, tags, fillers of Hangul, and every other format character
 * or one that Unicode says to ignore when it cannot be shown;</li>
 * <li>kept between two visible characters only: the joiner and the non-joiner, which Persian, Indian scripts and emoji need;</li>
 * <li>an ordinary space in place of every other (no-break, thin, wide, the blank of braille), a line feed in place of the separators of
 * lines and paragraphs (U+0085, U+2028, U+2029);</li>
 * <li>refused, see {@link #isStorable}: other control characters (NUL too), half of a surrogate pair, noncharacters, private use;</li>
 * <li>kept: everything else, also what this Java's Unicode is too old to know.</li>
 * </ul>
 */
public final class Text {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private Text() {
    }

    /** @return the text as it is stored, see above; null for null. Spaces at its ends are left. */
    @Contract("!null -> !null")
    public static @Nullable String normal(@Nullable String text) {
        return isAsciiAlone(text) ? text : withoutInvisible(Normalizer.normalize(text, Normalizer.Form.NFC), true);
    }

    /**
     * @return {@link #normal} of what names something (a number, an address, an account): no joiner either, no space at its ends; null for
     *         null
     */
    @Contract("!null -> !null")
    public static @Nullable String name(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return (isAsciiAlone(text) ? text : withoutInvisible(Normalizer.normalize(text, Normalizer.Form.NFC), false)).strip();
    }

    /**
     * A password as it is hashed and compared: letters composed and every space the ordinary one (RFC 8265, section 4.2), all else as it
     * was typed.
     *
     * @return null for null
     */
    @Contract("!null -> !null")
    public static @Nullable String password(@Nullable String typed) {
        if (isAsciiAlone(typed)) {
            return typed;
        }
        StringBuilder password = new StringBuilder(typed.length());
        typed.codePoints().forEach(point -> password.appendCodePoint(Character.getType(point) == Character.SPACE_SEPARATOR ? ' ' : point));
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** @param lines whether it may have more than one line */
    public static boolean isStorable(String text, boolean lines) {
        return text.codePoints().allMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\t' || lines && (point == '\n' || point == '\r');
            case Character.SURROGATE, Character.PRIVATE_USE -> false;
            default -> (point & 0xFFFE) != 0xFFFE && (point < 0xFDD0 || point > 0xFDEF);
        });
    }

    /** Whether a database can keep it at all, whoever sends it and for whatever: no NUL, no half of a surrogate pair. */
    public static boolean isKeptByDatabase(String text) {
        return text.codePoints().allMatch(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
    }

    @Contract("null -> true")
    private static boolean isAsciiAlone(@Nullable String text) {
        return text == null || text.chars().allMatch(character -> character < 0x80);
    }

    private static String withoutInvisible(String text, boolean joiners) {
        StringBuilder rest = new StringBuilder(text.length());
        int before = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            boolean isJoiner = point == NON_JOINER || point == JOINER;
            if (isJoiner) {
                int after = i + 1 < text.length() ? visible(text.codePointAt(i + 1)) : -1;
                if (joiners && isJoined(before) && isJoined(after)) {
                    rest.appendCodePoint(point);
                }
            } else if (visible(point) >= 0) {
                before = visible(point);
                rest.appendCodePoint(before);
            }
        }
        // what was stripped may have stood between a letter and its mark
        return Normalizer.normalize(rest, Normalizer.Form.NFC);
    }

    private static boolean isJoined(int point) {
        return Character.isLetter(point) || switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL,
                    Character.UNASSIGNED -> point > 0x7F;
            default -> false;
        };
    }

    /** @return what stands for the character; -1 when nothing does */
    private static int visible(int point) {
        if (point == 0x85 || point == 0x2028 || point == 0x2029) {
            return '\n';
        }
        if (Character.getType(point) == Character.SPACE_SEPARATOR || point == 0x2800) {
            return ' ';
        }
        return Character.getType(point) == Character.FORMAT && !isShownFormat(point) || isIgnorable(point) ? -1 : point;
    }

    /** The signs of number and of verse in Arabic, Syriac and Kaithi are of the class of format characters, and are seen. */
    private static boolean isShownFormat(int point) {
        return point >= 0x0600 && point <= 0x0605 || point == 0x06DD || point == 0x070F || point == 0x08E2 || point == 0x110BD
                || point == 0x110CD;
    }

    /** Unicode's Default_Ignorable_Code_Point, beside the format characters. */
    private static boolean isIgnorable(int point) {
        return point == 0x034F || point == 0x115F || point == 0x1160 || point == 0x17B4 || point == 0x17B5
                || point >= 0x180B && point <= 0x180F || point == 0x2065 || point == 0x3164 || point >= 0xFE00 && point <= 0xFE0F
                || point == 0xFFA0 || point >= 0xFFF0 && point <= 0xFFF8 || point >= 0xE0000 && point <= 0xE0FFF;
    }
}
