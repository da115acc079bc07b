package se.samspel.engine.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.SamspelTest;
import se.samspel.process.TwoContracts;

@SamspelTest
class RetryAtOnceTest {

    @Autowired
    ProcessEngine engine;

    @AfterEach
    void letTimeGo() {
        ClockUtil.reset();
    }

    /** A job that is due now, of a case of its own. */
    private Job dueJob() {
        String number = TwoContracts.ofOtherUnit(engine, "UPH-RETRY-" + System.nanoTime());
        Job job = engine.getManagementService().createJobQuery().processInstanceId(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(number).singleResult().getId()).list().get(0);
        ClockUtil.setCurrentTime(new Date(job.getDuedate().getTime() + 1000));
        return job;
    }

    private boolean mayRunNow(Job job, Throwable failure) {
        ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(configuration.getFailedJobCommandFactory().getCommand(job.getId(), failure));
        return engine.getManagementService().createJobQuery().jobId(job.getId()).executable().count() == 1;
    }

    @Test
    @DisplayName("a job that met another may run again at once; one that failed waits")
    void atOnce() {
        assertThat(mayRunNow(dueJob(), new OptimisticLockingException("met another"))).isTrue();
        assertThat(mayRunNow(dueJob(), new IllegalStateException("failed"))).isFalse();
    }
}
