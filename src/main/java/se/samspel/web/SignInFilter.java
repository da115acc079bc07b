package se.samspel.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.access.Refusal;
import se.samspel.access.Role;
import se.samspel.accounts.CheckedCredentials;
import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;

/**
 * Lets nobody in to the interfaces without signing in: HTTP Basic on {@code /engine-rest}, {@code /actuator} and
 * {@code /api}; on {@code /api} also the web apps' session. The health check alone is open; the rest of {@code /actuator}
 * is the administrators'.
 */
class SignInFilter extends OncePerRequestFilter {

    private static final String BASIC = "Basic ";

    private final IdentityService identity;
    private final SignedInUser signedIn;
    private final CheckedCredentials credentials;

    SignInFilter(IdentityService identity, SignedInUser signedIn, CheckedCredentials credentials) {
        this.identity = identity;
        this.signedIn = signedIn;
        this.credentials = credentials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = Refusal.path(request);
        if (path.equals("/actuator/health") || path.startsWith("/actuator/health/")) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> user = byPassword(request);
        if (user.isEmpty() && path.startsWith("/api/")) {
            user = WebAppSession.userOf(request).filter(id -> identity.createUserQuery().userId(id).count() == 1);
            if (user.isPresent() && !WebAppSession.isFromOurOwnPage(request)) {
                Refusal.forbidden(request, response, user.get());
                return;
            }
        }
        if (user.isEmpty()) {
            // Tasklist's own script asks here, and shows its page for signing in; a challenge would open the browser's dialog before it,
            // and hold up whatever else that window sends.
            if (!path.startsWith("/api/desk/")) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Samspel\", charset=\"UTF-8\"");
            }
            Refusal.write(response, HttpServletResponse.SC_UNAUTHORIZED, "Logga in först.");
            return;
        }
        signedIn.signIn(user.get());
        try {
            if (path.startsWith("/actuator") && !signedIn.groups().contains(Role.ADMINISTRATOR.groupId())) {
                Refusal.forbidden(request, response, user.get());
                return;
            }
            chain.doFilter(request, response);
        } finally {
            signedIn.signOut();
        }
    }

    private Optional<String> byPassword(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        String user = pair.substring(0, colon);
        return credentials.areRight(user, pair.substring(colon + 1)) ? Optional.of(user) : Optional.empty();
    }
}
