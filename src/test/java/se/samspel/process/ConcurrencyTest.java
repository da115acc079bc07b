package se.samspel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.forms.InvalidSubmission;

/** The processes under the real job executor, with everything at once. */
class ConcurrencyTest extends ProcessTest {

    @Autowired
    DataSource dataSource;
    @Autowired
    JdbcTemplate jdbc;

    private void atOnce(Runnable... actions) {
        CyclicBarrier together = new CyclicBarrier(actions.length);
        CompletableFuture.allOf(List.of(actions).stream().map(action -> CompletableFuture.runAsync(() -> {
            try {
                together.await();
            } catch (Exception interrupted) {
                throw new IllegalStateException(interrupted);
            }
            action.run();
        })).toArray(CompletableFuture[]::new)).join();
    }

    /** The step of both contracts; which task is whose is found out before, because a task may be gone the moment after. */
    private void bothSubmit(String step, String ofFirst, String ofSecond) {
        String first = the.theTask(the.contract(1), step).getId();
        String second = the.theTask(the.contract(2), step).getId();
        atOnce(() -> submit(first, ofFirst, step), () -> submit(second, ofSecond, step));
    }

    private void submit(String task, String user, String step) {
        the.as(user, () -> engine.getFormService().submitTaskForm(task, Answers.to(step)));
    }

    private void awaitTasks(String step, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> the.tasks(step).size() == count);
    }

    @Test
    @DisplayName("two suppliers at the same moment, at every step: both reach their end, nothing is lost and nothing is doubled")
    void bothAtOnce() {
        the.untilTwoContracts().at("2026-09-02").documented();
        JobExecutor executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.start();
        try {
            bothSubmit("kickoff-meeting", "elin", "farid");
            bothSubmit("competence-profile", "gustav", "hanna");
            awaitTasks("identify-candidates", 2);
            bothSubmit("identify-candidates", "elin", "farid");
            bothSubmit("assess-candidates", "elin", "farid");
            bothSubmit("present-candidates", "elin", "farid");
            awaitTasks("interview-candidates", 2);
            bothSubmit("interview-candidates", "gustav", "hanna");
            awaitTasks("confirm-placement", 2);
            awaitTasks("support-employment", 2);
            bothSubmit("confirm-placement", "gustav", "hanna");
            the.at("2028-10-20");
            awaitTasks("final-report", 2);
            bothSubmit("final-report", "gustav", "hanna");
            bothSubmit("review-final-report", "anna", "anna");
            the.at("2028-11-01");
            awaitTasks("closing-meeting", 2);
            bothSubmit("closing-meeting", "anna", "anna");
            awaitTasks("evaluate-procurement", 1);
        } finally {
            executor.shutdown();
        }
        assertThat(engine.getRuntimeService().createIncidentQuery().list()).noneMatch(incident ->
                the.instanceIds().contains(incident.getProcessInstanceId()));
        assertThat(the.isRunning("supplier", the.contract(1))).isFalse();
        assertThat(the.isRunning("supplier", the.contract(2))).isFalse();
        the.work();
        for (int followUp = 0; followUp < 4; followUp++) {
            bothSubmit("follow-up-placement", "elin", "farid");
            the.work();
        }
        assertThat(the.isRunning("target-group", the.number)).isFalse();
        the.complete("anna", "evaluate-procurement");
        assertThat(the.instanceIds()).as("what is left: %s", the.tasks("handle-escalation").stream()
                .map(task -> engine.getTaskService().getVariables(task.getId()).toString()).toList()).isEmpty();
    }

    @Test
    @DisplayName("of two who register the same number in the same moment one is told that it is taken, in whichever letters")
    void registrationsMeet() throws Exception {
        the.at("2026-02-02");
        CompletableFuture<Void> second;
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            try (Statement first = other.createStatement()) {
                first.executeUpdate("INSERT INTO process_register (process_key, business_key, case_key, process_instance_id) VALUES "
                        + "('procurement', '" + the.number.toLowerCase() + "', '" + the.number.toLowerCase() + "', 'first')");
            }
            second = CompletableFuture.runAsync(() -> the.register("anna"));
            // The second has found the number free, and waits to take its place.
            await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.queryForObject(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '%process_register%'",
                    Integer.class) > 0);
            other.commit();
        }
        assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(InvalidSubmission.class)
                .rootCause().hasMessageContaining("har redan startats");
        jdbc.update("DELETE FROM process_register WHERE process_instance_id = 'first'");
        assertThat(the.openSteps()).isEmpty();
        assertThat(jdbc.queryForObject("SELECT count(*) FROM submission WHERE registry_number = ?", Integer.class, the.number)).isZero();
    }

    @Test
    @DisplayName("a submission that meets another change of its task goes through at its next try; nobody is asked to do it again")
    void submissionsMeet() throws Exception {
        the.at("2026-02-02").register("anna").complete("anna", "first-contact").complete("david", "receive-planning")
                .complete("elin", "appoint-handlers").complete("elin", "analyse-target-group");
        String needs = the.theTask(the.number, "map-needs").getId();
        CompletableFuture<Void> submission;
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            try (Statement change = other.createStatement()) {
                change.executeUpdate("UPDATE act_ru_task SET rev_ = rev_ + 1 WHERE id_ = '" + needs + "'");
            }
            submission = CompletableFuture.runAsync(() -> submit(needs, "anna", "map-needs"));
            // The submission has read the task as it was, and waits to write it.
            await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.queryForObject(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '%act_ru_task%'",
                    Integer.class) > 0);
            other.commit();
        }
        submission.get(30, TimeUnit.SECONDS);
        the.work().complete("elin", "analyse-labour-market");
        assertThat(the.openSteps()).containsExactly("prepare-decision-basis");
    }
}
