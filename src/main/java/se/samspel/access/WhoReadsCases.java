package se.samspel.access;

import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

import se.samspel.archive.CaseAccess;
import se.samspel.archive.SubmissionArchive;
import se.samspel.archive.Zone;

/**
 * A case is read by the support function; its contract's zone by the procurers of the unit that it was registered for, its target group's
 * by
 * the matching officers.
 */
@Component
class WhoReadsCases implements CaseAccess {

    private static final String REGISTRATION = "register-procurement";
    private static final String UNIT = "contractingUnit";

    private final IdentityService identity;
    private final SubmissionArchive archive;

    WhoReadsCases(IdentityService identity, SubmissionArchive archive) {
        this.identity = identity;
        this.archive = archive;
    }

    @Override
    public boolean mayRead(String userId, String registryNumber, Zone zone) {
        if (userId == null || registryNumber == null) {
            return false;
        }
        Set<String> groups = identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).collect(Collectors.toSet());
        if (groups.contains(Role.SUPPORT_FUNCTION.groupId())) {
            return true;
        }
        if (zone == Zone.TARGET_GROUP) {
            return groups.contains(Role.MATCHING_OFFICER.groupId());
        }
        return archive.ofStep(registryNumber, null, REGISTRATION).stream()
                .map(submission -> submission.answers().get(UNIT))
                .anyMatch(unit -> groups.contains(ContractingUnits.procurersOf(String.valueOf(unit))));
    }
}
