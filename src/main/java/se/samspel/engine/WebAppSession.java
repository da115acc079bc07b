package se.samspel.engine;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;

/** The session in which somebody has signed in to Tasklist, Cockpit or Admin. */
public final class WebAppSession {

    private static final String ENGINE = "default";
    private static final String PAGE_TOKEN = WebAppSession.class.getName() + ".pageToken";

    private WebAppSession() {
    }

    /** @return the id of the user who is signed in there; that the user still exists is not checked */
    public static Optional<String> userOf(HttpServletRequest request) {
        return signedIn(request).map(Authentication::getIdentityId);
    }

    /**
     * @return the id of the user whose session this is
     * @throws IllegalStateException when the session has ended
     */
    public static Optional<String> userOf(HttpSession session) {
        return signedIn(session).map(Authentication::getIdentityId);
    }

    /** @return the groups of that user, as they were at sign-in; none when nobody is signed in there */
    public static Set<String> groupsOf(HttpServletRequest request) {
        return signedIn(request).filter(UserAuthentication.class::isInstance).map(UserAuthentication.class::cast)
                .map(UserAuthentication::getGroupIds).map(Set::copyOf).orElse(Set.of());
    }

    /** Signs the user in to the web apps in a new session, with the groups that the user has now. */
    public static void signIn(HttpServletRequest request, String userId) {
        AuthenticationUtil.revalidateSession(request, AuthenticationUtil.createAuthentication(ENGINE, userId));
    }

    private static Optional<Authentication> signedIn(HttpServletRequest request) {
        return signedIn(request.getSession(false));
    }

    private static Optional<Authentication> signedIn(HttpSession session) {
        Authentications signedIn = session == null ? null : AuthenticationUtil.getAuthsFromSession(session);
        return Optional.ofNullable(signedIn).map(all -> all.getAuthenticationForProcessEngine(ENGINE));
    }

    /**
     * What pages of ours put into their forms, so that a request proves to come from one ({@link #isPageToken}): the web apps' own token
     * comes in a header, which a form cannot send.
     *
     * @throws IllegalStateException when nobody has signed in
     */
    public static String pageToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw new IllegalStateException("nobody has signed in");
        }
        synchronized (session) {
            String token = (String) session.getAttribute(PAGE_TOKEN);
            if (token == null) {
                token = UUID.randomUUID().toString();
                session.setAttribute(PAGE_TOKEN, token);
            }
            return token;
        }
    }

    public static boolean isPageToken(HttpServletRequest request, String sent) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(PAGE_TOKEN);
        return token != null && token.equals(sent);
    }

    /** @return whether the request changes nothing, or shows the token that only pages of this server know */
    public static boolean isFromOurOwnPage(HttpServletRequest request) {
        if (CsrfConstants.CSRF_NON_MODIFYING_METHODS_PATTERN.matcher(request.getMethod()).matches()) {
            return true;
        }
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        return token != null && token.equals(request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME));
    }
}
