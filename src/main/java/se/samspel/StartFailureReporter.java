package se.samspel;

import java.io.PrintStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
        PrintStream screen = new PrintStream(System.err, true, screenEncoding());
        screen.println(sentence);
        return true;
    }

    /**
     * What the screen is said to understand, unless that has no Swedish: then it is a machine without a language, not a screen without
     * letters.
     */
    private static Charset screenEncoding() {
        String told = System.getProperty("stderr.encoding", System.getProperty("sun.stderr.encoding"));
        Charset charset = told != null && Charset.isSupported(told) ? Charset.forName(told) : Charset.defaultCharset();
        return charset.newEncoder().canEncode("åäö") ? charset : StandardCharsets.UTF_8;
    }

    private String sentenceFor(Throwable failure) {
        List<Throwable> causes = causes(failure);
        for (Throwable cause : causes) {
            if (cause instanceof StartRefused refused) {
                return refused.getMessage();
            }
        }
        return new RefusedSetting(causes, context == null ? null : context.getEnvironment()).sentence()
                .map(sentence -> "Samspel startar inte: " + sentence).orElseGet(() -> ofSurroundings(causes));
    }

    private String ofSurroundings(List<Throwable> causes) {
        String database = null;
        for (Throwable cause : causes) {
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
