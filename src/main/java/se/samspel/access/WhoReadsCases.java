package se.samspel.access;

import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

import se.samspel.archive.CaseAccess;
import se.samspel.archive.SubmissionArchive;

/** A whole case is read by the support function, and by the procurers of the unit that it was registered for. */
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
    public boolean mayRead(String userId, String registryNumber) {
        if (userId == null || registryNumber == null) {
            return false;
        }
        Set<String> groups = identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).collect(Collectors.toSet());
        if (groups.contains(Role.SUPPORT_FUNCTION.groupId())) {
            return true;
        }
        return archive.ofStep(registryNumber, null, REGISTRATION).stream()
                .map(submission -> submission.answers().get(UNIT))
                .anyMatch(unit -> groups.contains(ContractingUnits.procurersOf(String.valueOf(unit))));
    }
}
