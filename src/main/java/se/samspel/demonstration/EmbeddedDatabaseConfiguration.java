package se.samspel.demonstration;

import java.nio.file.Path;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import se.samspel.StartRefused;

/** A database of its own for the demonstration, unless another is given by {@code spring.datasource.url}. */
@Configuration(proxyBeanMethods = false)
@Profile("demonstration")
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class EmbeddedDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(@Value("${samspel.data-dir}") Path dataDir) {
        try {
            Class.forName("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");
        } catch (ClassNotFoundException productionJar) {
            throw new StartRefused("Samspel startar inte: detta är produktionsversionen, som saknar inbyggd databas. "
                    + "Ange profilen production och SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME och SPRING_DATASOURCE_PASSWORD.");
        }
        return EmbeddedDatabase.start(dataDir);
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(EmbeddedDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(16);
        return pool;
    }
}
