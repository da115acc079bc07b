package se.samspel.web;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;
import se.samspel.access.Refusal;

/**
 * What nobody at all may ask the engine to do, whatever their rights: everything that changes something and that no role's work
 * needs. The short list is of what is open; the engine's rights then decide who. And the pages of Cockpit and Admin get data
 * only for who may use them.
 */
class ClosedOperations extends OncePerRequestFilter {

    private static final Pattern ENGINE = Pattern.compile("(/engine-rest|/camunda/api/engine)(/engine/default)?(?<call>/.*)?");
    private static final String ID = "/[^/]+";

    /** The engine's case management, which Samspel does not use; Cockpit's first page wants the count, which is nought. */
    private static final Pattern CASE_MANAGEMENT = Pattern.compile("(?!/case-definition/count$)(/history)?/case-(definition|instance|execution|activity-instance)(/.*)?");
    private static final Pattern QUERIES = Pattern.compile("(/history)?/(?!message|signal|condition|cleanup)[a-z-]+(/count)?/?|/filter" + ID + "/(list|count|singleResult)|/schema/log"
            + "|/identity/password-policy");
    private static final Pattern WORK = Pattern.compile(String.join("|",
            "/task" + ID + "/(claim|unclaim|complete|submit-form|resolve|delegate|assignee|identity-links(/delete)?|comment/create)",
            "/process-definition(/key)?" + ID + "/(start|submit-form)",
            "/deployment/create|/deployment" + ID + "/redeploy",
            "/user/create|/user" + ID + "/unlock"));
    private static final Pattern SETTINGS = Pattern.compile("/task" + ID + "|/(job|job-definition)" + ID + "/retries|/user" + ID + "/(profile|credentials)"
            + "|/group" + ID + "/members" + ID);
    private static final Pattern ACCOUNTS = Pattern.compile("/user" + ID + "|/group" + ID + "/members" + ID);

    private static final Pattern PLUGIN = Pattern.compile("/camunda/api/(?<app>cockpit|admin)/plugin" + ID + "/default(/.*)?");

    private final SignedInUser signedIn;
    private final AuthorizationService authorizations;

    ClosedOperations(SignedInUser signedIn, AuthorizationService authorizations) {
        this.signedIn = signedIn;
        this.authorizations = authorizations;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String path = Refusal.path(request);
        String user = signedIn.id().or(() -> WebAppSession.userOf(request)).orElse(null);
        var engine = ENGINE.matcher(path);
        var plugin = PLUGIN.matcher(path);
        if (user != null && engine.matches() && engine.group("call") != null && !isOpen(request.getMethod(), engine.group("call"))
                || user != null && plugin.matches() && !mayUse(plugin.group("app"), user, List.copyOf(WebAppSession.groupsOf(request)))) {
            Refusal.forbidden(request, response, user);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean mayUse(String app, String user, List<String> groups) {
        return authorizations.isUserAuthorized(user, groups, Permissions.ACCESS, Resources.APPLICATION, app);
    }

    static boolean isOpen(String method, String call) {
        if (CASE_MANAGEMENT.matcher(call).matches()) {
            return false;
        }
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> true;
            case "POST" -> QUERIES.matcher(call).matches() || WORK.matcher(call).matches();
            case "PUT" -> SETTINGS.matcher(call).matches();
            case "DELETE" -> ACCOUNTS.matcher(call).matches();
            default -> false;
        };
    }
}
