package se.samspel.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A procurement with two winners, Gustav's company and Hanna's, whose supplier processes have begun. */
public final class TwoContracts {

    private TwoContracts() {
    }

    /** @return the registry number; the contracts are {@code <number>/1} and {@code /2} */
    public static String of(ProcessEngine engine, String number) {
        try {
            new Case(engine, number).untilTwoContracts();
        } finally {
            ClockUtil.reset();
        }
        return number;
    }

    /** A procurement whose decision basis anna has prepared, and which waits for the decision. */
    public static String waitingForDecision(ProcessEngine engine, String number) {
        try {
            new Case(engine, number).untilDecision();
        } finally {
            ClockUtil.reset();
        }
        return number;
    }
}
