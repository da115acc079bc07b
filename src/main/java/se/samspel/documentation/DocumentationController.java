package se.samspel.documentation;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.samspel.archive.CaseAccess;
import se.samspel.archive.RegisteredCases;
import se.samspel.archive.Zone;
import se.samspel.forms.FormEngine;

/** Hands a case's complete documentation to who may read the whole case. Each time somebody takes it stands in the log. */
@RestController
class DocumentationController {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentationController.class);
    private static final String PATH = "/api/cases/{registryNumber}/documentation";

    private final RegisteredCases registered;
    private final CaseDocumentation cases;
    private final ObjectProvider<CaseAccess> access;
    private final FormEngine engine;

    DocumentationController(RegisteredCases registered, CaseDocumentation cases, ObjectProvider<CaseAccess> access, FormEngine engine) {
        this.registered = registered;
        this.cases = cases;
        this.access = access;
        this.engine = engine;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> json(@PathVariable String registryNumber, @RequestParam(name = "zone", required = false) String zoneName) {
        return answer(registryNumber, zoneName, (number, zone) -> ok().contentType(MediaType.APPLICATION_JSON).body(cases.of(number,
                zone)));
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<Object> pdf(@PathVariable String registryNumber, @RequestParam(name = "zone", required = false) String zoneName) {
        return answer(registryNumber, zoneName, (number, zone) -> {
            ContentDisposition file = ContentDisposition.attachment()
                    .filename("Dokumentation " + number.replace('/', '-') + " " + zone.swedish() + ".pdf", StandardCharsets.UTF_8).build();
            return ok().contentType(MediaType.APPLICATION_PDF).header("Content-Disposition", file.toString())
                    .body(DocumentationPdf.of(cases.of(number, zone)));
        });
    }

    /** For a link, which cannot say what it accepts. */
    @GetMapping(path = PATH, params = "format=json")
    ResponseEntity<Object> jsonByLink(@PathVariable String registryNumber, @RequestParam(name = "zone", required = false) String zoneName) {
        return json(registryNumber, zoneName);
    }

    /** For a link, as {@link #jsonByLink}. */
    @GetMapping(path = PATH, params = "format=pdf")
    ResponseEntity<Object> pdfByLink(@PathVariable String registryNumber, @RequestParam(name = "zone", required = false) String zoneName) {
        return pdf(registryNumber, zoneName);
    }

    private interface Answer {
        ResponseEntity<Object> give(String registryNumber, Zone zone);
    }

    private ResponseEntity<Object> answer(String asked, String zoneName, Answer documentation) {
        String user = engine.currentUser();
        Zone zone = Zone.named(zoneName).orElse(null);
        if (zone == null) {
            return refused(HttpStatus.BAD_REQUEST, "InvalidRequest", "Zonen är contract eller target-group.");
        }
        String registryNumber = registered.asWritten(asked).orElse(null);
        if (registryNumber == null) {
            return refused(HttpStatus.NOT_FOUND, "NotFound", "Det finns inget ärende med det diarienumret.");
        }
        if (access.stream().noneMatch(rule -> rule.mayRead(user, registryNumber, zone))) {
            LOG.warn("Nekad: dokumentationen av {} för {}", registryNumber, user);
            return refused(HttpStatus.FORBIDDEN, "AuthorizationException", "Det har du inte rätt till.");
        }
        LOG.info("{} hämtar dokumentationen av {}, zonen {}", user, registryNumber, zone);
        return documentation.give(registryNumber, zone);
    }

    private static ResponseEntity.BodyBuilder ok() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String type, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("type", type, "message", sentence));
    }
}
