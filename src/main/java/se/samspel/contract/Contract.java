package se.samspel.contract;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import se.samspel.identifiers.SupplierId;

/**
 * One winner's contract in one procurement, with the facts that apply on one day.
 *
 * @param contractId                 {@code <registryNumber>/<running number>}
 * @param contractEnd                its last day
 * @param committedPlaces            this supplier's share of the commitment; null when the terms give none
 * @param fullTimeMonths             this supplier's share, in full-time months; null when the terms give none
 * @param contactPerson              user id of the appointed matching officer; null before contact point 2
 * @param clause                     DIALOGUE, EMPLOYMENT or APPRENTICE; null when the terms have none
 * @param firstPlacementWithinMonths from the contract's start to its first placement; null when the terms do not say
 * @param reportIntervalMonths       length of a report period; null when the terms do not say
 * @param followUpResponsible        PROCUREMENT, LABOUR_MARKET or REPRESENTATIVE; null when the terms do not say
 * @param countedKinds               kinds of placement that count; empty when the terms do not say: then all do
 * @param countsSubSuppliers         whether places at sub-suppliers count; true when the terms do not say (Samspel's rule)
 * @param bonus                      for places beyond the commitment
 */
public record Contract(
        String contractId,
        String registryNumber,
        ContractState state,
        String supplierName,
        SupplierId supplierId,
        String supplierContactName,
        String supplierContactEmail,
        String lot,
        LocalDate contractStart,
        LocalDate contractEnd,
        Integer committedPlaces,
        Integer fullTimeMonths,
        String contactPerson,
        String clause,
        Integer firstPlacementWithinMonths,
        Integer reportIntervalMonths,
        String followUpResponsible,
        List<String> countedKinds,
        boolean countsSubSuppliers,
        BonusTerms bonus) {

    static Contract of(String contractId, String registryNumber, ContractState state, Map<String, Object> facts) {
        return new Contract(contractId, registryNumber, state, (String) facts.get("supplierName"),
                new SupplierId((String) facts.get("supplierId")),
                (String) facts.get("supplierContactName"), (String) facts.get("supplierContactEmail"), (String) facts.get("lot"),
                LocalDate.parse((String) facts.get("contractStart")), LocalDate.parse((String) facts.get("contractEnd")),
                integer(facts.get("committedPlaces")), integer(facts.get("fullTimeMonths")), (String) facts.get("contactPerson"),
                (String) facts.get("clause"), integer(facts.get("firstPlacementWithinMonths")), integer(facts.get("reportIntervalMonths")),
                (String) facts.get("followUpResponsible"),
                facts.get("countedKinds") instanceof List<?> kinds ? kinds.stream().map(String::valueOf).toList() : List.of(),
                !"NO".equals(facts.get("subSupplierPlacesCount")),
                BonusTerms.of(facts));
    }

    /** Whether it has been awarded and not ended: a contact person has been appointed, and its supplier process runs or is about to. */
    public boolean isAwarded() {
        return state == ContractState.RUNNING || state == ContractState.RECORDED && contactPerson != null;
    }

    /**
     * Whether a placement of this kind counts towards the commitment (the model: employment or supervised internship, as the terms say).
     */
    boolean counts(String placementType) {
        return countedKinds.isEmpty() || countedKinds.contains(placementType);
    }

    /** What may be told of the contract to its own supplier, under the names that the forms use; dates as ISO strings. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("contractId", contractId);
        facts.put("supplierName", supplierName);
        facts.put("supplierId", supplierId.value());
        facts.put("lot", lot);
        facts.put("contractStart", contractStart.toString());
        facts.put("contractEnd", contractEnd.toString());
        facts.put("committedPlaces", committedPlaces);
        facts.put("fullTimeMonths", fullTimeMonths);
        facts.put("contactPerson", contactPerson);
        return facts;
    }

    private static Integer integer(Object number) {
        return number == null ? null : ((Number) number).intValue();
    }
}
