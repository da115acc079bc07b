package se.samspel.procurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Which eForms codes and texts follow from the terms, for the person who fills in the notice ({@code ${eforms.codes(…)}}).
 * <p>
 * The codes are those of the code lists strategic-procurement (BT-06) and social-objective (BT-775), the Swedish names those of the
 * eForms SDK. Which term leads to which code is our reading; no Swedish rule that makes the fields mandatory is known.
 */
@Component("eforms")
public class EformsCodes {

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "DIALOGUE", "Dialogkrav: leverantören ska delta i en dialog om sysselsättningsfrämjande åtgärder.",
            "EMPLOYMENT", "Sysselsättningskrav: leverantören ska erbjuda anställning till personer i den angivna målgruppen.",
            "APPRENTICE", "Sysselsättningskrav: leverantören ska erbjuda lärlingsplats till personer i den angivna målgruppen.");

    /**
     * One line for each field of the lot: BT-06, BT-775 (one line per code), BT-777 and BT-70.
     *
     * @param clause         DIALOGUE, EMPLOYMENT or APPRENTICE; null when no clause is set
     * @param bonus          whether a bonus is paid; null counts as false
     * @param labourLawTerms whether labour-law terms (LOU 17:2–5) are set; null counts as false
     * @return Swedish text of several lines, separated by line feeds
     * @throws IllegalArgumentException for any other clause
     */
    public String codes(String clause, Boolean bonus, Boolean labourLawTerms) {
        if (clause != null && !DESCRIPTIONS.containsKey(clause)) {
            throw new IllegalArgumentException("Unknown clause: " + clause);
        }
        boolean labourLaw = Boolean.TRUE.equals(labourLawTerms);
        if (clause == null && !labourLaw) {
            return "BT-06 Syftet med strategisk upphandling: none, om inte annan hänsyn tas\nBT-775 och BT-777: lämnas tomma";
        }
        List<String> lines = new ArrayList<>();
        List<String> description = new ArrayList<>();
        lines.add("BT-06 Syftet med strategisk upphandling: soc-obj (Främjande av social hållbarhet)");
        if (clause != null) {
            lines.add("BT-775 Socialt mål som främjas: opp (Sysselsättningsmöjligheter för långtidsarbetslösa, missgynnade personer"
                    + " och/eller personer med funktionsnedsättning)");
            description.add(DESCRIPTIONS.get(clause));
        }
        if (labourLaw) {
            lines.add("BT-775 Socialt mål som främjas: work-cond (Rättvisa arbetsvillkor)");
            description.add("Arbetsrättsliga villkor om lön, semester och arbetstid.");
        }
        if (Boolean.TRUE.equals(bonus)) {
            lines.add("BT-775 Socialt mål som främjas: gen-eq (Jämställdhet mellan kvinnor och män), bara om bonusen gäller jämställdhet");
            description.add("Bonus för åtgärder utöver kravet.");
        }
        lines.add("BT-777 Beskrivning (obligatorisk här, högst 6 000 tecken), till exempel: " + String.join(" ", description));
        lines.add("BT-70 Villkor som gäller genomförandet av kontraktet (högst 6 000 tecken): sammanfatta de särskilda kontraktsvillkoren");
        return String.join("\n", lines);
    }
}
