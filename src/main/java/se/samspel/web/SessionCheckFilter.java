package se.samspel.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.accounts.AccountStamps;

/** Before anything is done in a session: whether what its person had when it began is still so. */
class SessionCheckFilter extends OncePerRequestFilter {

    private final AccountStamps stamps;

    SessionCheckFilter(AccountStamps stamps) {
        this.stamps = stamps;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        stamps.check(request);
        try {
            chain.doFilter(request, response);
        } finally {
            stamps.end();
        }
    }
}
