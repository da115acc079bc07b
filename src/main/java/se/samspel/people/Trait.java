package se.samspel.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the tables divide people by. Which values there are is fixed: it never tells who is there. A person may be in several target groups,
 * so that each group is a trait of its own.
 */
enum Trait {
    /** In which half of its year the placement began. */
    HALF("Halvår", "1", "första halvåret", "2", "andra halvåret"),
    GENDER("Kön", "WOMAN", "Kvinna", "MAN", "Man", "OTHER", "Annat eller uppgift saknas"),
    KIND("Slag av plats", "EMPLOYMENT", "Anställning", "APPRENTICESHIP", "Lärlingsplats", "INTERNSHIP", "Praktik", "TRAINING",
            "Utbildningsplats", "TRAINEE", "Traineeplats"),
    /** Divisions of the CPV in a few groups: a division alone has seldom more people than can be told. */
    INDUSTRY("Bransch", "GOODS", "Varor (CPV 03–44, 48)", "CONSTRUCTION", "Bygg och anläggning (CPV 45)", "UPKEEP",
            "Underhåll och fastighet (CPV 50, 51, 65, 70, 76, 77)", "MEALS", "Hotell, restaurang och måltider (CPV 55)", "TRANSPORT",
            "Transport (CPV 60, 63, 64)", "OFFICE", "Konsult, it och andra företagstjänster (CPV 66, 71–75, 79)", "CARE",
            "Utbildning, vård och omsorg (CPV 80, 85)", "CLEANING", "Städning, avfall och övriga tjänster (CPV 90, 92, 98)"),
    /** Twelve months after the start. */
    OUTCOME("Efter tolv månader", "HERE", "Kvar på arbetsplatsen", "WORK_OR_STUDIES", "Annat arbete eller studier", "NEITHER",
            "Varken arbete eller studier", "UNKNOWN", "Uppgift saknas"),
    YOUTH("Unga"),
    FOREIGN_BORN("Utrikes födda"),
    LONG_TERM_UNEMPLOYED("Långtidsarbetslösa"),
    NEWLY_ARRIVED("Nyanlända"),
    SOCIAL_ASSISTANCE("Personer med försörjningsstöd"),
    /** Reveals health: never beside another trait, and by the year alone. */
    DISABILITY("Personer med funktionsnedsättning");

    /** The target groups that may stand beside another trait. */
    static final List<Trait> GROUPS = List.of(YOUTH, FOREIGN_BORN, LONG_TERM_UNEMPLOYED, NEWLY_ARRIVED, SOCIAL_ASSISTANCE);
    /** Value of a target group: the person belongs to it. Not to belong is 0. */
    static final int IN = 1;

    private final String swedish;
    private final List<String> codes;
    private final List<String> names;

    /** @param values code and Swedish name in turn; none for a target group */
    Trait(String swedish, String... values) {
        this.swedish = swedish;
        this.codes = values.length == 0 ? List.of("NO", "YES") : everySecond(values, 0);
        this.names = values.length == 0 ? List.of("Övriga", swedish) : everySecond(values, 1);
    }

    private static List<String> everySecond(String[] values, int from) {
        return java.util.stream.IntStream.range(0, values.length / 2).mapToObj(i -> values[2 * i + from]).toList();
    }

    String swedish() {
        return swedish;
    }

    int size() {
        return codes.size();
    }

    String code(int value) {
        return codes.get(value);
    }

    String nameOf(int value) {
        return names.get(value);
    }

    boolean isGroup() {
        return this == DISABILITY || GROUPS.contains(this);
    }

    /** @return the value's number; empty for a code that is none of this trait's */
    Optional<Integer> valueOfCode(String code) {
        int value = codes.indexOf(code);
        return value < 0 ? Optional.empty() : Optional.of(value);
    }

    /** @return the target group of the code; empty for a code of none, such as one of a later list */
    static Optional<Trait> group(String code) {
        return Arrays.stream(values()).filter(trait -> trait.isGroup() && trait.name().equals(code)).findFirst();
    }
}
