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
 */
record Fulfilment(Contract contract, long places, double fullTimeMonths) {

    static Fulfilment of(Contract contract, List<Place> places) {
        return new Fulfilment(contract, places.stream().filter(place -> place.hasStartedCounting(contract)).count(),
                places.stream().mapToDouble(place -> place.fullTimeMonths(contract, contract.contractStart(),
                        contract.contractEnd())).sum());
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
        text.append(" (beräknat ur platserna).");
        if (finalReport.get("finalFullTimeMonths") instanceof Number months) {
            text.append(String.format(Locale.forLanguageTag("sv"), " Leverantörens slutrapport: %s platser och %.1f heltidsmånader.",
                    finalReport.get("finalPlacesFilled"), months.doubleValue()));
        }
        return text.toString();
    }
}
