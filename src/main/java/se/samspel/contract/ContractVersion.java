package se.samspel.contract;

import java.time.LocalDate;
import java.util.Map;

/**
 * A change of what a contract says.
 *
 * @param validFrom  the first day that it applies
 * @param changeType EXTENSION, COMMITMENT, DATES and so on, as the form {@code change-contract} names them; RECORDED for the first
 * @param facts      the facts that it changes, under the keys of the step that first asked for them; dates as ISO strings
 * @param approval   null where nobody has to approve
 */
public record ContractVersion(LocalDate validFrom, String changeType, Map<String, Object> facts, String legalGround, String reason,
        String askedBy, Approval approval) {

    /** Who approved in Samspel, and the decision under the municipality's own rules that the approval has checked. */
    public record Approval(String approvedBy, String decidedBy, LocalDate decisionDate, String decisionReference) {
    }
}
