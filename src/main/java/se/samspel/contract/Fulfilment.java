package se.samspel.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has come of a contract's commitment: computed from its places, each with its kind, extent and days (national clause 11554,
 * alternative a). What the supplier writes in its final report is shown beside it and changes nothing.
 *
 * @param places         that have begun with a kind that counts
 * @param fullTimeMonths within the contract's days
 * @param agreed         full-time months that its employments were agreed to give; null where nobody has left one early
 * @param employed       full-time months that those employments have given together; null where nobody has left one early
 */
record Fulfilment(Contract contract, long places, double fullTimeMonths, Double agreed, Double employed) {

    /** Criterion 11554: of the agreed time of the employments together, when somebody has left or was dismissed on just cause. */
    private static final double ENOUGH_WHEN_LEFT_EARLY = 0.75;

    static Fulfilment of(Contract contract, List<Place> places) {
        return new Fulfilment(contract, places.stream().filter(place -> place.hasStartedCounting(contract)).count(),
                places.stream().mapToDouble(place -> place.fullTimeMonths(contract, contract.contractStart(),
                        contract.contractEnd())).sum(),
                isLeftEarly(places) ? places.stream().mapToDouble(place -> place.agreedMonths(contract)).sum() : null,
                isLeftEarly(places) ? places.stream().mapToDouble(place -> place.employedMonths(contract)).sum() : null);
    }

    private static boolean isLeftEarly(List<Place> places) {
        return places.stream().anyMatch(Place::hasEndedEarly);
    }

    /** The rule of 75 percent, both figures where they differ, and never a verdict: a person decides. Empty where it does not apply. */
    String earlyEnds() {
        if (agreed == null || agreed == 0) {
            return "";
        }
        Locale swedish = Locale.forLanguageTag("sv");
        boolean isEnough = employed >= ENOUGH_WHEN_LEFT_EARLY * agreed;
        String text = String.format(swedish, " En anställning har slutat i förtid av en orsak som är personens: %.1f av anställningarnas"
                + " sammantaget avtalade %.1f heltidsmånader är gjorda, %.0f procent. Enligt kriterium 11554 räcker 75 procent%s.",
                employed, agreed, Math.floor(employed / agreed * 100), isEnough ? "" : ", som inte är nådda");
        if (contract.fullTimeMonths() == null || Math.abs(contract.fullTimeMonths() - agreed) < 0.05) {
            return text;
        }
        return text + String.format(swedish, " Den avtalade tiden är en annan än åtagandets %d heltidsmånader, av vilka %.1f är gjorda: du"
                + " avgör vilken som gäller.", contract.fullTimeMonths(), fullTimeMonths);
    }

    /** @param finalReport the answers of the supplier's final report; empty when there is none */
    String sentence(Map<String, Object> finalReport) {
        StringBuilder text = new StringBuilder(String.format(Locale.forLanguageTag("sv"), "Bekräftade placeringar: %d", places));
        if (contract.committedPlaces() != null) {
            text.append(" av ").append(contract.committedPlaces()).append(" enligt åtagandet");
        }
        text.append(String.format(Locale.forLanguageTag("sv"), ". Heltidsmånader: %.1f", fullTimeMonths));
        if (contract.fullTimeMonths() != null) {
            text.append(" av ").append(contract.fullTimeMonths()).append(" enligt åtagandet");
        }
        text.append(" (beräknat ur platserna).").append(earlyEnds());
        if (finalReport.get("finalFullTimeMonths") instanceof Number months) {
            text.append(String.format(Locale.forLanguageTag("sv"), " Leverantörens slutrapport: %s platser och %.1f heltidsmånader.",
                    finalReport.get("finalPlacesFilled"), months.doubleValue()));
        }
        return text.toString();
    }
}
