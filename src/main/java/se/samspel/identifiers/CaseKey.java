package se.samspel.identifiers;

/**
 * What a process instance is about, as its business key tells: a procurement, {@code UPH-2026-0123}, or one of its contracts,
 * {@code UPH-2026-0123/2}. A registry number holds no slash.
 *
 * @param contractId null when it is about the whole procurement
 */
public record CaseKey(String registryNumber, String contractId) {

    private static final char SEPARATOR = '/';

    /** @param businessKey never null */
    public static CaseKey of(String businessKey) {
        int separator = businessKey.indexOf(SEPARATOR);
        return separator < 0 ? new CaseKey(businessKey, null) : new CaseKey(businessKey.substring(0, separator), businessKey);
    }

    public String businessKey() {
        return contractId == null ? registryNumber : contractId;
    }

    /** @param number from 1 */
    public static String contractId(String registryNumber, int number) {
        return registryNumber + SEPARATOR + number;
    }
}
