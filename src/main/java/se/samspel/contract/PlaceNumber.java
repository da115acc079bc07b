package se.samspel.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What reports and follow-ups call a place: {@code <contractId>-P1}.
 *
 * @param number from 1
 */
public record PlaceNumber(String contractId, int number) {

    private static final Pattern WRITTEN = Pattern.compile("(.+)-[Pp]([1-9][0-9]{0,3})");

    public PlaceNumber {
        if (contractId.isBlank() || number < 1) {
            throw new IllegalArgumentException("no place: " + contractId + ", " + number);
        }
    }

    public static Optional<PlaceNumber> of(String written) {
        Matcher matcher = WRITTEN.matcher(written == null ? "" : written.strip());
        return matcher.matches() ? Optional.of(new PlaceNumber(matcher.group(1), Integer.parseInt(matcher.group(2)))) : Optional.empty();
    }

    public String value() {
        return contractId + "-P" + number;
    }
}
