package se.samspel.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import se.samspel.StartRefused;
import se.samspel.identifiers.Text;

/**
 * Refuses to start with settings that are only good enough for the demonstration, before anything else happens.
 * What the database holds is looked at later: {@link ProductionAccounts}.
 */
@Component
class ProductionSettings implements BeanFactoryPostProcessor, EnvironmentAware {

    static final String ADMIN_USER = "samspel.admin.user";
    static final String ADMIN_PASSWORD = "samspel.admin.password";
    static final int SHORTEST_PASSWORD = 12;

    private static final String PRODUCTION = "production";
    private static final String DEMONSTRATION = "demonstration";
    private static final Set<String> KNOWN_TO_ALL = Set.of("samspel-demo", "samspel", "postgres", "postgresql", "password", "password1234",
            "changeme", "changeme1234", "change-me", "secret", "admin", "administrator", "camunda", "camunda-admin", "123456789012",
            "lösenord", "hemligt");

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        check(environment);
    }

    /** @throws StartRefused with the first thing that is wrong */
    static void check(Environment environment) {
        String[] active = environment.getActiveProfiles();
        List<String> profiles = Arrays.asList(active.length == 0 ? environment.getDefaultProfiles() : active);
        if (profiles.contains(PRODUCTION) && profiles.contains(DEMONSTRATION)) {
            throw refused("profilerna production och demonstration kan inte användas tillsammans. Välj en av dem");
        }
        if (profiles.contains(DEMONSTRATION)) {
            return;
        }
        if (!profiles.contains(PRODUCTION)) {
            throw refused("välj profilen production eller demonstration med SPRING_PROFILES_ACTIVE");
        }
        if (!environment.getProperty("camunda.bpm.authorization.enabled", Boolean.class, false)) {
            throw refused("behörighetskontrollen är avstängd. Sätt camunda.bpm.authorization.enabled till true");
        }
        if (environment.getProperty("camunda.bpm.admin-user.id") != null) {
            throw refused("den första administratören anges med SAMSPEL_ADMIN_USER och SAMSPEL_ADMIN_PASSWORD, inte med "
                    + "camunda.bpm.admin-user");
        }
        String databaseUser = environment.getProperty("spring.datasource.username", "");
        String databasePassword = environment.getProperty("spring.datasource.password", "");
        if (environment.getProperty("spring.datasource.url") != null
                && (databasePassword.isEmpty() || isKnown(databasePassword, databaseUser))) {
            throw refused("databasens lösenord saknas eller är ett som alla känner till. Byt det och ange det i "
                    + "SPRING_DATASOURCE_PASSWORD");
        }
        String admin = environment.getProperty(ADMIN_USER);
        String password = environment.getProperty(ADMIN_PASSWORD);
        if (admin == null && password == null) {
            return;
        }
        if (admin == null || admin.isBlank() || password == null) {
            throw refused("den första administratören behöver både SAMSPEL_ADMIN_USER och SAMSPEL_ADMIN_PASSWORD");
        }
        if (isKnown(password, admin)) {
            throw refused("den första administratörens lösenord är ett som alla känner till. Välj ett annat i SAMSPEL_ADMIN_PASSWORD");
        }
        if (Text.password(password).length() < SHORTEST_PASSWORD) {
            throw refused("den första administratörens lösenord är för kort. Ange minst " + SHORTEST_PASSWORD
                    + " tecken i SAMSPEL_ADMIN_PASSWORD");
        }
    }

    private static boolean isKnown(String password, String user) {
        String plain = password.toLowerCase(Locale.ROOT);
        return KNOWN_TO_ALL.contains(plain) || plain.equals(user.toLowerCase(Locale.ROOT));
    }

    static StartRefused refused(String why) {
        return new StartRefused("Samspel startar inte: " + why + ".");
    }
}
