package se.samspel.identifiers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One winner's contract in a procurement: {@code UPH-2026-0123/2}. The running number follows the last slash, since a registry number
 * may hold slashes of its own: {@code N160-0123/26/1} is the first contract of {@code N160-0123/26}.
 *
 * @param number from 1 to 9,999
 */
public record ContractId(RegistryNumber registryNumber, int number) {

    private static final Pattern WRITTEN = Pattern.compile("(.+)/([1-9][0-9]{0,3})");

    /** @throws IllegalArgumentException for a number out of range */
    public ContractId {
        if (number < 1 || number > 9_999) {
            throw new IllegalArgumentException("not a contract's running number: " + number);
        }
    }

    /** @return empty when the text is none */
    public static Optional<ContractId> of(@Nullable String text) {
        Matcher written = WRITTEN.matcher(text == null ? "" : Text.name(text));
        return written.matches()
                ? RegistryNumber.of(written.group(1)).map(registry -> new ContractId(registry, Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    /** The id as it stands in business keys, tasks and addresses. */
    public String value() {
        return registryNumber.value() + "/" + number;
    }
}
