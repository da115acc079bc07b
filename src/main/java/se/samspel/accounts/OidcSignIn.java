package se.samspel.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

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
    private static final String PAGE = "/inloggning";

    @Bean
    SecurityFilterChain exchangeWithProvider(HttpSecurity http, StaffAccounts accounts, SignedInUser signedIn, AuthorizationService authorizations)
            throws Exception {
        return http.securityMatcher("/oauth2/authorization/*", "/login/oauth2/code/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable) // the exchange has its own token, state
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .oauth2Login(login -> login.loginPage(PAGE)
                        .successHandler((request, response, person) -> enter(request, response, (OidcUser) person.getPrincipal(), accounts, signedIn, authorizations))
                        .failureHandler((request, response, failure) -> {
                            LOG.warn("Inloggning genom katalogen misslyckades: {}", failure.getMessage());
                            refuse(response, "Inloggningen misslyckades. Försök igen.");
                        }))
                .build();
    }

    private static void enter(HttpServletRequest request, HttpServletResponse response, OidcUser person, StaffAccounts accounts, SignedInUser signedIn,
            AuthorizationService authorizations) throws IOException {
        String user;
        try {
            user = accounts.admit(person);
        } catch (StaffAccounts.NotAdmitted refused) {
            LOG.warn("Inloggning genom katalogen nekad: {}", refused.getMessage());
            refuse(response, refused.getMessage());
            return;
        }
        WebAppSession.signIn(request, user);
        LOG.info("Inloggad genom katalogen: {}", user);
        signedIn.signIn(user);
        try {
            response.sendRedirect("/camunda/app/" + firstApp(user, signedIn, authorizations) + "/default/");
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

    private static void refuse(HttpServletResponse response, String sentence) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(page("Du är inte inloggad", "<p role=\"alert\">" + sentence + "</p>\n<p><a href=\"" + PAGE + "\">Till inloggningen</a></p>"));
    }

    private static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="sv">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s – Samspel</title></head>
                <body><main><h1>%s</h1>
                %s
                </main></body>
                </html>
                """.formatted(title, title, content);
    }

    /** The page where one chooses how to sign in. */
    @Controller
    @Profile("oidc")
    static class Start {

        @GetMapping("/")
        String start() {
            return "redirect:" + PAGE;
        }

        @GetMapping(path = PAGE, produces = "text/html;charset=UTF-8")
        @ResponseBody
        String choose() {
            return page("Logga in i Samspel", """
                    <p><a href="/oauth2/authorization/samspel">Anställd: logga in med organisationens konto</a></p>
                    <p><a href="/camunda/app/tasklist/default/">Leverantör: logga in med ditt konto i Samspel</a></p>""");
        }
    }
}
