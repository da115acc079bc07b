package se.samspel.engine.rights;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import se.samspel.engine.lean.RightsOfGroups;

/**
 * The engine's authorizations, where a right on one task comes from its people, or from a right on all tasks: a row in the table for one
 * task gives nothing.
 */
public final class AuthorizationsAndPeople extends RightsOfGroups {

    private final PeopleOfTask people;

    AuthorizationsAndPeople(PeopleOfTask people) {
        this.people = people;
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, PermissionCheck right) {
        if (!isAuthorizationEnabled() || right.getResource() != Resources.TASK || right.getResourceId() == null
                || Authorization.ANY.equals(right.getResourceId())) {
            return super.isAuthorized(userId, groupIds, right);
        }
        TaskEntity task = getDbEntityManager().selectById(TaskEntity.class, right.getResourceId());
        return task != null && people.may(userId, filterAuthenticatedGroupIds(groupIds), right.getPermission(), task)
                || isAuthorized(userId, groupIds, right.getPermission(), Resources.TASK, Authorization.ANY);
    }

    /** @return the keys of the process definitions on which the person has the right; {@code *} among them who has it, or the other right, on all */
    @SuppressWarnings("unchecked")
    List<String> processesWith(Permission onDefinition, Permission onTasks, String userId, List<String> groupIds) {
        return getDbEntityManager().selectList("selectProcessesInSight", Map.of("userId", userId, "groupIds", groupIds,
                "definition", Resources.PROCESS_DEFINITION.resourceType(), "onDefinition", onDefinition.getValue(),
                "task", Resources.TASK.resourceType(), "onTasks", onTasks.getValue()));
    }
}
