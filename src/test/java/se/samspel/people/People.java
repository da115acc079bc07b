package se.samspel.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented people of one year. */
final class People {

    private static final String[] GENDERS = {"WOMAN", "MAN", "MAN", "WOMAN", "MAN", "WOMAN", "MAN", "MAN", "OTHER"};
    private static final String[] KINDS = {"EMPLOYMENT", "EMPLOYMENT", "EMPLOYMENT", "INTERNSHIP", "INTERNSHIP",
            "APPRENTICESHIP", "TRAINEE"};
    private static final String[] INDUSTRIES = {"CONSTRUCTION", "CONSTRUCTION", "CLEANING", "CLEANING", "UPKEEP", "CARE",
            "TRANSPORT", "MEALS"};
    private static final String[] OUTCOMES = {"HERE", "HERE", "HERE", "WORK_OR_STUDIES", "WORK_OR_STUDIES", "NEITHER", "UNKNOWN"};

    private People() {
    }

    /** A year as a big city has it: uneven, with persons in several groups. */
    static List<Profile> ofYear(long seed, int number) {
        Random random = new Random(seed);
        List<Profile> people = new ArrayList<>();
        for (int person = 0; person < number; person++) {
            List<Trait> groups = new ArrayList<>();
            while (groups.isEmpty()) {
                for (Trait group : Trait.GROUPS) {
                    if (random.nextInt(10) < 3) {
                        groups.add(group);
                    }
                }
                if (random.nextInt(20) == 0) {
                    groups.add(Trait.DISABILITY);
                }
            }
            people.add(Profile.of(1 + random.nextInt(2), of(GENDERS, random), of(KINDS, random), of(INDUSTRIES, random),
                    of(OUTCOMES, random), groups.toArray(Trait[]::new)));
        }
        return people;
    }

    private static String of(String[] codes, Random random) {
        return codes[random.nextInt(codes.length)];
    }
}
