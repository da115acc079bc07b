package se.samspel.engine.lean;

import java.util.List;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine's tasks, without a search through all of them for subtasks whenever one ends: where standalone tasks are switched off
 * nobody can make one.
 */
public class TasksWithoutSubtasks extends TaskManager {

    @Override
    public List<Task> findTasksByParentTaskId(String parentTaskId) {
        return Context.getProcessEngineConfiguration().isStandaloneTasksEnabled() ? super.findTasksByParentTaskId(parentTaskId) : List.of();
    }
}
