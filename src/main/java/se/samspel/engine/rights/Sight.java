package se.samspel.engine.rights;

import java.util.List;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * What {@code engine/people-of-tasks.xml} asks about the person who queries.
 *
 * @param processKeys the processes all of whose tasks (or variables) the person sees; none when {@code everything}
 * @param everything  whether the person sees those of every process
 */
public record Sight(String userId, List<String> groupIds, List<String> processKeys, boolean everything) {

    /**
     * Takes the engine's own check, a join with the authorizations, out of a query that has just been made ready, and puts the person's
     * sight in its place. The statement that is run must then be one of ours.
     *
     * @param onDefinition the right on a process definition that shows everything in it
     * @param onTasks      the right on all tasks that shows everything
     * @return whether there is a person whose sight counts; otherwise nothing is changed
     */
    static boolean replacesCheckOf(ListQueryParameterObject query, Permission onDefinition, Permission onTasks,
            AuthorizationsAndPeople authorizations) {
        AuthorizationCheck check = query.getAuthCheck();
        if (!check.getShouldPerformAuthorizatioCheck() || check.getAuthUserId() == null) {
            return false;
        }
        List<String> keys = authorizations.processesWith(onDefinition, onTasks, check.getAuthUserId(), check.getAuthGroupIds());
        boolean everything = keys.contains(Authorization.ANY);
        query.setParameter(new Sight(check.getAuthUserId(), check.getAuthGroupIds(), everything ? List.of() : keys, everything));
        check.setAuthorizationCheckEnabled(false);
        return true;
    }

    // The mapping's expressions ask in the manner of beans.

    public String getUserId() {
        return userId;
    }

    public List<String> getGroupIds() {
        return groupIds;
    }

    public List<String> getProcessKeys() {
        return processKeys;
    }

    public boolean isEverything() {
        return everything;
    }
}
