package se.samspel.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/** The Swedish words for the codes in the tables. */
final class Words {

    static final Map<String, String> CLAUSES = of("EMPLOYMENT", "Anställning", "APPRENTICE", "Lärlingsanställning", "DIALOGUE", "Dialog",
            "", "Inget villkor");
    static final Map<String, String> KINDS = of("EMPLOYMENT", "Anställning", "APPRENTICESHIP", "Lärlingsanställning", "INTERNSHIP",
            "Praktik",
            "TRAINING", "Utbildning", "TRAINEE", "Trainee");
    static final Map<String, String> CAUSES = of("SUPPLIER", "Leverantören", "NO_CANDIDATES", "Brist på kandidater", "INDIVIDUAL",
            "Omständigheter hos personen", "CONTRACT_VOLUME", "Avtalets volym", "OTHER", "Annan orsak", "", "Inte bedömd");
    static final Map<String, String> STANDINGS = of("ON_TRACK", "I fas", "AT_RISK", "I riskzonen", "BEHIND", "Efter", "FULFILLED",
            "Uppfyllt",
            "NOT_FULFILLED", "Inte uppfyllt", "NO_COMMITMENT", "Inget åtagande", "CANCELLED", "Avbrutet");
    static final Map<String, String> TARGET_GROUPS = of("YOUTH", "unga", "FOREIGN_BORN", "utrikes födda", "DISABILITY",
            "personer med funktionsnedsättning", "LONG_TERM_UNEMPLOYED", "långtidsarbetslösa", "NEWLY_ARRIVED", "nyanlända",
            "SOCIAL_ASSISTANCE", "personer med försörjningsstöd");
    /** The way from contact point 1 to a filled place, step by step in its order. */
    static final Map<String, String> WAY = of("first-contact", "Kontaktpunkt 1", "receive-planning", "Planeringen mottagen",
            "decide-requirement", "Beslut om krav", "review-terms", "Villkoren granskade", "publish", "Annonserad", "record-award",
            "Tilldelningsbeslut", "second-contact", "Kontaktpunkt 2", "appoint-contact-person", "Kontaktperson utsedd", "kickoff-meeting",
            "Uppstartsmöte", "competence-profile", "Kompetensprofil", "present-candidates", "Kandidater presenterade",
            "interview-candidates", "Intervju och val", "confirm-placement", "Plats bekräftad");

    private Words() {
    }

    /** A code that has no word here stands as it is. */
    static String word(Map<String, String> words, String code) {
        return words.getOrDefault(code == null ? "" : code, code);
    }

    private static Map<String, String> of(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
