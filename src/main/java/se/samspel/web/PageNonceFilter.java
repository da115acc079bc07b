package se.samspel.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets a page of the web apps name in its security policy the nonce that its own scripts carry. The web apps keep the nonce of the
 * latest request in one place for everybody, so a page loaded while somebody else asks for anything would come out blank. The page itself
 * is made ours on the way ({@link WebAppPage}).
 */
class PageNonceFilter extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern IN_POLICY = Pattern.compile("'nonce-[^']*'");

    /** Pages are addressed as folders; scripts, styles and calls are not. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().endsWith("/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String policy = page.getHeader(POLICY);
        Matcher nonce = IN_PAGE.matcher(new String(page.getContentAsByteArray(), StandardCharsets.ISO_8859_1));
        if (policy != null && nonce.find()) {
            page.setHeader(POLICY, IN_POLICY.matcher(policy).replaceFirst(Matcher.quoteReplacement("'nonce-" + nonce.group(1) + "'")));
            byte[] ours = WebAppPage.of(page.getContentAsByteArray(), request.getLocale());
            page.resetBuffer();
            page.getOutputStream().write(ours);
        }
        page.copyBodyToResponse();
    }
}
