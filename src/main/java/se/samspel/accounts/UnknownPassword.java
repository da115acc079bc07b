package se.samspel.accounts;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** A password that nobody knows, for an account that nobody signs in to by password yet. */
public final class UnknownPassword {

    /** No letters or digits: the password policy refuses what occurs in the person's name or user id. */
    private static final String CHARACTERS = "!#%&*+/=?^~$()<>";
    private static final int LENGTH = 64;

    private UnknownPassword() {
    }

    public static String make() {
        return new SecureRandom().ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(place -> String.valueOf(CHARACTERS.charAt(place))).collect(Collectors.joining());
    }
}
