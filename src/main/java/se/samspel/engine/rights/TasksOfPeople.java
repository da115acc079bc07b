package se.samspel.engine.rights;

import java.util.List;

import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.Task;

import se.samspel.engine.lean.TasksWithoutSubtasks;

/** The engine's tasks, listed and counted by their people. */
public final class TasksOfPeople extends TasksWithoutSubtasks {

    @Override
    @SuppressWarnings("unchecked")
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return getDbEntityManager().selectList(byPeople(query) ? "selectTasksInSight" : "selectTaskByQueryCriteria", query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return (Long) getDbEntityManager().selectOne(byPeople(query) ? "selectCountOfTasksInSight" : "selectTaskCountByQueryCriteria",
                query);
    }

    private boolean byPeople(TaskQueryImpl query) {
        return Sight.replacesCheckOf(query, ProcessDefinitionPermissions.READ_TASK, TaskPermissions.READ,
                (AuthorizationsAndPeople) getAuthorizationManager());
    }

    /** There are no rights on single tasks to take away when one ends. */
    @Override
    protected void deleteAuthorizations(Resource resource, String resourceId) {
    }
}
