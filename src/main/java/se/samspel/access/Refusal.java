package se.samspel.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a guard says no: shaped as the engine's own answers, with one Swedish sentence, and a line in the log. */
public final class Refusal {

    public static final String NOT_ALLOWED = "Det har du inte rätt till.";

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);
    private static final Pattern SECRET = Pattern.compile("[0-9a-fA-F]{32,}");

    private Refusal() {
    }

    /** @param user null when nobody has signed in */
    public static void forbidden(HttpServletRequest request, HttpServletResponse response, String user) throws IOException {
        LOG.warn("Nekad: {} {} för {}", request.getMethod(), shown(path(request)), user == null ? "ingen inloggad" : user);
        write(response, HttpServletResponse.SC_FORBIDDEN, NOT_ALLOWED);
    }

    public static void write(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"AuthorizationException\",\"message\":\"" + sentence + "\"}");
    }

    /**
     * A path as it may stand in the log: what lets its bearer in, as an invitation's link does, is left out, wherever in the path it
     * stands.
     */
    public static String shown(String path) {
        return SECRET.matcher(path).replaceAll("…");
    }

    /** @return the path as the server has understood it, without parameters and encodings that could hide it */
    public static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
