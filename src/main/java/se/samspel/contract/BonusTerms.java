package se.samspel.contract;

import java.util.Collection;
import java.util.Map;

/**
 * What the terms pay for places beyond the commitment (national clause 11556, alternative 1): an amount for each place by its kind, up to a
 * number of places; never by the month. A kind that is neither an employment nor an internship has no amount in the clause.
 *
 * @param perEmploymentSek of a place that holds an employment or an apprenticeship, SEK; 0 where there is no bonus
 * @param perInternshipSek of a place that holds an internship and no employment, SEK; 0 where there is no bonus
 * @param maxPlaces        the most places that are paid for; null for no cap
 */
public record BonusTerms(long perEmploymentSek, long perInternshipSek, Integer maxPlaces) {

    static final BonusTerms NONE = new BonusTerms(0, 0, 0);

    static BonusTerms of(Map<String, Object> facts) {
        return Boolean.TRUE.equals(facts.get("bonus")) ? new BonusTerms(sek(facts.get("bonusPerEmploymentSek")),
                sek(facts.get("bonusPerInternshipSek")), facts.get("bonusMaxPlaces") instanceof Number most ? most.intValue() : null)
                        : NONE;
    }

    /** @param kinds of the parts of one place */
    long of(Collection<String> kinds) {
        if (kinds.contains("EMPLOYMENT") || kinds.contains("APPRENTICESHIP")) {
            return perEmploymentSek;
        }
        return kinds.contains("INTERNSHIP") ? perInternshipSek : 0;
    }

    private static long sek(Object amount) {
        return amount instanceof Number number ? number.longValue() : 0;
    }
}
