package se.samspel.engine.seam;

import java.util.function.Supplier;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * Whose fault a failure is. It is told by where the exception has been, and never read from its stack trace, which the JVM leaves out of
 * what it throws often. Remembered of each thread are the last exception that left the engine and the last of the engine's that left work
 * of Samspel's own within it; they are recognised by identity, also as the cause of another. A request begins without a memory.
 */
public final class Blame {

    private static final int DEEPEST = 20;
    private static final ThreadLocal<Blame> OF_THREAD = ThreadLocal.withInitial(Blame::new);

    private Throwable leftTheEngine;
    private Throwable leftOurWork;

    private Blame() {
    }

    public static void forget() {
        OF_THREAD.remove();
    }

    static void leftTheEngine(Throwable failure) {
        OF_THREAD.get().leftTheEngine = failure;
    }

    /**
     * What the engine refuses of Samspel's own calls is no fault of who asked for something else. Two are nobody's fault, and stay what
     * they are: a meeting with another, and the refusal of somebody who may not.
     */
    static void leftOurWork(Throwable failure) {
        if (failure instanceof ProcessEngineException && !(failure instanceof OptimisticLockingException)
                && !(failure instanceof AuthorizationException)) {
            OF_THREAD.get().leftOurWork = failure;
        }
    }

    /** Does work of Samspel's own where the engine does not call it as it calls what stands in a diagram ({@link OwnWork}). */
    public static <T> T inOurWork(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            leftOurWork(failure);
            throw failure;
        }
    }

    /** Whether the failure, or what caused it, came out of the engine: what fails before is about what was sent. */
    public static boolean hasLeftTheEngine(Throwable failure) {
        return isOrIsCausedBy(failure, OF_THREAD.get().leftTheEngine);
    }

    /** Whether Samspel's own work for the engine failed, and not what the caller asked for. */
    public static boolean isOurs(Throwable failure) {
        return isOrIsCausedBy(failure, OF_THREAD.get().leftOurWork);
    }

    private static boolean isOrIsCausedBy(Throwable failure, Throwable known) {
        int depth = 0;
        for (Throwable cause = failure; known != null && cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (cause == known) {
                return true;
            }
        }
        return false;
    }
}
