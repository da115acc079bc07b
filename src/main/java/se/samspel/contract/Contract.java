package se.samspel.contract;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One winner's contract in one procurement.
 *
 * @param contractId        {@code <registryNumber>/<running number>}
 * @param supplierOrgNumber ten digits, no hyphen
 * @param committedPlaces   this supplier's share of the commitment; null when the terms give none
 * @param fullTimeMonths    this supplier's share, in full-time months; null when the terms give none
 * @param contactPerson     user id of the appointed matching officer; null before contact point 2
 */
public record Contract(
        String contractId,
        String registryNumber,
        String supplierName,
        String supplierOrgNumber,
        String supplierContactName,
        String supplierContactEmail,
        String lot,
        LocalDate contractStart,
        LocalDate contractEnd,
        Integer committedPlaces,
        Integer fullTimeMonths,
        String contactPerson,
        ContractState state) {

    /** Whether it has been awarded and not ended: a contact person has been appointed, and its supplier process runs or is about to. */
    public boolean isAwarded() {
        return state == ContractState.RUNNING || state == ContractState.RECORDED && contactPerson != null;
    }

    /** What may be told of the contract to its own supplier, under the names that the forms use; dates as ISO strings. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("contractId", contractId);
        facts.put("supplierName", supplierName);
        facts.put("supplierOrgNumber", supplierOrgNumber);
        facts.put("lot", lot);
        facts.put("contractStart", contractStart.toString());
        facts.put("contractEnd", contractEnd.toString());
        facts.put("committedPlaces", committedPlaces);
        facts.put("fullTimeMonths", fullTimeMonths);
        facts.put("contactPerson", contactPerson);
        return facts;
    }
}
