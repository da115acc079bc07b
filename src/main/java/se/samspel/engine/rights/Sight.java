package se.samspel.engine.rights;

import java.util.List;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * What {@code engine/people-of-tasks.xml} asks about the person who queries.
 *
 * @param processKeys the processes all of whose tasks (or variables) the person sees; none when {@code everything}
 * @param everything  whether the person sees those of every process, or asks for nothing but what is always seen
 * @param asked       the people whom the query names itself; null when it is wider
 * @param probed      whether each task that the rest of the query finds is to be held against the people's, in place of finding all of
 *                    theirs first: so with variables, of which the database guesses badly how many tasks they leave
 */
public record Sight(String userId, List<String> groupIds, List<String> processKeys, boolean everything, AskedPeople asked, boolean probed) {

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
        AskedPeople asked = query instanceof TaskQueryImpl tasks ? AskedPeople.of(tasks) : null;
        boolean own = asked != null && asked.areOnly(check.getAuthUserId(), check.getAuthGroupIds());
        List<String> keys = own ? List.of() : authorizations.processesWith(onDefinition, onTasks, check.getAuthUserId(),
                check.getAuthGroupIds());
        boolean everything = own || keys.contains(Authorization.ANY);
        query.setParameter(new Sight(check.getAuthUserId(), check.getAuthGroupIds(), everything ? List.of() : keys, everything, asked,
                query instanceof TaskQueryImpl tasks && tasks.getQueries().stream().anyMatch(part -> !part.getVariables().isEmpty())));
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

    public boolean isProbed() {
        return probed;
    }

    public AskedPeople getAsked() {
        return asked;
    }
}
