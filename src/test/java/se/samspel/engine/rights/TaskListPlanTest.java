package se.samspel.engine.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.scripting.defaults.DefaultParameterHandler;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;

/**
 * What the database goes through for a task list, with its statistics gathered: in proportion to the tasks, whatever the machine's speed.
 */
@SamspelTest
class TaskListPlanTest {

    private static final int OWN = 2_500;
    private static final int OTHERS = 5_000;
    private static final int MANY = 20_000;
    private static final String TEXT_INDEX = "samspel_variable_text";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Person(String name, String group, String process) {
    }

    private static final List<Person> PEOPLE = List.of(new Person("anna", "procurer-fastighet", "procurement"),
            new Person("gustav", "supplier-5566778899", "supplier"), new Person("elin", "matching-officer", "target-group"),
            new Person("david", "support-function", "escalation"));

    @Autowired ProcessEngine engine;
    @Autowired JdbcTemplate jdbc;
    private ManyTasks tasks;

    @AfterEach
    void remove() {
        engine.getIdentityService().clearAuthentication();
        if (tasks != null) {
            tasks.remove();
        }
    }

    @Test
    @DisplayName("no step of a list, a count or a search handles more rows than a few times the open tasks, and none knows authorizations")
    void rowsInProportion() throws Exception {
        tasks = new ManyTasks(jdbc, "plan-");
        for (Person person : PEOPLE) {
            tasks.open(OWN, person.process(), "step", person.name(), List.of(person.group()));
        }
        tasks.open(OTHERS, "procurement", "step", "bengt", List.of("procurer-utbildning"));
        tasks.analyse();
        for (Person person : PEOPLE) {
            List<String> group = List.of(person.group());
            for (TaskQuery query : List.of(
                    query().orderByTaskCreateTime().desc(),
                    query().or().taskAssignee(person.name()).taskCandidateGroupIn(group).endOr().orderByDueDate().desc(),
                    query().taskCandidateGroupIn(group).includeAssignedTasks(),
                    query().processDefinitionKey(person.process()).orderByTaskCreateTime().desc(),
                    query().taskCandidateGroupIn(group).includeAssignedTasks().processVariableValueLike("title", "%moped%"),
                    query().or().taskAssignee(person.name()).taskCandidateGroupIn(group).endOr().processVariableValueLike("title",
                            "%moped%"),
                    query().or().taskAssignee(person.name()).taskCandidateGroupIn(group).endOr().processVariableValueLike("title",
                            "%Städning%"),
                    query().processVariableValueLike("title", "%Städning%").orderByTaskCreateTime().desc())) {
                engine.getIdentityService().setAuthentication(person.name(), List.of(person.group(), "another-group"));
                assertThat(query.listPage(0, 15)).as(person.name()).hasSize(15);
                for (String statement : List.of("selectTasksInSight", "selectCountOfTasksInSight")) {
                    JsonNode plan = explain(statement, (TaskQueryImpl) query);
                    assertThat(plan.toString()).doesNotContain("act_ru_authorization");
                    assertThat(mostRows(plan)).as("rows in one step of %s", plan).isLessThan(8.0 * (PEOPLE.size() * OWN + OTHERS));
                }
            }
        }
    }

    @Test
    @DisplayName("what a person may not see costs little: somebody with a handful of tasks does not read the others'")
    void fewAmongMany() throws Exception {
        tasks = new ManyTasks(jdbc, "plan-");
        tasks.open(20, "supplier", "step", "gustav", List.of("supplier-5566778899"));
        tasks.open(MANY, "procurement", "step", "bengt", List.of("procurer-utbildning"));
        tasks.analyse();
        engine.getIdentityService().setAuthentication("gustav", List.of("supplier-5566778899"));
        TaskQuery query = query().orderByTaskCreateTime().desc();
        query.listPage(0, 15);

        assertThat(mostRows(explain("selectTasksInSight", (TaskQueryImpl) query))).isLessThan(MANY / 10.0);
    }

    @Test
    @DisplayName("a part of a title is looked up, with the letters' case or without it, and not searched for in every open case")
    void partOfTitle() throws Exception {
        tasks = new ManyTasks(jdbc, "plan-");
        tasks.open(MANY, "procurement", "step", "anna", List.of("procurer-fastighet"));
        tasks.analyse();
        for (String who : List.of("anna", "david")) {
            String group = who.equals("anna") ? "procurer-fastighet" : "support-function";
            engine.getIdentityService().setAuthentication(who, List.of(group));
            for (TaskQuery query : List.of(query().processVariableValueLike("title", "%moped%"),
                    query().matchVariableValuesIgnoreCase().processVariableValueLike("title", "%MOPED%"))) {
                assertThat(query.count()).isEqualTo(MANY / 100);
                for (String statement : List.of("selectTasksInSight", "selectCountOfTasksInSight")) {
                    JsonNode plan = explain(statement, (TaskQueryImpl) query);
                    assertThat(plan.toString()).contains(TEXT_INDEX);
                    // Each open case has three variables, and one task.
                    assertThat(mostRows(plan)).as("rows in one step of %s", plan).isLessThan(2.0 * MANY);
                }
            }
        }
    }

    @Test
    @DisplayName("who sees everything and asks for her own tasks reads her own")
    void ownAmongMany() throws Exception {
        tasks = new ManyTasks(jdbc, "plan-");
        // a group of its own: what other tests have left to the support function is no few
        tasks.open(20, "escalation", "step", "david", List.of("plan-own"));
        tasks.open(MANY, "procurement", "step", "bengt", List.of("procurer-utbildning"));
        tasks.analyse();
        engine.getIdentityService().setAuthentication("david", List.of("support-function", "plan-own"));
        TaskQuery query = query().or().taskAssignee("david").taskCandidateGroupIn(List.of("plan-own")).endOr();
        assertThat(query.count()).isGreaterThanOrEqualTo(20);
        assertThat(mostRows(explain("selectCountOfTasksInSight", (TaskQueryImpl) query))).isLessThan(MANY / 10.0);
    }

    @Test
    @DisplayName("what a query asks for is narrowed by no more than it asks itself, and shows no more than before")
    void narrowed() {
        tasks = new ManyTasks(jdbc, "plan-");
        tasks.open(10, "supplier", "asked", "gustav", List.of("supplier-5566778899"));
        tasks.open(10, "supplier", "asked", "hanna", List.of("supplier-5599001129"));
        engine.getIdentityService().setAuthentication("gustav", List.of("supplier-5566778899"));
        List<String> others = List.of("supplier-5599001129");
        List<String> both = List.of("supplier-5599001129", "supplier-5566778899");
        assertThat(asked().or().taskAssignee("hanna").taskCandidateGroupIn(others).endOr().count()).isZero();
        assertThat(asked().or().taskAssignee("gustav").taskCandidateGroupIn(both).endOr().count()).isEqualTo(10);
        assertThat(asked().or().taskAssignee("gustav").endOr().count()).isEqualTo(2);
        assertThat(asked().or().taskAssignee("gustav").taskName("Uppgift 1").endOr().count()).isEqualTo(3);
        assertThat(asked().or().taskCandidateGroupIn(both).taskUnassigned().endOr().count()).isEqualTo(8);
        assertThat(asked().or().taskAssignee("gustav").endOr().or().taskName("Uppgift 5").taskName("Uppgift 5").endOr().count())
                .isEqualTo(1);
        assertThat(asked().or().taskAssignee("gustav").processVariableValueEquals("title", "Städning av skola 3").endOr().count())
                .isEqualTo(3);
    }

    private TaskQuery asked() {
        return query().taskDefinitionKey("asked");
    }

    private TaskQuery query() {
        return engine.getTaskService().createTaskQuery();
    }

    /** The query has been run: it holds the person's sight. */
    private JsonNode explain(String name, TaskQueryImpl query) throws Exception {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        String plan = configuration.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            MappedStatement statement = configuration.getSqlSessionFactory().getConfiguration().getMappedStatement(name);
            BoundSql sql = statement.getBoundSql(query);
            return jdbc.execute((ConnectionCallback<String>) connection -> {
                try (PreparedStatement explain = connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + sql.getSql())) {
                    new DefaultParameterHandler(statement, query, sql).setParameters(explain);
                    try (ResultSet rows = explain.executeQuery()) {
                        rows.next();
                        return rows.getString(1);
                    }
                }
            });
        });
        return JSON.readTree(plan).get(0).get("Plan");
    }

    /** @return of the step that handles most: rows that came out of it and rows that it looked at in vain */
    private static double mostRows(JsonNode step) {
        double rows = (step.path("Actual Rows").asDouble() + step.path("Rows Removed by Filter").asDouble()
                + step.path("Rows Removed by Join Filter").asDouble() + step.path("Rows Removed by Index Recheck").asDouble())
                * step.path("Actual Loops").asDouble();
        for (JsonNode below : step.path("Plans")) {
            rows = Math.max(rows, mostRows(below));
        }
        return rows;
    }
}
