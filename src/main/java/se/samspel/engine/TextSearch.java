package se.samspel.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A search for a part of a title reads what holds that part, not every variable of every open case: an index over the trigrams of the
 * running instances' texts, in the letters as written and in capitals, as the engine compares them. Made at the first start, when the
 * engine has made its table; without the database's own extension {@code pg_trgm} a search still finds the same, more slowly.
 */
@Component
class TextSearch implements ApplicationRunner {

    static final String INDEX = "samspel_variable_text";

    private static final Logger LOG = LoggerFactory.getLogger(TextSearch.class);
    /** Of nodes that start at the same time one makes it. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('" + INDEX + "'))";
    private static final String MADE = "SELECT to_regclass('" + INDEX + "') IS NOT NULL";
    private static final String MAKE = "CREATE INDEX " + INDEX
            + " ON act_ru_variable USING gin (text_ gin_trgm_ops, upper(text_) gin_trgm_ops)"
            + " WHERE task_id_ IS NULL AND text_ IS NOT NULL";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    TextSearch(JdbcTemplate database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            transaction.executeWithoutResult(status -> {
                database.execute(LOCK);
                if (!Boolean.TRUE.equals(database.queryForObject(MADE, Boolean.class))) {
                    database.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
                    database.execute(MAKE);
                }
            });
        } catch (DataAccessException notAllowed) {
            LOG.warn("Sökningar på en del av en titel är långsamma i en stor databas: tillägget pg_trgm saknas. Databasens ägare lägger "
                    + "till det med CREATE EXTENSION pg_trgm, och Samspel använder det efter nästa start.");
        }
    }
}
