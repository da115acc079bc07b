package se.samspel;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one plain Swedish sentence why Samspel did not start, for the causes that an administrator can mend.
 * Anything else is left to Spring Boot's own analysis. Registered in {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

    private final ConfigurableApplicationContext context;

    StartFailureReporter(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        String sentence = sentenceFor(failure);
        if (sentence == null) {
            return false;
        }
        System.err.println(sentence);
        return true;
    }

    private String sentenceFor(Throwable failure) {
        String database = null;
        for (Throwable cause : causes(failure)) {
            if (cause instanceof StartRefused refused) {
                return refused.getMessage();
            }
            if (cause instanceof PortInUseException port) {
                return "Samspel startar inte: port " + port.getPort()
                        + " används redan av ett annat program. Välj en annan med SERVER_PORT.";
            }
            if (cause.getClass().getSimpleName().equals("DataSourceBeanCreationException")) {
                return "Samspel startar inte: ingen databas är angiven. Ange SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME "
                        + "och SPRING_DATASOURCE_PASSWORD.";
            }
            if (cause instanceof FlywayValidateException) {
                return "Samspel startar inte: databasen " + databaseUrl() + " hör till en annan version av Samspel.";
            }
            if (cause instanceof SQLException || cause instanceof ConnectException || cause instanceof UnknownHostException) {
                database = cause.getMessage();
            }
        }
        return database == null ? null
                : "Samspel startar inte: databasen " + databaseUrl() + " går inte att använda ("
                        + database.lines().findFirst().orElse("").strip() + ").";
    }

    private String databaseUrl() {
        String url = context == null ? null : context.getEnvironment().getProperty("spring.datasource.url");
        return url == null ? "i datamappen" : url.replaceAll("\\?.*", "");
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
