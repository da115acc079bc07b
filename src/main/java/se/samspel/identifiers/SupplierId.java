package se.samspel.identifiers;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Who a supplier is, by one of three kinds of number, none of which is a personal identity number:
 * <ul>
 * <li>a Swedish organisation number, ten digits without hyphen: {@code 5566778899};</li>
 * <li>a foreign company's country code and national number: {@code DE-HRB12345};</li>
 * <li>a sole trader's code, made by Samspel, since its number in Sweden would be a personal identity number: {@code E-7F3Q9M}.</li>
 * </ul>
 *
 * @param value as it stands in groups, addresses and facts
 */
public record SupplierId(String value) {

    private static final Pattern ORGANISATION = Pattern.compile("[0-9]{10}");
    private static final Pattern FOREIGN = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,30}");
    private static final Pattern SOLE_TRADER = Pattern.compile("E-[2-9A-HJ-NP-Z]{6}");
    /** What the id of every company's group begins with, and no other group's. */
    public static final String GROUP_PREFIX = "supplier-";

    /** @throws IllegalArgumentException when it is none; ten digits with hyphen are taken as the number without */
    public SupplierId {
        value = written(value);
        if (!OrganisationNumber.isValid(value) && !FOREIGN.matcher(value).matches() && !SOLE_TRADER.matcher(value).matches()) {
            throw new IllegalArgumentException("not a supplier's id");
        }
    }

    /** @return empty when the text is none */
    public static Optional<SupplierId> of(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new SupplierId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String written(String text) {
        String name = Text.name(text);
        return name.matches("[0-9]{6}-[0-9]{4}") ? name.replace("-", "") : name;
    }

    /** The group that the company's tasks are offered to, and no other company's. */
    public String group() {
        return GROUP_PREFIX + value;
    }

    /** Whether the group is a company's. */
    public static boolean isGroup(String groupId) {
        return groupId.startsWith(GROUP_PREFIX);
    }

    /** As people write it: {@code 556677-8899}; the other kinds as they are. */
    public String shown() {
        return ORGANISATION.matcher(value).matches() ? value.substring(0, 6) + "-" + value.substring(6) : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
