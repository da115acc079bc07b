package se.samspel.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

/** The engine's groups: one for each role, one for each contracting unit's procurers, one for each supplier company. */
final class Groups {

    private static final String WORKFLOW = "WORKFLOW";
    private static final String SYSTEM = "SYSTEM";

    private final IdentityService identity;
    private final ContractingUnits units;

    Groups(IdentityService identity, ContractingUnits units) {
        this.identity = identity;
        this.units = units;
    }

    void ensure() {
        for (Role role : Role.values()) {
            ensure(identity, role.groupId(), role.swedish(), role == Role.ADMINISTRATOR ? SYSTEM : WORKFLOW);
        }
        for (ContractingUnits.Unit unit : units.units()) {
            ensure(identity, ContractingUnits.procurersOf(unit.code()), "Upphandlare, " + unit.name(), WORKFLOW);
        }
    }

    static void ensureWorkflowGroup(IdentityService identity, String id, String name) {
        ensure(identity, id, name, WORKFLOW);
    }

    private static void ensure(IdentityService identity, String id, String name, String type) {
        Group group = identity.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identity.newGroup(id);
        } else if (name.equals(group.getName()) && type.equals(group.getType())) {
            return;
        }
        group.setName(name);
        group.setType(type);
        identity.saveGroup(group);
    }
}
