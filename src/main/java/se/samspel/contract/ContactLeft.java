package se.samspel.contract;

/**
 * A supplier's contact has left the company.
 *
 * @param supplierId as it stands in the company's group
 */
public record ContactLeft(String supplierId, String email) {
}
