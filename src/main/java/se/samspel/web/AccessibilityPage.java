package se.samspel.web;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import se.samspel.accounts.Pages;

/** {@code /tillganglighet}: how far the pages can be used by everybody, and what is left. Open to everybody. */
@RestController
class AccessibilityPage {

    private final Pages pages;

    AccessibilityPage(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/tillganglighet")
    ResponseEntity<String> page() {
        return pages.page(HttpStatus.OK, "accessibility", "Tillgänglighet", Map.of());
    }
}
