package se.samspel.web;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;
import se.samspel.access.Refusal;
import se.samspel.access.Role;

/**
 * What a supplier may ask the engine for at all: the calls that Tasklist makes, and no more, so that no count, statistic or
 * error text tells of others; nothing of {@code /api}, not even whether a case exists. The engine's rights then decide which task. For everybody: nobody tries others' passwords.
 */
class SupplierDoor extends OncePerRequestFilter {

    private static final Pattern ENGINE = Pattern.compile("(/engine-rest|/camunda/api/engine)(/engine/default)?(?<call>/.*)?");
    private static final String ID = "/[^/]+";

    private static final Pattern READS = Pattern.compile(String.join("|",
            "/engine/?",
            "/filter(/count|" + ID + "(/count|/list|/singleResult)?)?",
            "/task(/count|" + ID + "(/form|/deployed-form|/rendered-form|/form-variables(" + ID + ")?|/identity-links|/comment(" + ID + ")?)?)?",
            "/process-definition(/count)?",
            "/history/user-operation(/count)?",
            "/identity/groups",
            "/group(/count)?"));
    private static final Pattern QUERIES = Pattern.compile("/filter" + ID + "/(list|count|singleResult)|/task(/count)?");
    private static final Pattern WORK = Pattern.compile("/task" + ID + "/(claim|unclaim|submit-form|complete|comment/create)");
    private static final Pattern OWN_ACCOUNT = Pattern.compile("/user/(?<user>[^/]+)/(profile|credentials)");
    private static final Pattern OTHERS_PASSWORDS = Pattern.compile("/identity/verify/?");

    private final SignedInUser signedIn;

    SupplierDoor(SignedInUser signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String path = Refusal.path(request);
        String user = signedIn.id().or(() -> WebAppSession.userOf(request)).orElse(null);
        Set<String> groups = signedIn.id().isPresent() ? signedIn.groups() : WebAppSession.groupsOf(request);
        var engine = ENGINE.matcher(path);
        if (!engine.matches()) {
            if (path.startsWith("/api/") && groups.contains(Role.SUPPLIER.groupId())) {
                Refusal.forbidden(request, response, user);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        String call = engine.group("call") == null ? "" : engine.group("call");
        if (OTHERS_PASSWORDS.matcher(call).matches()
                || groups.contains(Role.SUPPLIER.groupId()) && !isTasklist(request.getMethod(), call, user)) {
            Refusal.forbidden(request, response, user);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isTasklist(String method, String call, String user) {
        var own = OWN_ACCOUNT.matcher(call);
        if (own.matches()) {
            return own.group("user").equals(user) && (method.equals("GET") || method.equals("PUT") || method.equals("OPTIONS"));
        }
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> READS.matcher(call).matches();
            case "POST" -> QUERIES.matcher(call).matches() || WORK.matcher(call).matches();
            default -> false;
        };
    }
}
