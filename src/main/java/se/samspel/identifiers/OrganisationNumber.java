package se.samspel.identifiers;

import org.jspecify.annotations.Nullable;

/** A Swedish organisation number: ten digits, the third at least 2, the last a check digit (Luhn, as for personal numbers). */
public final class OrganisationNumber {

    private OrganisationNumber() {
    }

    public static boolean isValid(@Nullable String number) {
        return number != null && number.matches("[0-9]{2}[2-9][0-9]{7}") && CheckDigit.isRight(number);
    }
}
