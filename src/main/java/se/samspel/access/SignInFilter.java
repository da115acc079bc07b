package se.samspel.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;

/**
 * Lets nobody in to the interfaces without signing in: HTTP Basic on {@code /engine-rest}, {@code /actuator} and
 * {@code /api}; on {@code /api} also the web apps' session. The health check alone is open; the rest of {@code /actuator}
 * is the administrators'.
 */
class SignInFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFilter.class);
    private static final String BASIC = "Basic ";

    private final IdentityService identity;
    private final SignedInUser signedIn;

    SignInFilter(IdentityService identity, SignedInUser signedIn) {
        this.identity = identity;
        this.signedIn = signedIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.equals("/actuator/health") || path.startsWith("/actuator/health/")) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> user = byPassword(request);
        if (user.isEmpty() && path.startsWith("/api/")) {
            user = WebAppSession.userOf(request).filter(id -> identity.createUserQuery().userId(id).count() == 1);
            if (user.isPresent() && !WebAppSession.isFromOurOwnPage(request)) {
                LOG.warn("Nekad: {} {} för {}, från en främmande sida", request.getMethod(), path, user.get());
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                return;
            }
        }
        if (user.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Samspel\", charset=\"UTF-8\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        signedIn.signIn(user.get());
        try {
            if (path.startsWith("/actuator") && !signedIn.groups().contains(Role.ADMINISTRATOR.groupId())) {
                LOG.warn("Nekad: {} {} för {}", request.getMethod(), path, user.get());
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
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
        return identity.checkPassword(user, pair.substring(colon + 1)) ? Optional.of(user) : Optional.empty();
    }
}
