package se.samspel.engine.rights;

import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;

/**
 * The people that a query of tasks names itself: each task that it finds is the assignee's or offered to one of the groups. The engine
 * joins all tasks with all links to find it out; who knows it beforehand searches both by index.
 *
 * @param assignee null when the query names none
 */
public record AskedPeople(String assignee, List<String> groups) {

    /** All that may be asked for in the part that is an or: whatever more stands there finds others' tasks too. */
    private static final Set<String> PEOPLE = Set.of("assignee", "assigneeExpression", "taskAssigneeExpression", "candidateGroup",
            "candidateGroups", "candidateGroupInExpression", "taskCandidateGroupInExpression", "includeAssignedTasks");

    /** @return null when the query finds tasks of others, too */
    static AskedPeople of(TaskQueryImpl query) {
        for (TaskQueryImpl part : query.getQueries()) {
            if (part != query && part.isOrQueryActive() && PEOPLE.containsAll(new JsonTaskQueryConverter().toJsonObject(part, true)
                    .keySet())) {
                List<String> groups = part.getCandidateGroups() == null ? List.of() : part.getCandidateGroups();
                if (part.getAssignee() != null || !groups.isEmpty()) {
                    return new AskedPeople(part.getAssignee(), groups);
                }
            }
        }
        return null;
    }

    /** Whether they are the person and the person's own groups: such tasks are always in sight. */
    boolean areOnly(String userId, List<String> groupIds) {
        return (assignee == null || assignee.equals(userId)) && groupIds.containsAll(groups);
    }

    // The mapping's expressions ask in the manner of beans.

    public String getAssignee() {
        return assignee;
    }

    public List<String> getGroups() {
        return groups;
    }
}
