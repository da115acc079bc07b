package se.samspel.engine.rights;

import java.util.Collection;
import java.util.List;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;

import se.samspel.engine.TakeOver;

/**
 * What a task's people may do with it: whoever has it, delegated it or is offered it, alone or as one of a group, reads it, its own
 * variables, and works with it; a colleague of a group in which tasks are taken over may also hand it to another. The list of tasks
 * ({@code engine/people-of-tasks.xml}) finds the same people.
 */
final class PeopleOfTask {

    private static final int NOTHING = 0;
    private static final int READ_AND_WORK = value(TaskPermissions.READ) | value(TaskPermissions.READ_VARIABLE) | value(
            TaskPermissions.TASK_WORK);
    private static final int HAND_OUT = value(TaskPermissions.TASK_ASSIGN);

    private final TakeOver takeOver;

    PeopleOfTask(TakeOver takeOver) {
        this.takeOver = takeOver;
    }

    boolean may(String userId, Collection<String> groupIds, Permission permission, TaskEntity task) {
        int given = given(userId, groupIds, task);
        return given != NOTHING && (given & permission.getValue()) == permission.getValue();
    }

    private int given(String userId, Collection<String> groupIds, TaskEntity task) {
        List<IdentityLinkEntity> links = task.getIdentityLinks();
        int given = NOTHING;
        if (userId != null && (userId.equals(task.getAssignee()) || userId.equals(task.getOwner())
                || links.stream().anyMatch(link -> userId.equals(link.getUserId())))) {
            given |= READ_AND_WORK;
        }
        for (IdentityLinkEntity link : links) {
            if (link.getGroupId() != null && groupIds.contains(link.getGroupId())) {
                boolean taken = IdentityLinkType.CANDIDATE.equals(link.getType()) && takeOver.isAllowedIn(link.getGroupId());
                given |= READ_AND_WORK | (taken ? HAND_OUT : NOTHING);
            }
        }
        return given;
    }

    private static int value(Permission permission) {
        return permission.getValue();
    }
}
