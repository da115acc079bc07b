package se.samspel.identifiers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The number that an authority's registry (diarium) gives a case, for example {@code UPH-2026-0123} or {@code N160-0123/26}: 3 to 40
 * letters, digits, spaces and {@code . _ : - /}, of which one at least is a letter or a digit.
 *
 * @param value as it was first written, see {@link Text#name}
 */
public record RegistryNumber(String value) {

    private static final Pattern WRITTEN = Pattern.compile("(?=.*[\\p{L}\\p{Nd}])[\\p{L}\\p{Nd} ._:/-]{3,40}");

    /** @throws IllegalArgumentException when it is none */
    public RegistryNumber {
        value = Text.name(value);
        if (value == null || !WRITTEN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a registry number");
        }
    }

    /** @return empty when the text is none */
    public static Optional<RegistryNumber> of(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new RegistryNumber(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Two numbers with one key are one case's, whatever their letters' case, their normal form and how many spaces stand in a row. */
    public String key() {
        return keyOf(value);
    }

    /** {@link #key} of any text: also of one that nobody would take as a number, which then is nobody's. */
    public static String keyOf(String text) {
        return Text.name(text).replaceAll(" +", " ").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
