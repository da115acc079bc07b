package se.samspel.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import com.samskivert.mustache.Mustache;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Our pages, of the templates in {@code templates/}: what is put into one is text there, whoever wrote it. */
@Component
public class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Mustache.Compiler templates;

    /** @param templates escape HTML, and fail on a name that they are not given */
    Pages(Mustache.Compiler templates) {
        this.templates = templates;
    }

    /** @param content what the template names, without null */
    public ResponseEntity<String> page(HttpStatus status, String template, String title, Map<String, ?> content) {
        return ResponseEntity.status(status).contentType(HTML).cacheControl(CacheControl.noStore())
                .body(html(template, title, content));
    }

    /** One sentence, and where to go from there. */
    public ResponseEntity<String> message(HttpStatus status, String title, String sentence, String address, String linkText) {
        return page(status, "message", title, message(sentence, address, linkText));
    }

    public ResponseEntity<String> message(HttpStatus status, String title, String sentence) {
        return page(status, "message", title, Map.of("sentence", sentence, "link", false));
    }

    /** The same as {@link #message}, for who answers before any controller. */
    void write(HttpServletResponse response, HttpStatus status, String title, String sentence, String address, String linkText)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(HTML.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.getWriter().write(html("message", title, message(sentence, address, linkText)));
    }

    private static Map<String, ?> message(String sentence, String address, String linkText) {
        return Map.of("sentence", sentence, "link", Map.of("address", address, "text", linkText));
    }

    private String html(String template, String title, Map<String, ?> content) {
        Map<String, Object> named = new HashMap<>(content);
        named.put("title", title);
        return templates.loadTemplate(template).execute(named);
    }
}
