package se.samspel.mail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Lets the postman go his rounds, on threads of his own, as long as jobs are worked off here at all. What waits when Samspel stops
 * waits in the database.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class PostOffice implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);

    private static final int POSTMEN = 2;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(3);
    private static final Duration FOR_THE_LAST = Duration.ofSeconds(10);

    private final Postman postman;
    private final Outbox outbox;
    private final List<LetterSource> sources;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(POSTMEN + 1, new CustomizableThreadFactory("post-"));
    private volatile boolean isRunning;

    PostOffice(Postman postman, Outbox outbox, List<LetterSource> sources) {
        this.postman = postman;
        this.outbox = outbox;
        this.sources = sources;
    }

    @Override
    public void start() {
        if (!outbox.isOpen()) {
            return;
        }
        isRunning = true;
        for (int i = 0; i < POSTMEN; i++) {
            every(postman::round);
        }
        sources.forEach(source -> every(source::round));
        threads.scheduleWithFixedDelay(() -> unlessItFails(outbox::clear), 1, 24, TimeUnit.HOURS);
    }

    private void every(BooleanSupplier round) {
        threads.scheduleWithFixedDelay(() -> unlessItFails(() -> {
            while (isRunning && round.getAsBoolean()) {
                Thread.yield();
            }
        }), BETWEEN_ROUNDS.toMillis(), BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is scheduled would never come again after an exception. */
    private static void unlessItFails(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("Utgående post: försöker igen", failure);
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FOR_THE_LAST.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
