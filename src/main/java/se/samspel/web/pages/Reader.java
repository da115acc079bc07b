package se.samspel.web.pages;

import java.util.Set;

import se.samspel.archive.Zone;

/**
 * The person who looks, with what the groups of today let be seen.
 *
 * @param units     codes of the units whose procurer the person is
 * @param companies groups of the companies that the person works for
 */
record Reader(String userId, Set<String> groups, Set<String> units, boolean isOfSupportFunction, boolean isMatchingOfficer,
        boolean isDecisionMaker, Set<String> companies) {

    /** Whether the person works with cases at all: process owners and administrators do not. */
    boolean seesCases() {
        return isOfSupportFunction || isMatchingOfficer || isDecisionMaker || !units.isEmpty();
    }

    boolean seesEveryCase() {
        return isOfSupportFunction || isMatchingOfficer;
    }

    boolean isSupplier() {
        return !companies.isEmpty();
    }

    /**
     * What of one case the person reads, beside where it stands.
     *
     * @param zones the parts of the case whose history and documentation the person reads; none for a decision maker
     */
    record OfCase(Reader reader, Set<Zone> zones) {

        boolean readsContract() {
            return zones.contains(Zone.CONTRACT);
        }

        boolean reads(String step) {
            return zones.stream().anyMatch(zone -> zone.holds(step));
        }
    }
}
