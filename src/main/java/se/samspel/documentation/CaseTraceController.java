package se.samspel.documentation;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.samspel.access.Refusal;
import se.samspel.access.Role;
import se.samspel.archive.RegisteredCases;
import se.samspel.archive.Zone;
import se.samspel.engine.SignedInUser;

/** {@code GET /api/cases/{registryNumber}/trace}: who did what in the case, for the support function. */
@RestController
class CaseTraceController {

    private static final Logger LOG = LoggerFactory.getLogger(CaseTraceController.class);

    private final RegisteredCases registered;
    private final CaseTrace trace;
    private final SignedInUser signedIn;

    CaseTraceController(RegisteredCases registered, CaseTrace trace, SignedInUser signedIn) {
        this.registered = registered;
        this.trace = trace;
        this.signedIn = signedIn;
    }

    @GetMapping("/api/cases/{registryNumber}/trace")
    ResponseEntity<Object> of(@PathVariable String registryNumber, @RequestParam(name = "zone", required = false) String zoneName) {
        String user = signedIn.id().orElse(null);
        if (!signedIn.groups().contains(Role.SUPPORT_FUNCTION.groupId())) {
            LOG.warn("Nekad: spåret av ett ärende för {}", user);
            return refused(HttpStatus.FORBIDDEN, Refusal.NOT_ALLOWED);
        }
        Zone zone = Zone.named(zoneName).orElse(null);
        if (zone == null) {
            return refused(HttpStatus.BAD_REQUEST, "Zonen är contract eller target-group.");
        }
        String number = registered.asWritten(registryNumber).orElse(registryNumber);
        return trace.of(number, zone).<ResponseEntity<Object>>map(entries -> {
            LOG.info("{} läser spåret av {}", user, number);
            return ResponseEntity.ok(Map.of("registryNumber", number, "entries", entries));
        }).orElseGet(() -> refused(HttpStatus.NOT_FOUND, "Det finns inget ärende med det diarienumret."));
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(Map.of("type", "Refused", "message", sentence));
    }
}
