package se.samspel.desk;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import se.samspel.access.Refusal;
import se.samspel.desk.CaseCards.Card;
import se.samspel.forms.InvalidSubmission;

/** What Samspel's part of Tasklist asks for, of tasks that the signed-in person may read. */
@RestController
@RequestMapping("/api/desk")
class DeskController {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NAME = 80;

    private final CaseCards cards;
    private final HandOver handOver;
    private final Receipts receipts;

    DeskController(CaseCards cards, HandOver handOver, Receipts receipts) {
        this.cards = cards;
        this.handOver = handOver;
        this.receipts = receipts;
    }

    @PostMapping("/cards")
    ResponseEntity<Map<String, Card>> cards(@RequestBody List<String> taskIds) {
        return ResponseEntity.ok(cards.of(taskIds.stream().filter(id -> id != null && !id.isBlank()).limit(CaseCards.MOST).toList()));
    }

    @GetMapping("/contracts")
    ResponseEntity<List<String>> contracts(@RequestParam("company") String company) {
        return ResponseEntity.ok(company.length() > LONGEST_NAME ? List.of() : cards.contractsOf(company.strip()));
    }

    @GetMapping("/tasks/{id}")
    ResponseEntity<Object> task(@PathVariable("id") String taskId) {
        return handOver.of(taskId).<ResponseEntity<Object>>map(ResponseEntity::ok).orElseGet(DeskController::noTask);
    }

    @GetMapping("/receipts/task/{id}")
    ResponseEntity<Object> receiptOfTask(@PathVariable("id") String taskId) {
        return receipts.ofTask(taskId).<ResponseEntity<Object>>map(ResponseEntity::ok).orElseGet(DeskController::noTask);
    }

    @GetMapping("/receipts/start/{id}")
    ResponseEntity<Object> receiptOfStart(@PathVariable("id") String instanceId) {
        return receipts.ofStart(instanceId).<ResponseEntity<Object>>map(ResponseEntity::ok).orElseGet(DeskController::noTask);
    }

    /** To whom, and why. */
    record HandedOver(String to, String reason) {
    }

    @PostMapping("/tasks/{id}/hand-over")
    ResponseEntity<Object> handOver(@PathVariable("id") String taskId, @RequestBody HandedOver wish) {
        String reason = wish.reason() == null ? "" : wish.reason().strip();
        if (wish.to() == null || wish.to().isBlank() || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return refused(HttpStatus.BAD_REQUEST, "Välj vem som ska ha uppgiften och skriv varför, med högst "
                    + LONGEST_REASON + " tecken.");
        }
        return handOver.handOver(taskId, wish.to(), reason) ? ResponseEntity.noContent().build() : noTask();
    }

    @ExceptionHandler(AuthorizationException.class)
    ResponseEntity<Object> notAllowed() {
        return refused(HttpStatus.FORBIDDEN, Refusal.NOT_ALLOWED);
    }

    /** It was there a moment ago. */
    @ExceptionHandler({NullValueException.class, NotFoundException.class})
    ResponseEntity<Object> notThere() {
        return noTask();
    }

    @ExceptionHandler(InvalidSubmission.class)
    ResponseEntity<Object> notTaken(InvalidSubmission refused) {
        return refused(HttpStatus.BAD_REQUEST, refused.getMessage());
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MissingServletRequestParameterException.class})
    ResponseEntity<Object> notReadable() {
        return refused(HttpStatus.BAD_REQUEST, "Anropet kan inte läsas.");
    }

    static ResponseEntity<Object> noTask() {
        return refused(HttpStatus.NOT_FOUND, "Uppgiften finns inte längre, eller så får du inte läsa den.");
    }

    static ResponseEntity<Object> refused(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(Map.of("type", status.is4xxClientError() ? "Refused" : "Failure", "message", sentence));
    }
}
