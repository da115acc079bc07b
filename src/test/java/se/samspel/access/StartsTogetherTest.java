package se.samspel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.SamspelTest;

@SamspelTest
class StartsTogetherTest {

    private static final String UNIT = "samtidig";

    @Autowired
    ProcessEngine engine;
    @Autowired
    Seeds seeds;
    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void noUnit() {
        engine.getIdentityService().deleteGroup(ContractingUnits.procurersOf(UNIT));
    }

    @Test
    @Timeout(60)
    @DisplayName("nodes that start together on a database that lacks a group make it once, and none of them fails")
    void together() throws Exception {
        Groups groups = new Groups(engine.getIdentityService(), new ContractingUnits(List.of(new ContractingUnits.Unit(UNIT, "Samtidig"))));
        int nodes = 4;
        CountDownLatch all = new CountDownLatch(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<?>> started = IntStream.range(0, nodes).<Future<?>>mapToObj(node -> threads.submit(() -> {
                all.countDown();
                all.await();
                transaction.executeWithoutResult(status -> {
                    seeds.lock();
                    groups.ensure();
                });
                return null;
            })).toList();
            for (Future<?> one : started) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(engine.getIdentityService().createGroupQuery().groupId(ContractingUnits.procurersOf(UNIT)).list())
                .extracting(Group::getName).containsExactly("Upphandlare, Samtidig");
    }
}
