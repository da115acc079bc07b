package se.samspel.desk;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person's own drafts; nobody reaches another's. */
@RestController
@RequestMapping("/api/desk/drafts/{place}")
class DraftController {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
    };

    private final Drafts drafts;
    private final ObjectMapper json;

    DraftController(Drafts drafts, ObjectMapper json) {
        this.drafts = drafts;
        this.json = json;
    }

    /** 204 when nothing is kept. */
    @GetMapping
    ResponseEntity<Object> find(@PathVariable("place") String place) {
        if (!drafts.isPlace(place)) {
            return DeskController.noTask();
        }
        return drafts.find(place).<ResponseEntity<Object>>map(ResponseEntity::ok).orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PutMapping
    ResponseEntity<Object> keep(@PathVariable("place") String place, @RequestBody String body) {
        if (!drafts.isPlace(place)) {
            return DeskController.noTask();
        }
        if (body.length() > Drafts.LONGEST) {
            return DeskController.refused(HttpStatus.BAD_REQUEST, "Utkastet är för långt för att sparas.");
        }
        Map<String, Object> content;
        try {
            content = json.readValue(body, FIELDS);
        } catch (IOException notFields) {
            content = null;
        }
        if (content == null || body.contains("\\u0000")) {
            return DeskController.refused(HttpStatus.BAD_REQUEST, "Utkastet kan inte läsas.");
        }
        return ResponseEntity.ok(Map.of("writtenAt", drafts.keep(place, content).writtenAt()));
    }

    @DeleteMapping
    ResponseEntity<Object> forget(@PathVariable("place") String place) {
        drafts.forget(place);
        return ResponseEntity.noContent().build();
    }
}
