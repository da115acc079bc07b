package se.samspel.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import se.samspel.access.ContractingUnits;
import se.samspel.access.Refusal;
import se.samspel.access.Role;

/**
 * Whose figures a person sees.
 *
 * @param units    code and name of those that may be chosen
 * @param seesAll  whether all units' are, also those of a unit that is configured no more
 */
record Viewer(Map<String, String> units, boolean seesAll) {

    /** Procurers see their own units; those who work for all, or decide, see all; nobody else sees anything. */
    @Component
    static class Of {

        private static final Set<String> SEES_ALL = Set.of(Role.SUPPORT_FUNCTION.groupId(), Role.MATCHING_OFFICER.groupId(),
                Role.DECISION_MAKER.groupId());

        private final ContractingUnits units;

        Of(ContractingUnits units) {
            this.units = units;
        }

        /**
         * @param groups those that the person has now
         * @throws NotShown for who may see no figures
         */
        Viewer groups(Set<String> groups) {
            boolean seesAll = groups.stream().anyMatch(SEES_ALL::contains);
            Map<String, String> seen = new LinkedHashMap<>();
            units.units().stream().filter(unit -> seesAll || groups.contains(ContractingUnits.procurersOf(unit.code())))
                    .forEach(unit -> seen.put(unit.code(), unit.name()));
            boolean isOutside = groups.stream().anyMatch(group -> group.equals(Role.SUPPLIER.groupId()) || group.startsWith("supplier-"));
            if (isOutside || !seesAll && seen.isEmpty()) {
                throw new NotShown(HttpStatus.FORBIDDEN, Refusal.NOT_ALLOWED);
            }
            return new Viewer(seen, seesAll);
        }
    }
}
