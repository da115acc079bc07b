package se.samspel.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.SamspelTest;
import se.samspel.web.pages.CaseListQuery.Asked;

/** The list with 10,000 cases, 30,000 open tasks and 10,000 contracts, in a transaction that is undone. */
@SamspelTest
class ManyCasesTest {

    private static final int CASES = 10_000;

    @Autowired
    CaseListQuery list;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    ProcessEngine engine;

    private static Reader reader(boolean all, String... units) {
        return new Reader("test", Set.of(), Set.of(units), all, false, false, Set.of());
    }

    @Test
    @DisplayName("each way to look finds its cases, and pages hold each case once")
    void pages() {
        transaction.executeWithoutResult(status -> {
            make();
            Asked all = new Asked("", "", -1, false, false, false);
            Asked[] asked = {all, new Asked("amling 77", "", -1, false, false, false), new Asked("Bolaget 12", "", -1, false, false, false),
                new Asked("", "", 5, false, false, false), new Asked("", "", -1, true, false, false),
                new Asked("", "", -1, false, true, false), new Asked("", "", -1, false, false, true)};
            for (Asked one : asked) {
                assertThat(list.find(reader(true), one, CaseListQuery.ROWS, 0).total()).as(one.toString()).isPositive();
            }
            CaseListQuery.Found first = list.find(reader(true), new Asked("MANGA-", "", -1, false, false, false), CaseListQuery.ROWS, 0);
            CaseListQuery.Found last = list.find(reader(true), new Asked("MANGA-", "", -1, false, false, false), CaseListQuery.ROWS,
                    CASES - CaseListQuery.ROWS);
            assertThat(first.total()).isEqualTo(CASES);
            assertThat(last.rows()).hasSize(CaseListQuery.ROWS).doesNotContainAnyElementsOf(first.rows());
            assertThat(list.find(reader(false, "utbildning"), new Asked("MANGA-", "", -1, false, false, false), 10, 0).total())
                    .isEqualTo(CASES / 2);
            assertThat(list.find(reader(false, "utbildning"), new Asked("MANGA-", "fastighet", -1, false, false, false), 10, 0).total())
                    .isZero();
            assertThat(list.counts(reader(true)).values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(CASES);
            status.setRollbackOnly();
        });
        assertThat(list.find(reader(true), new Asked("MANGA-", "", -1, false, false, false), 1, 0).total()).isZero();
    }

    private void make() {
        String definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("procurement").latestVersion()
                .singleResult().getId();
        run("INSERT INTO process_register (process_key, business_key, case_key, process_instance_id) SELECT 'procurement', 'MANGA-' || n,"
                + " 'manga-' || n, 'many-' || n FROM generate_series(1, :cases) n");
        run("INSERT INTO submission (registry_number, process_key, process_instance_id, step, kind, answers, submitted_by, submitted_at)"
                + " SELECT 'MANGA-' || n, 'procurement', 'many-' || n, 'register-procurement', 'FORM', jsonb_build_object('title',"
                + " 'Upphandling av bostadssamling ' || n, 'contractingUnit', CASE WHEN n % 2 = 0 THEN 'utbildning' ELSE 'fastighet' END,"
                + " 'cpvCode', '90910000', 'estimatedValueSek', n, 'requiredStaff', repeat('x', 200)), 'anna', now()"
                + " FROM generate_series(1, :cases) n");
        run("INSERT INTO submission (registry_number, process_key, process_instance_id, step, kind, answers, submitted_by, submitted_at)"
                + " SELECT 'MANGA-' || n, 'procurement', 'many-' || n, 'step-' || m, 'FORM', '{}', 'anna', now()"
                + " FROM generate_series(1, :cases) n, generate_series(1, 10) m");
        run("INSERT INTO act_ru_execution (id_, rev_, proc_inst_id_, business_key_, proc_def_id_, act_id_, is_active_, is_concurrent_,"
                + " is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_) SELECT 'many-' || n, 1, 'many-'"
                + " || n,"
                + " 'MANGA-' || n, '" + definition + "', (ARRAY['first-contact','map-needs','publish','record-award','second-contact',"
                + "'contract-closed'])[1 + n % 6], true, false, true, false, 1, 0, 1 FROM generate_series(1, :cases) n");
        run("INSERT INTO act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_, create_time_,"
                + " due_date_, suspension_state_) SELECT 'many-' || n || '-' || m, 1, 'many-' || n, 'many-' || n, '" + definition
                + "', 'Steg', CASE WHEN m = 1 AND n % 6 = 0 THEN 'first-contact' WHEN m = 2 AND n % 50 = 0 THEN 'handle-shortage' ELSE"
                + " 'step-' || m END, 50, now(), now() + make_interval(days => n % 40 - 10), 1"
                + " FROM generate_series(1, :cases) n, generate_series(1, 3) m");
        run("INSERT INTO contract (contract_id, registry_number, state) SELECT 'MANGA-' || n || '/1', 'MANGA-' || n, 'RUNNING'"
                + " FROM generate_series(1, :cases) n");
        run("INSERT INTO contract_version (contract_id, number, valid_from, change_type, facts, recorded_at) SELECT 'MANGA-' || n ||"
                + " '/1', 1,"
                + " DATE '2026-01-01', 'RECORDED', jsonb_build_object('supplierName', 'Bolaget ' || n || ' AB', 'supplierId',"
                + " '5566778899', 'contractStart', '2026-01-01', 'contractEnd', '2028-01-01', 'firstPlacementWithinMonths', n % 24), now()"
                + " FROM generate_series(1, :cases) n");
        for (String table : new String[] {"process_register", "submission", "act_ru_execution", "act_ru_task", "contract",
            "contract_version"}) {
            jdbc.sql("ANALYZE " + table).update();
        }
    }

    private void run(String sql) {
        jdbc.sql(sql).param("cases", CASES).update();
    }
}
