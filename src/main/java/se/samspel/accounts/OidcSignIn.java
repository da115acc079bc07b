package se.samspel.accounts;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;

/**
 * Staff sign in through an OpenID Connect provider and get a session in the web apps; suppliers, and services by HTTP Basic,
 * keep their accounts in Samspel. Spring Security sees only the two addresses that the exchange with the provider needs: all
 * else is guarded as without the profile.
 */
@Configuration(proxyBeanMethods = false)
@Profile("oidc")
class OidcSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    static final String PAGE = "/inloggning";

    @Bean
    SecurityFilterChain exchangeWithProvider(HttpSecurity http, StaffAccounts accounts, SignedInUser signedIn,
            AuthorizationService authorizations, AccountStamps stamps, Pages pages) throws Exception {
        return http.securityMatcher("/oauth2/authorization/*", "/login/oauth2/code/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable) // the exchange has its own token, state
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .oauth2Login(login -> login.loginPage(PAGE)
                        .successHandler((request, response, person) -> enter(request, response, (OidcUser) person.getPrincipal(), accounts,
                                signedIn, authorizations, stamps, pages))
                        .failureHandler((request, response, failure) -> {
                            LOG.warn("Inloggning genom katalogen misslyckades: {}", failure.getMessage());
                            refuse(pages, response, "Inloggningen misslyckades. Försök igen.");
                        }))
                .build();
    }

    private static void enter(HttpServletRequest request, HttpServletResponse response, OidcUser person, StaffAccounts accounts,
            SignedInUser signedIn, AuthorizationService authorizations, AccountStamps stamps, Pages pages) throws IOException {
        String user;
        try {
            user = accounts.admit(person);
        } catch (StaffAccounts.NotAdmitted refused) {
            LOG.warn("Inloggning genom katalogen nekad: {}", refused.getMessage());
            refuse(pages, response, refused.getMessage());
            return;
        } catch (ProcessEngineException | DataAccessException failure) {
            LOG.error("Inloggning genom katalogen misslyckades", failure);
            refuse(pages, response, "Inloggningen misslyckades. Försök igen.");
            return;
        }
        String wanted = TaskLink.wanted(request).orElse(null);
        stamps.signingIn(user);
        WebAppSession.signIn(request, user);
        stamps.end();
        LOG.info("Inloggad genom katalogen: {}", user);
        signedIn.signIn(user);
        try {
            response.sendRedirect(wanted != null ? wanted : "/camunda/app/" + firstApp(user, signedIn, authorizations) + "/default/");
        } finally {
            signedIn.signOut();
        }
    }

    private static String firstApp(String user, SignedInUser signedIn, AuthorizationService authorizations) {
        for (String app : new String[] {"tasklist", "cockpit", "admin"}) {
            if (authorizations.isUserAuthorized(user, List.copyOf(signedIn.groups()), Permissions.ACCESS, Resources.APPLICATION, app)) {
                return app;
            }
        }
        return "welcome";
    }

    private static void refuse(Pages pages, HttpServletResponse response, String sentence) throws IOException {
        pages.write(response, HttpStatus.FORBIDDEN, "Du är inte inloggad", sentence, PAGE, "Till inloggningen");
    }

    /** The page where one chooses how to sign in. */
    @Controller
    @Profile("oidc")
    static class Start {

        private final Pages pages;

        Start(Pages pages) {
            this.pages = pages;
        }

        @GetMapping("/")
        String start() {
            return "redirect:" + PAGE;
        }

        @GetMapping(PAGE)
        ResponseEntity<String> choose(HttpServletRequest request) {
            return pages.page(HttpStatus.OK, "sign-in", "Logga in i Samspel",
                    Map.of("tasklist", TaskLink.wanted(request).orElse("/camunda/app/tasklist/default/")));
        }
    }
}
