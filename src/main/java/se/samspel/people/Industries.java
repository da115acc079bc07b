package se.samspel.people;

import org.jspecify.annotations.Nullable;

/** Which group of industries a division of the CPV belongs to (regulation (EC) 213/2008: the first two digits of a code). */
final class Industries {

    private Industries() {
    }

    /** @return a code of {@link Trait#INDUSTRY}; other services for what is no division */
    static String of(@Nullable String division) {
        int number = division == null || !division.matches("\\d\\d") ? 98 : Integer.parseInt(division);
        if (number < 45 || number == 48) {
            return "GOODS";
        }
        return switch (number) {
            case 45 -> "CONSTRUCTION";
            case 50, 51, 65, 70, 76, 77 -> "UPKEEP";
            case 55 -> "MEALS";
            case 60, 63, 64 -> "TRANSPORT";
            case 66, 71, 72, 73, 74, 75, 79 -> "OFFICE";
            case 80, 85 -> "CARE";
            default -> "CLEANING";
        };
    }
}
