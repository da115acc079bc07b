package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the seam may ask of the database. */
class RoundTripsTest extends FormsIntegration {

    @Autowired ProcessEngine engine;

    /** Opening a form may cost two round trips beyond what the engine itself needs to open it. */
    @Test
    void openingAForm_addsAtMostTwo() throws Exception {
        String instance = start(newRegistryNumber());
        Task first = task(instance);
        added(first);

        assertThat(added(first)).as("in the process instance").isLessThanOrEqualTo(2);

        formService.submitTaskForm(first.getId(), answers("approved", true));
        Task inner = tasks.createTaskQuery().processInstanceId(instance).list().get(0);
        added(inner);
        assertThat(added(inner)).as("in a contract's scope").isLessThanOrEqualTo(2);
    }

    @Test
    void aSubmission_isWrittenOnce() throws Exception {
        Task task = task(start(newRegistryNumber()));

        List<String> asked = CountedDatabase.during(() -> formService.submitTaskForm(task.getId(),
                answers("approved", false, "reason", "Mer")));

        assertThat(asked).filteredOn(sql -> sql.matches("(?is)\\s*insert into (submission|ACT_HI_OP_LOG)\\b.*")).hasSize(1);
    }

    private int added(Task task) throws Exception {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        // What the engine does without the seam: a command inside a command is not led to it when it is executed directly.
        Command<Object> engines = context -> new GetTaskFormVariablesCmd(task.getId(), null, false).execute(context);
        List<String> without = CountedDatabase.during(() -> configuration.getCommandExecutorTxRequired().execute(engines));
        List<String> with = CountedDatabase.during(() -> formService.getTaskFormVariables(task.getId()));

        assertThat(without).isNotEmpty();
        assertThat(with).anyMatch(sql -> sql.contains("FROM submission"));
        return with.size() - without.size();
    }
}
