package se.samspel.identifiers;

import java.util.stream.IntStream;

/** A Swedish organisation number: ten digits, the third at least 2, the last a check digit (Luhn, as for personal numbers). */
public final class OrganisationNumber {

    private OrganisationNumber() {
    }

    public static boolean isValid(String number) {
        return number != null && number.matches("[0-9]{2}[2-9][0-9]{7}") && luhnSum(number) % 10 == 0;
    }

    private static int luhnSum(String digits) {
        return IntStream.range(0, digits.length()).map(position -> {
            int value = (digits.charAt(position) - '0') * (position % 2 == 0 ? 2 : 1);
            return value > 9 ? value - 9 : value;
        }).sum();
    }
}
