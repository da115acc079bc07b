package se.samspel.engine.rights;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine's authorizations, asked so that they can come from elsewhere than its table too ({@link AuthorizationsAndPeople}), and with
 * less work for the database: for an installation where nobody has more than a few groups and no right is taken back by a rule of its own.
 */
class RightsOfGroups extends AuthorizationManager {

    /**
     * The engine leaves out a person's groups that have no row, for which it reads all rows through at every command. A company's group and
     * a unit's have none, and are offered tasks.
     */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> authenticatedGroupIds) {
        return authenticatedGroupIds == null ? List.of() : authenticatedGroupIds;
    }

    /** One of several rights is enough, and each is asked for by itself: those on one task do not stand in the table. */
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
