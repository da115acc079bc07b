package se.samspel.engine;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.StartRefused;

/**
 * The engine's timestamps have no zone, so the database tells which one they were written in: UTC, or Samspel does not start on it.
 * One from before this was told is taken only when its zone is named, and then moved to UTC once.
 */
@Component
class WrittenZone implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(WrittenZone.class);
    private static final String UTC = "UTC";

    private final String named;

    WrittenZone(@Value("${samspel.database-written-in:}") String named) {
        this.named = named.strip();
    }

    /** @throws StartRefused when the database was written in another zone, or nobody knows in which */
    @Override
    public void migrate(Flyway flyway) {
        flyway.migrate();
        var source = flyway.getConfiguration().getDataSource();
        JdbcClient jdbc = JdbcClient.create(source);
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(transaction -> {
            // Two nodes that start at once: the second finds what the first has told.
            jdbc.sql("LOCK TABLE setting IN EXCLUSIVE MODE").update();
            Optional<String> told = jdbc.sql("SELECT value FROM setting WHERE name = 'time-zone'").query(String.class).optional();
            told.ifPresentOrElse(WrittenZone::mustBeUtc, () -> {
                if (isUsed(jdbc)) {
                    moveToUtc(jdbc);
                }
                jdbc.sql("INSERT INTO setting (name, value) VALUES ('time-zone', ?)").param(UTC).update();
            });
        });
    }

    private static void mustBeUtc(String zone) {
        if (!zone.equals(UTC)) {
            throw new StartRefused("Samspel startar inte: databasens tidpunkter är skrivna i tidszonen " + zone
                    + ", och Samspel använder UTC.");
        }
    }

    private static boolean isUsed(JdbcClient jdbc) {
        return jdbc.sql("SELECT to_regclass('act_re_deployment') IS NOT NULL").query(Boolean.class).single()
                && jdbc.sql("SELECT EXISTS (SELECT FROM act_re_deployment)").query(Boolean.class).single();
    }

    private void moveToUtc(JdbcClient jdbc) {
        if (!isZone(named)) {
            throw new StartRefused("Samspel startar inte: databasen är från en tid då tidszonen inte antecknades; ange i"
                    + " SAMSPEL_DATABASE_WRITTEN_IN vilken zon servern hade (till exempel UTC eller Europe/Stockholm), så flyttas alla"
                    + " tidpunkter till UTC en gång.");
        }
        record Column(String table, String name) {
        }
        List<Column> columns = jdbc.sql("SELECT c.table_name, c.column_name FROM information_schema.columns c"
                + " JOIN information_schema.tables t USING (table_schema, table_name) WHERE c.table_schema = current_schema()"
                + " AND t.table_type = 'BASE TABLE' AND starts_with(c.table_name, 'act_') AND c.data_type = 'timestamp without time zone'")
                .query((row, number) -> new Column(row.getString(1), row.getString(2))).list();
        // In one transaction and the names are the catalogue's own. Of the hour that comes twice in autumn the later is meant.
        columns.forEach(column -> jdbc.sql("UPDATE \"" + column.table() + "\" SET \"" + column.name() + "\" = \"" + column.name()
                + "\" AT TIME ZONE ? AT TIME ZONE 'UTC' WHERE \"" + column.name() + "\" IS NOT NULL").param(named).update());
        LOG.info("Databasens tidpunkter, skrivna i {}, är flyttade till UTC", named);
    }

    /** A name that Java and the database read alike: no abbreviation, and no offset, whose sign PostgreSQL turns round. */
    private static boolean isZone(String name) {
        try {
            return name.equals(UTC) || name.contains("/") && !name.startsWith("Etc/") && ZoneId.of(name).getId().equals(name);
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
