package se.samspel.process;

import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

import se.samspel.SamspelTest;

/** What every test of the processes starts from. */
@SamspelTest
abstract class ProcessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    ProcessEngine engine;

    Case the;

    @BeforeEach
    void openCase() {
        BpmnAwareTests.init(engine);
        the = new Case(engine, "UPH-" + getClass().getSimpleName().toUpperCase().replaceAll("[^A-Z]", "") + "-"
                + NUMBERS.incrementAndGet());
    }

    @AfterEach
    void letTimeGo() {
        ClockUtil.reset();
        BpmnAwareTests.reset();
    }
}
