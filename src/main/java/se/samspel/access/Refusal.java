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

    private static final String PAGE = """
            <!doctype html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s – Samspel</title>
            <style>
            body { font: 1.0625rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #f5f6f7; margin: 0; }
            main { max-width: 28rem; margin: 3rem auto; padding: 2rem; background: #fff; border: 1px solid #c9cdd1; }
            h1 { font-size: 1.5rem; margin-top: 0; }
            a { color: #1f4e79; }
            </style>
            </head>
            <body><main><h1>%s</h1>
            <p>%s</p>
            <p><a href="/camunda/app/tasklist/default/">Till uppgifterna</a></p>
            </main></body>
            </html>
            """;

    private Refusal() {
    }

    /** @param user null when nobody has signed in */
    public static void forbidden(HttpServletRequest request, HttpServletResponse response, String user) throws IOException {
        LOG.warn("Nekad: {} {} för {}", request.getMethod(), shown(path(request)), user == null ? "ingen inloggad" : user);
        if (isForReading(request)) {
            writePage(response, HttpServletResponse.SC_FORBIDDEN, "Nekad", NOT_ALLOWED);
        } else {
            write(response, HttpServletResponse.SC_FORBIDDEN, NOT_ALLOWED);
        }
    }

    /** Whether a browser asks for a page that a person will read; the interfaces answer as interfaces whoever asks. */
    private static boolean isForReading(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        String path = path(request);
        return accepted != null && accepted.startsWith("text/html") && !path.startsWith("/api/") && !path.startsWith("/engine-rest")
                && !path.startsWith("/camunda/api/") && !path.startsWith("/actuator");
    }

    /** A page of one sentence, with a way on. */
    public static void writePage(HttpServletResponse response, int status, String title, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
        response.getWriter().write(PAGE.formatted(title, title, sentence));
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
