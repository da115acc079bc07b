package se.samspel.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import se.samspel.access.Refusal;

/** Answers for the scripts that are changed ({@link WebAppScript}): made once, sent compressed, and asked for again only when changed. */
class WebAppScriptFilter extends OncePerRequestFilter {

    private static final Map<String, WebAppScript> SCRIPTS = WebAppScript.ALL.stream()
            .collect(Collectors.toMap(WebAppScript::address, Function.identity()));

    private final Map<String, Answer> made = new ConcurrentHashMap<>();

    /** @param tag changes with the script */
    private record Answer(byte[] plain, byte[] compressed, String tag) {
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        WebAppScript script = SCRIPTS.get(Refusal.path(request));
        if (script == null) {
            chain.doFilter(request, response);
            return;
        }
        Answer answer = made.computeIfAbsent(script.address(), address -> answer(script.changed().getBytes(StandardCharsets.UTF_8)));
        response.setHeader(HttpHeaders.ETAG, answer.tag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (answer.tag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/javascript;charset=UTF-8");
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        byte[] body = answer.plain();
        if (accepted != null && accepted.contains("gzip")) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            body = answer.compressed();
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Answer answer(byte[] script) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(script);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
        try {
            String tag = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(script)).substring(0, 32);
            return new Answer(script, compressed.toByteArray(), "\"" + tag + "\"");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
