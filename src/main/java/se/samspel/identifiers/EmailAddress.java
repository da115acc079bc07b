package se.samspel.identifiers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An address of mail, in one line and without anything that is not seen.
 *
 * @param value as it was written, see {@link Text#name}
 */
public record EmailAddress(String value) {

    private static final Pattern WRITTEN =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\p{Cntrl}]+@[\\p{L}\\d](?:[\\p{L}\\d.-]*[\\p{L}\\d])?\\.[\\p{L}\\d-]{2,}");

    /** @throws IllegalArgumentException when it is none */
    public EmailAddress {
        value = Text.name(value);
        if (value == null || !Text.isStorable(value, false) || !WRITTEN.matcher(value).matches()) {
            throw new IllegalArgumentException("not an address of mail");
        }
    }

    /** @return empty when the text is none */
    public static Optional<EmailAddress> of(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new EmailAddress(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Two addresses with one key are one person's: no mail house tells upper case from lower. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
