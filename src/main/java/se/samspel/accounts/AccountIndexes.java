package se.samspel.accounts;

import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Indexes on the engine's table of accounts, which the engine has made by now: none differs from another by letters' case alone, and one is
 * found by its address. A database that holds such accounts already, or whose tables somebody else makes, is used as it is, and that is
 * told.
 */
@Component
class AccountIndexes implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(AccountIndexes.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    /** @param engine made before these are */
    AccountIndexes(JdbcTemplate jdbc, TransactionTemplate transaction, ProcessEngine engine) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ensure("samspel_user_id", "CREATE UNIQUE INDEX IF NOT EXISTS samspel_user_id ON act_id_user (lower(id_))");
        ensure("samspel_user_email", "CREATE INDEX IF NOT EXISTS samspel_user_email ON act_id_user (lower(email_))");
    }

    private void ensure(String name, String index) {
        if (Boolean.TRUE.equals(jdbc.queryForObject("SELECT to_regclass(?) IS NOT NULL", Boolean.class, name))) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                // of several nodes that start together one makes it
                jdbc.execute("LOCK TABLE invitation IN SHARE ROW EXCLUSIVE MODE");
                jdbc.execute(index);
            });
        } catch (DataAccessException refused) {
            LOG.warn("Ett index över konton kunde inte skapas: {}", refused.getMostSpecificCause().getMessage());
            jdbc.queryForList("SELECT string_agg(id_, ', ' ORDER BY id_) FROM act_id_user GROUP BY lower(id_) HAVING count(*) > 1",
                    String.class)
                    .forEach(same -> LOG.warn("Konton som bara skiljer sig i stora och små bokstäver: {}. Ta bort alla utom ett.", same));
        }
    }
}
