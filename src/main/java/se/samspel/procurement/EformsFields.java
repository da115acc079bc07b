package se.samspel.procurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the lot's fields of the notice are to hold, as the terms have it. The codes are the few that follow from terms, of the code lists
 * of the eForms SDK 1.13.3 (strategic-procurement 20240612-0, social-objective, reserved-procurement), and so are the longest texts.
 * Which term leads to which code is our reading.
 *
 * @param strategic   BT-06: soc-obj or none
 * @param social      BT-775; empty when BT-06 is none
 * @param description BT-777, at most 6,000 characters; empty when BT-06 is none, and then forbidden
 * @param conditions  BT-70, at most 1,000 characters; empty when there are no special terms
 * @param reserved    BT-71: res-ws (LOU 4:18 first point) or none; the second point is BT-736, not told here
 */
record EformsFields(String strategic, List<String> social, String description, String conditions, String reserved) {

    static final String NONE = "none";
    static final Set<String> STRATEGIC = Set.of("soc-obj", NONE);
    static final Set<String> SOCIAL = Set.of("opp", "work-cond", "gen-eq");
    static final Set<String> RESERVED = Set.of("res-ws", NONE);

    private static final Map<String, String> CLAUSES = Map.of(
            "DIALOGUE", "Dialogkrav: leverantören ska delta i en dialog om sysselsättningsfrämjande åtgärder.",
            "EMPLOYMENT", "Sysselsättningskrav: leverantören ska erbjuda plats för personer i den angivna målgruppen.",
            "APPRENTICE", "Sysselsättningskrav: leverantören ska erbjuda lärlingsplats till personer i den angivna målgruppen.");

    /** @param terms the answers of {@code formulate-terms} */
    static EformsFields of(Map<String, Object> terms) {
        List<String> social = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        @Nullable String clause = terms.get("clause") instanceof String one ? CLAUSES.get(one) : null;
        if (clause != null) {
            social.add("opp");
            texts.add(clause + commitment(terms));
        }
        if (Boolean.TRUE.equals(terms.get("labourLawTerms"))) {
            social.add("work-cond");
            texts.add("Arbetsrättsliga villkor om lön, semester och arbetstid.");
        }
        if (Boolean.TRUE.equals(terms.get("equalityMeasure"))) {
            social.add("gen-eq");
            texts.add("Åtgärd för jämställdhet.");
        }
        if (Boolean.TRUE.equals(terms.get("bonus"))) {
            texts.add("Bonus för åtgärder utöver kravet.");
        }
        String text = social.isEmpty() ? "" : String.join(" ", texts);
        return new EformsFields(social.isEmpty() ? NONE : "soc-obj", List.copyOf(social), text, text,
                "WORKSHOP".equals(terms.get("reservedGround")) ? "res-ws" : NONE);
    }

    private static String commitment(Map<String, Object> terms) {
        return terms.get("committedPlaces") instanceof Number places && places.intValue() > 0
                ? " Åtagandet är " + places + (places.intValue() == 1 ? " plats." : " platser.") : "";
    }
}
