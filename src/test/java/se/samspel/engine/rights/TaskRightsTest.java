package se.samspel.engine.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;

/** A task's people, and nobody else, see it and work with it; what is listed is what may be read. */
@SamspelTest
class TaskRightsTest {

    private static final String OPEN = "people-of-tasks-open";
    private static final String CLOSED = "people-of-tasks-closed";
    private static final List<String> GROUPS = List.of("procurer-fastighet", "procurer-utbildning", "matching-officer", "support-function",
            "supplier-5566778899", "supplier-5599001129");
    private static final List<String> USERS = List.of("anna", "bengt", "elin", "gustav", "hanna");

    @Autowired ProcessEngine engine;
    @Autowired JdbcTemplate jdbc;
    private String deployment;

    @BeforeEach
    void deploy() {
        deployment = engine.getRepositoryService().createDeployment().name("people-of-tasks")
                .addString("open.bpmn", diagram(OPEN)).addString("closed.bpmn", diagram(CLOSED)).deploy().getId();
    }

    @AfterEach
    void remove() {
        engine.getIdentityService().clearAuthentication();
        engine.getRepositoryService().deleteDeployment(deployment, true);
        engine.getAuthorizationService().createAuthorizationQuery().resourceId(OPEN).list()
                .forEach(right -> engine.getAuthorizationService().deleteAuthorization(right.getId()));
    }

    private static String diagram(String process) {
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn' id='d-"
                + process + "' targetNamespace='http://samspel.se/test'><process id='" + process
                + "' isExecutable='true' camunda:historyTimeToLive='P1D'>"
                + "<startEvent id='start'/><userTask id='work' name='Arbete'/><endEvent id='end'/>"
                + "<sequenceFlow id='a' sourceRef='start' targetRef='work'/><sequenceFlow id='b' sourceRef='work' "
                + "targetRef='end'/></process></definitions>";
    }

    private Task task(String process, Collection<String> offeredTo) {
        String instance = engine.getRuntimeService().startProcessInstanceByKey(process).getId();
        Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
        offeredTo.forEach(group -> engine.getTaskService().addCandidateGroup(task.getId(), group));
        return task;
    }

    private <T> T as(String user, List<String> groups, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(user, groups);
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private boolean may(String user, Runnable work) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
        return may(user, groups, work);
    }

    private boolean may(String user, List<String> groups, Runnable work) {
        return as(user, groups, () -> {
            try {
                work.run();
                return true;
            } catch (AuthorizationException refused) {
                return false;
            }
        });
    }

    private boolean mayRead(String user, List<String> groups, Task task) {
        return may(user, groups, () -> engine.getTaskService().getIdentityLinksForTask(task.getId()));
    }

    @Test
    @DisplayName("for any people, groups and criteria the list, the count and the variables are those of the tasks that each may be read")
    void listIsWhatMayBeRead() {
        Random random = new Random(20261125);
        grantProcess("support-function");
        List<Task> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Task task = task(random.nextBoolean() ? OPEN : CLOSED, some(random, GROUPS, 2));
            some(random, USERS, 1).forEach(user -> engine.getTaskService().addCandidateUser(task.getId(), user));
            some(random, USERS, 1).forEach(user -> engine.getTaskService().setAssignee(task.getId(), user));
            some(random, USERS, 1).forEach(user -> engine.getTaskService().setOwner(task.getId(), user));
            engine.getTaskService().setPriority(task.getId(), random.nextInt(3));
            engine.getTaskService().setVariableLocal(task.getId(), "own", "mark " + i);
            all.add(task);
        }
        String[] ids = all.stream().map(Task::getId).toArray(String[]::new);
        int seen = 0;
        for (int i = 0; i < 40; i++) {
            String user = random.nextInt(4) == 0 ? "nobody-else" : USERS.get(random.nextInt(USERS.size()));
            List<String> groups = List.copyOf(some(random, GROUPS, 3));
            Set<String> readable = all.stream().filter(task -> mayRead(user, groups, task)).map(Task::getId).collect(Collectors.toSet());
            int criteria = random.nextInt(6);
            Set<String> found = ids(criteria(criteria, ids, user, groups));
            Set<String> expected = found.stream().filter(readable::contains).collect(Collectors.toSet());

            assertThat(as(user, groups, () -> ids(criteria(criteria, ids, user, groups)))).as("%s of %s, criteria %d", user, groups,
                    criteria).isEqualTo(expected);
            assertThat(as(user, groups, () -> criteria(criteria, ids, user, groups).count())).isEqualTo(expected.size());
            for (Task task : all) {
                boolean right = engine.getAuthorizationService().isUserAuthorized(user, groups, Permissions.READ, Resources.TASK,
                        task.getId());
                assertThat(right || isOpenTo(groups, task)).isEqualTo(readable.contains(task.getId()));
            }
            if (!groups.contains("support-function")) {
                assertThat(as(user, groups, () -> engine.getRuntimeService().createVariableInstanceQuery().taskIdIn(ids).list()).stream()
                        .map(variable -> variable.getTaskId())).containsExactlyInAnyOrderElementsOf(readable);
                assertThat(as(user, groups, () -> engine.getRuntimeService().createVariableInstanceQuery().taskIdIn(ids).count()))
                        .isEqualTo(readable.size());
            }
            seen += expected.size();
        }
        assertThat(seen).as("tasks that somebody saw").isBetween(100, 1500);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM act_ru_authorization WHERE resource_type_ IN (7, 19) AND resource_id_ <> '*'",
                Integer.class))
                .as("authorization rows for single tasks").isZero();
    }

    private TaskQuery criteria(int which, String[] ids, String user, List<String> groups) {
        TaskQuery query = engine.getTaskService().createTaskQuery().taskIdIn(ids);
        List<String> asked = groups.isEmpty() ? List.of("procurer-fastighet") : groups.subList(0, 1);
        return switch (which) {
            case 0 -> query;
            case 1 -> query.taskCandidateGroupIn(asked).includeAssignedTasks();
            case 2 -> query.or().taskAssignee(user).taskCandidateGroupIn(asked).endOr();
            case 3 -> query.taskPriority(1).orderByTaskCreateTime().desc();
            case 4 -> query.processDefinitionKey(OPEN).taskCandidateGroup("matching-officer");
            default -> query.or().taskUnassigned().taskInvolvedUser("anna").endOr().orderByDueDate().asc();
        };
    }

    private boolean isOpenTo(List<String> groups, Task task) {
        return groups.contains("support-function") && task.getProcessDefinitionId().startsWith(OPEN + ":");
    }

    private void grantProcess(String group) {
        Authorization right = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(group);
        right.setResource(Resources.PROCESS_DEFINITION);
        right.setResourceId(OPEN);
        right.addPermission(ProcessDefinitionPermissions.READ_TASK);
        engine.getAuthorizationService().saveAuthorization(right);
    }

    private static Set<String> ids(TaskQuery query) {
        List<Task> tasks = query.list();
        Set<String> ids = tasks.stream().map(Task::getId).collect(Collectors.toSet());
        assertThat(ids).as("each task once").hasSameSizeAs(tasks);
        return ids;
    }

    /** @return between none and {@code most} of them */
    private static Set<String> some(Random random, List<String> from, int most) {
        Set<String> some = new LinkedHashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            some.add(from.get(random.nextInt(from.size())));
        }
        return some;
    }

    @ParameterizedTest(name = "{0} of {1}: reads {2}, hands out {3}, takes {4}, completes {5}")
    @CsvSource({
        "anna,      procurer-fastighet,  true,  true,  true,  true",
        "bengt,     procurer-fastighet,  false, false, false, false",
        "cecilia,   procurer-fastighet,  false, false, false, false",
        "david,     procurer-fastighet,  false, false, false, false",
        "elin,      procurer-fastighet,  false, false, false, false",
        "gustav,    procurer-fastighet,  false, false, false, false",
        "ingrid,    procurer-fastighet,  false, false, false, false",
        "admin,     procurer-fastighet,  false, false, false, false",
        "cecilia,   decision-maker,      true,  true,  true,  true",
        "elin,      matching-officer,    true,  true,  true,  true",
        "david,     support-function,    true,  true,  true,  true",
        "gustav,    supplier-5566778899, true,  false, true,  true",
        "hanna,     supplier-5566778899, false, false, false, false",
        "gustav,    supplier,            true,  false, true,  true"})
    @DisplayName("who is offered a task reads, takes and does it; a member of staff hands it out as well; nobody else does anything")
    void offered(String user, String group, boolean reads, boolean handsOut, boolean takes, boolean completes) {
        Task task = task(CLOSED, Set.of(group));
        assertThat(may(user, () -> engine.getTaskService().getIdentityLinksForTask(task.getId()))).as("reads").isEqualTo(reads);
        assertThat(may(user, () -> engine.getTaskService().setAssignee(task.getId(), user))).as("hands out").isEqualTo(handsOut);
        if (handsOut) {
            engine.getTaskService().setAssignee(task.getId(), null);
        }
        assertThat(may(user, () -> engine.getTaskService().claim(task.getId(), user))).as("takes").isEqualTo(takes);
        assertThat(may(user, () -> engine.getTaskService().complete(task.getId()))).as("completes").isEqualTo(completes);
    }

    @Test
    @DisplayName("a colleague of a staff group takes over what another has, a supplier's colleague does not; nobody works with another's "
            + "task")
    void takeOver() {
        Task officers = task(CLOSED, Set.of("matching-officer"));
        engine.getTaskService().setAssignee(officers.getId(), "farid");
        assertThat(may("elin", () -> engine.getTaskService().complete(officers.getId()))).isFalse();
        assertThat(may("elin", () -> engine.getTaskService().setAssignee(officers.getId(), "elin"))).isTrue();
        assertThat(may("elin", () -> engine.getTaskService().complete(officers.getId()))).isTrue();

        Task suppliers = task(CLOSED, Set.of("supplier-5566778899"));
        engine.getTaskService().setAssignee(suppliers.getId(), "gustavs-colleague");
        assertThat(may("gustav", () -> engine.getTaskService().getIdentityLinksForTask(suppliers.getId()))).isTrue();
        assertThat(may("gustav", () -> engine.getTaskService().setAssignee(suppliers.getId(), "gustav"))).isFalse();
        assertThat(may("gustav", () -> engine.getTaskService().complete(suppliers.getId()))).isFalse();
    }

    @Test
    @DisplayName("a right that came with having a task goes when another gets it")
    void formerAssignee() {
        Task task = task(CLOSED, Set.of("matching-officer"));
        engine.getTaskService().setAssignee(task.getId(), "hanna");
        assertThat(may("hanna", () -> engine.getTaskService().getIdentityLinksForTask(task.getId()))).isTrue();
        engine.getTaskService().setAssignee(task.getId(), "elin");
        assertThat(may("hanna", () -> engine.getTaskService().getIdentityLinksForTask(task.getId()))).isFalse();
        assertThat(as("hanna", List.of("supplier"), () -> engine.getTaskService().createTaskQuery().taskId(task.getId()).count())).isZero();
    }

    @Test
    @DisplayName("an authorization row for one task, left by an older Samspel, gives nothing and is gone after the next start")
    void rowOfOlderSamspel() {
        Task task = task(CLOSED, Set.of("procurer-fastighet"));
        jdbc.update("INSERT INTO act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_) VALUES (?, 1, 1, "
                + "'bengt', 7, ?, 2147483647)", "old-" + task.getId(), task.getId());
        assertThat(mayRead("bengt", List.of("procurer-utbildning"), task)).isFalse();
        assertThat(as("bengt", List.of(), () -> engine.getTaskService().createTaskQuery().taskId(task.getId()).count())).isZero();

        new RightsPlugin(group -> true).postProcessEngineBuild(engine);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM act_ru_authorization WHERE resource_id_ = ?", Integer.class, task.getId()))
                .isZero();
    }
}
