package se.samspel.engine.guards;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;

/**
 * The rights that come with being somebody or making something. Narrower than the engine's own: nobody deletes their own account, a
 * deployment gives its maker no right to delete it (and every case in it). A task gives none here: who may do what with it is known
 * from its people.
 */
final class OwnRights extends DefaultAuthorizationProvider {

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

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String assignee) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String before, String owner) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return null;
    }
}
