package se.samspel.engine.lean;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine's authorizations with less work for the database, for an installation where nobody has more than a few groups and no right
 * is taken back by a rule of its own. The answers are the engine's.
 */
public class RightsOfGroups extends AuthorizationManager {

    /** The engine reads all authorizations through at every command, to leave out a person's groups that have none. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> authenticatedGroupIds) {
        return authenticatedGroupIds == null ? List.of() : authenticatedGroupIds;
    }

    /** One of several rights is enough, and the first one asked for is the usual one: one small question instead of a long one. */
    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, CompositePermissionCheck check) {
        boolean anyOne = check.isDisjunctive() && check.getCompositeChecks().isEmpty() && !check.getAtomicChecks().isEmpty();
        return anyOne && rightsAreOnlyGiven() ? check.getAtomicChecks().stream().anyMatch(right -> isAuthorized(userId, groupIds, right))
                : super.isAuthorized(userId, groupIds, check);
    }

    private static boolean rightsAreOnlyGiven() {
        return ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER.equals(Context.getProcessEngineConfiguration()
                .getAuthorizationCheckRevokes());
    }
}
