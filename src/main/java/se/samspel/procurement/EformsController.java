package se.samspel.procurement;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import se.samspel.archive.CaseAccess;
import se.samspel.archive.RegisteredCases;
import se.samspel.forms.FormEngine;

/** {@code GET /api/cases/{registryNumber}/eforms}: the fields of the notice that follow from the terms, for who may read the case. */
@RestController
class EformsController {

    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);

    private final RegisteredCases registered;
    private final ObjectProvider<CaseAccess> access;
    private final EformsNotice notice;
    private final FormEngine engine;

    EformsController(RegisteredCases registered, ObjectProvider<CaseAccess> access, EformsNotice notice, FormEngine engine) {
        this.registered = registered;
        this.access = access;
        this.notice = notice;
        this.engine = engine;
    }

    @GetMapping("/api/cases/{registryNumber}/eforms")
    ResponseEntity<Object> fragment(@PathVariable String registryNumber) {
        String number = registered.asWritten(registryNumber).orElse(null);
        if (number == null) {
            return refused(HttpStatus.NOT_FOUND, "NotFound", "Det finns inget ärende med det diarienumret.");
        }
        if (access.stream().noneMatch(rule -> rule.mayRead(engine.currentUser(), number))) {
            return refused(HttpStatus.FORBIDDEN, "AuthorizationException", "Det har du inte rätt till.");
        }
        return notice.fragment(number)
                .map(xml -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(XML).body((Object) xml))
                .orElseGet(() -> refused(HttpStatus.NOT_FOUND, "NotFound", "Villkoren är inte formulerade än."));
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String type, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("type", type, "message", sentence));
    }
}
