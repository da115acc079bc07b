package se.samspel.engine.guards;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

import se.samspel.engine.TakeOver;

/**
 * The rights that come with being somebody or getting something. Narrower than the engine's own: nobody deletes their own
 * account, a deployment gives its maker no right to delete it (and every case in it). Wider in one: a colleague of a staff
 * group may take over the group's task.
 */
final class RightsByTask extends DefaultAuthorizationProvider {

    private final TakeOver takeOver;

    RightsByTask(TakeOver takeOver) {
        this.takeOver = takeOver;
    }

    @Override
    public AuthorizationEntity[] newUser(User user) {
        return new AuthorizationEntity[] {
                createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE)};
    }

    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        var signedIn = Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        return signedIn == null || signedIn.getUserId() == null ? null : new AuthorizationEntity[] {
                createGrantAuthorization(signedIn.getUserId(), null, Resources.DEPLOYMENT, deployment.getId(), Permissions.READ)};
    }

    /** Of a task that this very transaction makes, nobody has a right in the database yet. */
    @Override
    protected AuthorizationEntity getGrantAuthorization(String taskId, String userId, String groupId, Resource resource) {
        CachedDbEntity task = Context.getCommandContext().getDbEntityManager().getDbEntityCache().getCachedEntity(TaskEntity.class, taskId);
        return task != null && task.getEntityState() == DbEntityState.TRANSIENT ? null : super.getGrantAuthorization(taskId, userId, groupId, resource);
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        AuthorizationEntity[] authorizations = super.newTaskGroupIdentityLink(task, groupId, type);
        if (IdentityLinkType.CANDIDATE.equals(type) && takeOver.isAllowedIn(groupId)) {
            for (AuthorizationEntity authorization : authorizations) {
                if (authorization.getResource() == Resources.TASK.resourceType()) {
                    authorization.addPermission(Permissions.TASK_ASSIGN);
                }
            }
        }
        return authorizations;
    }
}
