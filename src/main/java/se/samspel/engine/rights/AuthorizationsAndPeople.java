package se.samspel.engine.rights;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.HistoricActivityInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricIdentityLinkLogQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * The engine's authorizations, where a right on one task comes from its people, or from a right on all tasks: a row in the table for one
 * task gives nothing. And what has been a task is shown to who may read it now: the right to the history of a process alone tells where
 * its cases have been, not who did which task when.
 */
public final class AuthorizationsAndPeople extends RightsOfGroups {

    private static final String PROCESS_KEY = "RES.PROC_DEF_KEY_";

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

    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        configureQuery(query, Resources.PROCESS_DEFINITION, PROCESS_KEY, HistoryOfTasks.READ);
    }

    /** A step that a person did is its task, with whose it was. */
    @Override
    public void configureHistoricActivityInstanceQuery(HistoricActivityInstanceQueryImpl query) {
        configureQuery(query, Resources.PROCESS_DEFINITION, PROCESS_KEY, HistoryOfTasks.READ);
    }

    @Override
    public void configureHistoricIdentityLinkQuery(HistoricIdentityLinkLogQueryImpl query) {
        configureQuery(query, Resources.PROCESS_DEFINITION, PROCESS_KEY, HistoryOfTasks.READ);
    }

    @Override
    public void configureUserOperationLogQuery(UserOperationLogQueryImpl query) {
        configureQuery(query);
        query.getAuthCheck().setPermissionChecks(new PermissionCheckBuilder().disjunctive()
                .atomicCheck(Resources.PROCESS_DEFINITION, PROCESS_KEY, HistoryOfTasks.READ)
                .atomicCheck(Resources.OPERATION_LOG_CATEGORY, "RES.CATEGORY_", Permissions.READ).build());
    }

    /** Two rights at once, as one: both must have been given together. */
    private enum HistoryOfTasks implements Permission {
        READ;

        @Override
        public String getName() {
            return "READ_HISTORY and READ_TASK";
        }

        @Override
        public int getValue() {
            return ProcessDefinitionPermissions.READ_HISTORY.getValue() | ProcessDefinitionPermissions.READ_TASK.getValue();
        }

        @Override
        public Resource[] getTypes() {
            return new Resource[] {Resources.PROCESS_DEFINITION};
        }
    }

    /**
     * @return the keys of the process definitions on which the person has the right; {@code *} among them who has it, or the other right,
     * on all
     */
    @SuppressWarnings("unchecked")
    List<String> processesWith(Permission onDefinition, Permission onTasks, String userId, List<String> groupIds) {
        return getDbEntityManager().selectList("selectProcessesInSight", Map.of("userId", userId, "groupIds", groupIds,
                "definition", Resources.PROCESS_DEFINITION.resourceType(), "onDefinition", onDefinition.getValue(),
                "task", Resources.TASK.resourceType(), "onTasks", onTasks.getValue()));
    }
}
