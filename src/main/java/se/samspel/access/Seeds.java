package se.samspel.access;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lays something out once in the life of a database; what people change or remove afterwards stays so. */
@Component
class Seeds {

    /** Any number that nobody else locks by: the letters of "access". */
    private static final long LOCK = 0x616363657373L;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Seeds(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Runs the seed unless it has run before, all of it or nothing; of several nodes that start together one does it.
     *
     * @param what the seed's lasting name
     */
    void once(String what, Runnable seed) {
        transaction.executeWithoutResult(status -> {
            if (jdbc.update("INSERT INTO seeded (what) VALUES (?) ON CONFLICT DO NOTHING", what) == 1) {
                seed.run();
            }
        });
    }

    /** Of several nodes that start together, one after the other lays out what is there already or not; until the transaction ends. */
    void lock() {
        jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> {
            // nothing but the wait is wanted
        }, LOCK);
    }
}
