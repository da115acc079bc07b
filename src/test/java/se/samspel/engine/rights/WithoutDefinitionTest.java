package se.samspel.engine.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.process.TwoContracts;
import se.samspel.web.Http;

/** What the engine asks no right for, because it belongs to no definition: there is none of it in a case, and the rest is no person's. */
@SamspelTest
class WithoutDefinitionTest {

    private static final List<String> PEOPLE = List.of("anna", "bengt", "cecilia", "david", "elin", "farid", "gustav", "hanna", "ingrid",
            "admin");

    private static String number;

    @LocalServerPort int port;
    @Autowired ProcessEngine engine;
    @Autowired JdbcTemplate jdbc;

    @BeforeEach
    void caseOfAnna() {
        if (number == null) {
            number = TwoContracts.waitingForDecision(engine, "UPH-OWNERLESS-" + System.nanoTime());
        }
    }

    private List<Job> timers() {
        String instance = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(number)
                .processDefinitionKey("procurement").singleResult().getId();
        return engine.getManagementService().createJobQuery().processInstanceId(instance).timers().list();
    }

    private <T> T as(String person, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(person,
                engine.getIdentityService().createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList());
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Test
    @DisplayName("a reminder and an escalation belong to the task's process, as a drawn timer does, and so does what comes of their "
            + "failure")
    void timersBelong() {
        List<Job> timers = timers();
        assertThat(timers).hasSizeGreaterThanOrEqualTo(2);
        for (Job timer : timers) {
            assertThat(timer.getProcessDefinitionKey()).isEqualTo("procurement");
            assertThat(timer.getDeploymentId()).isNotNull();
            assertThat(engine.getManagementService().createJobDefinitionQuery().jobDefinitionId(timer.getJobDefinitionId()).singleResult())
                    .satisfies(definition -> assertThat(definition.getProcessDefinitionId()).isEqualTo(timer.getProcessDefinitionId()));
        }
        assertThat(engine.getManagementService().createJobDefinitionQuery().activityIdIn("decide-requirement").list())
                .extracting(definition -> definition.getJobConfiguration()).contains("reminder", "escalation");

        String timer = timers.get(0).getId();
        engine.getManagementService().setJobRetries(timer, 0);
        try {
            assertThat(engine.getRuntimeService().createIncidentQuery().configuration(timer).singleResult().getProcessDefinitionId())
                    .isEqualTo(timers.get(0).getProcessDefinitionId());
            assertThat(as("bengt", () -> engine.getRuntimeService().createIncidentQuery().count())).isZero();
            assertThat(as("david", () -> engine.getRuntimeService().createIncidentQuery().configuration(timer).count())).isOne();
            assertThat(as("bengt", () -> engine.getHistoryService().createHistoricIncidentQuery().count())).isZero();
            assertThat(Http.as(port, "bengt").get("/engine-rest/incident").body()).isEqualTo("[]");
            assertThat(Http.as(port, "david").get("/engine-rest/incident?configuration=" + timer).body()).contains(timer);
        } finally {
            engine.getManagementService().setJobRetries(timer, 3);
        }
    }

    @Test
    @DisplayName("timers, incidents and their history from before they had a definition get their instance's when the database is brought "
            + "up to date")
    void olderTimers() throws IOException {
        Job timer = timers().get(0);
        engine.getManagementService().setJobRetries(timer.getId(), 0);
        List<String> tables = List.of("act_ru_job SET process_def_id_ = NULL, process_def_key_ = NULL, deployment_id_ = NULL WHERE id_ = ?",
                "act_ru_incident SET proc_def_id_ = NULL WHERE configuration_ = ?",
                "act_hi_incident SET proc_def_id_ = NULL, proc_def_key_ = NULL WHERE configuration_ = ?");
        tables.forEach(change -> assertThat(jdbc.update("UPDATE " + change, timer.getId())).as(change).isPositive());
        try {
            assertThat(as("david", () -> engine.getRuntimeService().createIncidentQuery().configuration(timer.getId()).count())).isZero();

            jdbc.execute(new String(getClass().getResourceAsStream("/db/migration/V16__definitions_of_timers.sql").readAllBytes(),
                    StandardCharsets.UTF_8));
            assertThat(engine.getManagementService().createJobQuery().jobId(timer.getId()).singleResult()).usingRecursiveComparison()
                    .comparingOnlyFields("processDefinitionId", "processDefinitionKey", "deploymentId").isEqualTo(timer);
            assertThat(as("david", () -> engine.getRuntimeService().createIncidentQuery().configuration(timer.getId()).count())).isOne();
            assertThat(as("david", () -> engine.getHistoryService().createHistoricIncidentQuery().configuration(timer.getId()).count()))
                    .isPositive();
        } finally {
            engine.getManagementService().setJobRetries(timer.getId(), 3);
        }
    }

    @Test
    @DisplayName("who sees no cases sees no timer; nobody stops, moves or runs one, and only who tries jobs again tries it again")
    void timersOfOthers() {
        String timer = timers().get(0).getId();
        ManagementService jobs = engine.getManagementService();
        Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("due date", () -> jobs.setJobDuedate(timer, new Date()));
        changes.put("recalculated", () -> jobs.recalculateJobDuedate(timer, true));
        changes.put("priority", () -> jobs.setJobPriority(timer, 1));
        changes.put("run", () -> jobs.executeJob(timer));
        changes.put("deleted", () -> jobs.deleteJob(timer));
        changes.put("suspended", () -> jobs.suspendJobById(timer));
        changes.put("activated", () -> jobs.activateJobById(timer));
        for (String person : PEOPLE) {
            boolean sees = Set.of("david", "ingrid").contains(person);
            assertThat(as(person, () -> jobs.createJobQuery().jobId(timer).count())).as(person).isEqualTo(sees ? 1 : 0);
            changes.forEach((change, work) -> assertThatThrownBy(() -> as(person, () -> {
                work.run();
                return null;
            })).as(person + " " + change).isInstanceOf(AuthorizationException.class));
            if (!sees) {
                assertThatThrownBy(() -> as(person, () -> jobs.getJobExceptionStacktrace(timer))).as(person)
                        .isInstanceOf(AuthorizationException.class);
                assertThat(Http.as(port, person).get("/engine-rest/job?jobId=" + timer).body()).as(person).doesNotContain(timer);
            }
            if (!person.equals("david")) {
                assertThatThrownBy(() -> as(person, () -> {
                    jobs.setJobRetries(timer, 0);
                    return null;
                })).as(person).isInstanceOf(AuthorizationException.class);
            }
        }
        as("david", () -> {
            jobs.setJobRetries(timer, 3);
            return null;
        });
        assertThat(timers()).extracting(Job::getId).contains(timer);
    }

    /** A table whose rows may lack a definition: what else a row must hold, and the query that shows it. */
    private record Kind(String columns, String values, Function<ProcessEngine, Query<?, ?>> query) {
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("act_ru_job", new Kind("type_, handler_type_, exclusive_", "'message', 'history-cleanup', true",
                    engine -> engine.getManagementService().createJobQuery())),
            Map.entry("act_ru_jobdef", new Kind("job_type_", "'history-cleanup'", engine -> engine.getManagementService()
                    .createJobDefinitionQuery())),
            Map.entry("act_ru_incident", new Kind("incident_timestamp_, incident_type_", "now(), 'failedJob'",
                    engine -> engine.getRuntimeService().createIncidentQuery())),
            Map.entry("act_ru_task", new Kind("name_, suspension_state_", "'MARK', 1", engine -> engine.getTaskService()
                    .createTaskQuery())),
            Map.entry("act_ru_variable", new Kind("type_, name_, var_scope_", "'string', 'MARK', 'x'",
                    engine -> engine.getRuntimeService().createVariableInstanceQuery())),
            Map.entry("act_ru_execution", new Kind("suspension_state_", "1", engine -> engine.getRuntimeService().createExecutionQuery())),
            Map.entry("act_ru_ext_task", new Kind("suspension_state_", "1", engine -> engine.getExternalTaskService()
                    .createExternalTaskQuery())),
            Map.entry("act_hi_taskinst", new Kind("task_def_key_, name_, start_time_", "'x', 'MARK', now()",
                    engine -> engine.getHistoryService().createHistoricTaskInstanceQuery())),
            Map.entry("act_hi_varinst", new Kind("name_, var_type_", "'MARK', 'string'",
                    engine -> engine.getHistoryService().createHistoricVariableInstanceQuery())),
            Map.entry("act_hi_detail", new Kind("type_, time_, name_, var_type_, rev_", "'VariableUpdate', now(), 'MARK', 'string', 0",
                    engine -> engine.getHistoryService().createHistoricDetailQuery())),
            Map.entry("act_hi_identitylink", new Kind("timestamp_, type_, user_id_", "now(), 'assignee', 'anna'",
                    engine -> engine.getHistoryService().createHistoricIdentityLinkLogQuery())),
            Map.entry("act_hi_op_log", new Kind("user_id_, timestamp_, operation_type_", "'anna', now(), 'Claim'",
                    engine -> engine.getHistoryService().createUserOperationLogQuery())),
            Map.entry("act_hi_incident", new Kind("create_time_, incident_type_", "now(), 'failedJob'",
                    engine -> engine.getHistoryService().createHistoricIncidentQuery())),
            Map.entry("act_hi_job_log", new Kind("timestamp_, job_id_, job_def_type_, job_state_", "now(), 'x', 'timer', 1",
                    engine -> engine.getHistoryService().createHistoricJobLogQuery())),
            Map.entry("act_hi_ext_task_log", new Kind("timestamp_, ext_task_id_, topic_name_, worker_id_, state_",
                    "now(), 'x', 'x', 'x', 1",
                    engine -> engine.getHistoryService().createHistoricExternalTaskLogQuery())),
            Map.entry("act_hi_decinst", new Kind("eval_time_, dec_def_id_, dec_def_key_, dec_def_name_", "now(), 'x', 'x', 'x'",
                    engine -> engine.getHistoryService().createHistoricDecisionInstanceQuery())),
            Map.entry("act_ru_event_subscr", new Kind("event_type_, created_", "'message', now()",
                    engine -> engine.getRuntimeService().createEventSubscriptionQuery())),
            Map.entry("act_ru_batch", new Kind("type_", "'x'", engine -> engine.getManagementService().createBatchQuery())),
            Map.entry("act_hi_batch", new Kind("type_, start_time_", "'x', now()", engine -> engine.getHistoryService()
                    .createHistoricBatchQuery())));

    @Test
    @DisplayName("a row of any kind that belongs to no definition is listed for nobody, and counted for nobody")
    void nothingForNobody() {
        Set<String> mayLack = new TreeSet<>(jdbc.queryForList("SELECT table_name FROM information_schema.columns WHERE table_schema = "
                + "current_schema() AND table_name LIKE 'act\\_%' AND column_name IN ('proc_def_id_', 'process_def_id_') AND is_nullable "
                + "= 'YES'",
                        String.class));
        // who is offered a task is shown with the task alone
        mayLack.remove("act_ru_identitylink");
        assertThat(KINDS.keySet()).as("every kind whose definition may be missing").containsAll(mayLack);

        int asked = 0;
        for (Map.Entry<String, Kind> each : KINDS.entrySet()) {
            String table = each.getKey();
            Kind kind = each.getValue();
            String id = "ownerless-" + table;
            boolean revised = !table.startsWith("act_hi_");
            jdbc.update("INSERT INTO " + table + " (id_, " + (revised ? "rev_, " : "") + kind.columns() + ") VALUES (?, " + (revised
                    ? "1, " : "")
                    + kind.values() + ")", id);
            try {
                long all = kind.query().apply(engine).count();
                assertThat(all).as("of %s, to Samspel itself", table).isPositive();
                for (String person : PEOPLE) {
                    List<?> listed = as(person, () -> kind.query().apply(engine).list());
                    assertThat(listed).as("%s as %s", table, person).noneMatch(row -> id.equals(idOf(row)));
                    assertThat(as(person, () -> kind.query().apply(engine).count())).as("%s counted by %s", table, person)
                            .isEqualTo(listed.size());
                    asked += 2;
                }
            } finally {
                jdbc.update("DELETE FROM " + table + " WHERE id_ = ?", id);
            }
        }
        System.out.printf("Entities without definition: %d kinds, %d questions%n", KINDS.size(), asked);
    }

    private static Object idOf(Object row) {
        try {
            return row.getClass().getMethod("getId").invoke(row);
        } catch (ReflectiveOperationException changedEngine) {
            throw new AssertionError(changedEngine);
        }
    }

    @Test
    @DisplayName("a job of no process, and the log of one, is read, tried again or stopped by nobody")
    void ownJobs() {
        jdbc.update("INSERT INTO act_ru_job (id_, rev_, type_, handler_type_, exclusive_, retries_, suspension_state_) "
                + "VALUES ('ownerless', 1, 'message', 'history-cleanup', true, 3, 1)");
        jdbc.update("INSERT INTO act_hi_job_log (id_, timestamp_, job_id_, job_state_) VALUES ('ownerless', now(), 'ownerless', 1)");
        ManagementService jobs = engine.getManagementService();
        try {
            for (String person : PEOPLE) {
                for (Runnable work : List.<Runnable>of(() -> jobs.setJobRetries("ownerless", 0), () -> jobs.suspendJobById("ownerless"),
                        () -> jobs.setJobDuedate("ownerless", new Date()), () -> jobs.setJobPriority("ownerless", 9),
                                () -> jobs.executeJob("ownerless"),
                        () -> jobs.deleteJob("ownerless"), () -> jobs.getJobExceptionStacktrace("ownerless"),
                        () -> engine.getHistoryService().getHistoricJobLogExceptionStacktrace("ownerless"))) {
                    assertThatThrownBy(() -> as(person, () -> {
                        work.run();
                        return null;
                    })).as(person).isInstanceOf(AuthorizationException.class);
                }
                assertThat(Http.as(port, person).get("/engine-rest/job?jobId=ownerless").body()).as(person).doesNotContain("\"ownerless\"");
            }
        } finally {
            jdbc.update("DELETE FROM act_ru_job WHERE id_ = 'ownerless'");
            jdbc.update("DELETE FROM act_hi_job_log WHERE id_ = 'ownerless'");
        }
    }
}
