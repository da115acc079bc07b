package se.samspel.web;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.access.Refusal;

/**
 * Refuses the web apps' setup pages, which make an administrator without signing in while there is none (CVE-2026-77226).
 * Samspel makes the first administrator itself.
 */
class SetupPagesGuard extends OncePerRequestFilter {

    private static final Pattern SETUP = Pattern.compile("/camunda/(api/admin(/.*)?/setup|app/admin/[^/]*/setup)(/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String path = Refusal.path(request);
        if (SETUP.matcher(path.toLowerCase(Locale.ROOT)).matches()) {
            Refusal.forbidden(request, response, null);
            return;
        }
        chain.doFilter(request, response);
    }
}
