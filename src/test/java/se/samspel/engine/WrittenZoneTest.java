package se.samspel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.samspel.StartRefused;

/** The database tells the zone it was written in, in every history that a database can have had. */
class WrittenZoneTest {

    private static EmbeddedPostgres server;

    private JdbcClient jdbc;
    private DataSource source;

    @BeforeAll
    static void startServer() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void emptyDatabase() {
        source = server.getPostgresDatabase();
        jdbc = JdbcClient.create(source);
        jdbc.sql("DROP SCHEMA public CASCADE").update();
        jdbc.sql("CREATE SCHEMA public").update();
    }

    @Test
    @DisplayName("an empty database is written in UTC, and so it is at every later start")
    void empty() {
        start("");
        start("");
        assertThat(told()).isEqualTo("UTC");
    }

    @Test
    @DisplayName("one that was written in another zone is refused in one sentence, whatever zone is named, and nothing in it is changed")
    void other() {
        start("");
        usedByTheEngine();
        jdbc.sql("UPDATE setting SET value = 'Europe/Stockholm'").update();
        for (String named : new String[] {"", "UTC", "Europe/Stockholm"}) {
            assertThatThrownBy(() -> start(named)).isInstanceOf(StartRefused.class).hasMessageContaining("Europe/Stockholm")
                    .hasMessageContaining("UTC");
        }
        assertThat(due("summer")).isEqualTo(LocalDateTime.of(2026, 7, 1, 16, 0));
        assertThat(told()).isEqualTo("Europe/Stockholm");
    }

    @ParameterizedTest
    @DisplayName("one from before the zone was told is refused until a zone is named that Java and the database read alike")
    @ValueSource(strings = {"", "Nowhere/Land", "CET", "GMT+2", "+02:00", "Etc/GMT-2", "europe/stockholm", "x'; DROP TABLE setting; --"})
    void older(String named) {
        usedByTheEngine();
        assertThatThrownBy(() -> start(named)).isInstanceOf(StartRefused.class).hasMessageContaining("SAMSPEL_DATABASE_WRITTEN_IN");
        assertThatThrownBy(() -> start(named)).isInstanceOf(StartRefused.class);
        assertThat(due("summer")).isEqualTo(LocalDateTime.of(2026, 7, 1, 16, 0));
    }

    @Test
    @DisplayName("one from before that was written in Stockholm is moved to UTC once, each point in time by its own season")
    void stockholm() {
        usedByTheEngine();
        start("Europe/Stockholm");
        start("Europe/Stockholm");
        assertThat(due("summer")).isEqualTo(LocalDateTime.of(2026, 7, 1, 14, 0));
        assertThat(due("winter")).isEqualTo(LocalDateTime.of(2026, 12, 1, 15, 0));
        assertThat(told()).isEqualTo("UTC");
    }

    @Test
    @DisplayName("one from before that was written in UTC is taken as it is")
    void utc() {
        usedByTheEngine();
        start("UTC");
        assertThat(due("winter")).isEqualTo(LocalDateTime.of(2026, 12, 1, 16, 0));
        assertThat(told()).isEqualTo("UTC");
    }

    /** As the engine leaves it: a deployment, and timers at 16:00 by the host's clock. */
    private void usedByTheEngine() {
        jdbc.sql("CREATE TABLE act_re_deployment (id_ text, deploy_time_ timestamp)").update();
        jdbc.sql("INSERT INTO act_re_deployment VALUES ('1', '2026-06-01 12:00')").update();
        jdbc.sql("CREATE TABLE act_ru_job (id_ text, duedate_ timestamp, lock_exp_time_ timestamp)").update();
        jdbc.sql("INSERT INTO act_ru_job VALUES ('summer', '2026-07-01 16:00', NULL), ('winter', '2026-12-01 16:00', NULL)").update();
    }

    private void start(String named) {
        new WrittenZone(named).migrate(Flyway.configure().dataSource(source).table("samspel_schema_history").baselineOnMigrate(true)
                .baselineVersion("0").load());
    }

    private String told() {
        return jdbc.sql("SELECT value FROM setting WHERE name = 'time-zone'").query(String.class).single();
    }

    private LocalDateTime due(String job) {
        return jdbc.sql("SELECT duedate_ FROM act_ru_job WHERE id_ = ?").param(job).query(LocalDateTime.class).single();
    }
}
