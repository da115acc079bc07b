package se.samspel.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import se.samspel.StartRefused;

/** Refuses to start when a setting moves an address: what is open is a list of addresses, and what has moved would stand outside it. */
@Component
class RequiredPaths implements BeanFactoryPostProcessor, EnvironmentAware {

    /** What each may be; empty is as good as not set. */
    private static final Map<String, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put("spring.jersey.application-path", "/engine-rest");
        PATHS.put("camunda.bpm.webapp.application-path", "/camunda");
        PATHS.put("camunda.bpm.webapp.legacy-application-path", "");
        PATHS.put("server.servlet.context-path", "");
        PATHS.put("spring.mvc.servlet.path", "/");
        PATHS.put("spring.mvc.static-path-pattern", "/**");
        PATHS.put("management.endpoints.web.base-path", "/actuator");
        PATHS.put("management.endpoints.web.path-mapping.health", "health");
        PATHS.put("management.server.port", "");
        PATHS.put("management.server.base-path", "");
        PATHS.put("server.error.path", "/error");
    }

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        check(environment);
    }

    /** @throws StartRefused with the first setting that moves an address */
    static void check(Environment environment) {
        PATHS.forEach((setting, required) -> {
            String given = environment.getProperty(setting, "").strip();
            if (!given.isEmpty() && !given.equals(required)) {
                throw new StartRefused("Samspel startar inte: " + setting + " får inte ändras (" + (required.isEmpty() ? "ska inte anges"
                        : "ska vara " + required) + "). Adresserna hör ihop med listan över vad som är öppet.");
            }
        });
    }
}
