package se.samspel.mail;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A PostgreSQL of its own with the tables of some migrations, for tests that need no engine. */
public final class PostDatabase implements BeforeAllCallback, AfterAllCallback {

    private final String[] migrations;
    private EmbeddedPostgres server;
    private DataSource source;

    /** @param migrations file names, in order */
    public PostDatabase(String... migrations) {
        this.migrations = migrations;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        server = EmbeddedPostgres.builder().start();
        source = server.getPostgresDatabase();
        for (String migration : migrations) {
            new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + migration)).execute(source);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        server.close();
    }

    public DataSource source() {
        return source;
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(source);
    }
}
