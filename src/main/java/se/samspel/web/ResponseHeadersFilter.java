package se.samspel.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.access.Refusal;

/**
 * What every answer tells the browser to be careful with. The web apps set their own content security policy, with a nonce for
 * each page; our own pages have a style and a form, and may be reached by a secret in their address, which no page that they lead to is
 * told; the other answers need none of what a policy could allow.
 */
class ResponseHeadersFilter extends OncePerRequestFilter {

    private static final List<String> PAGES = List.of("/inbjudan/", "/inbjudningar", "/inloggning", "/login/", "/arende", "/avtal/",
            "/laget", "/tillganglighet", "/annons", "/gallring", "/uppfoljning");
    private static final String A_YEAR = "max-age=31536000";

    /** What is each person's own. */
    private static final List<String> OWN_PAGES = List.of("/aviseringar", "/kalender", "/ersattare", "/inkorg", "/uppgift/");

    private final boolean onlyTls;

    /** @param onlyTls whether browsers are told to come by TLS only from now on */
    ResponseHeadersFilter(boolean onlyTls) {
        this.onlyTls = onlyTls;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (onlyTls) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        String path = Refusal.path(request);
        boolean isPage = PAGES.stream().anyMatch(path::startsWith) || OWN_PAGES.stream().anyMatch(path::startsWith);
        response.setHeader("Referrer-Policy", isPage ? "no-referrer" : "same-origin");
        if (isPage) {
            response.setHeader("Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        } else if (!path.startsWith("/camunda/")) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
        if (path.startsWith("/api/") || path.startsWith("/engine-rest/")) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        chain.doFilter(request, response);
    }
}
