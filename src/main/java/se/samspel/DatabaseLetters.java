package se.samspel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells at each start when the database's collation takes only a to z for letters: the engine's searches that ignore case then tell
 * {@code Ö} from {@code ö}. Nothing else depends on it, so Samspel starts all the same.
 */
@Component
class DatabaseLetters implements ApplicationRunner {

    static final String WARNING = "Databasens sortering (collation) räknar inte å, ä och ö som bokstäver, så sökningar skiljer på Ö och ö. "
            + "Skapa databasen med en svensk eller allmän sortering, till exempel sv_SE.UTF-8 eller C.UTF-8.";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLetters.class);

    private final JdbcTemplate database;

    DatabaseLetters(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!areSwedish()) {
            LOG.warn(WARNING);
        }
    }

    boolean areSwedish() {
        return Boolean.TRUE.equals(database.queryForObject("SELECT lower('ÅÄÖ') = 'åäö' AND upper('åäö') = 'ÅÄÖ'", Boolean.class));
    }
}
