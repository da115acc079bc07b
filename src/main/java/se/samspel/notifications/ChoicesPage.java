package se.samspel.notifications;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.samspel.accounts.Pages;
import se.samspel.engine.WebAppSession;

/** Where each person chooses when to be told of what. */
@Controller
class ChoicesPage {

    static final String PATH = "/aviseringar";

    private static final String TITLE = "Aviseringar";
    private static final String OF_KIND = "kind-";

    private final Kinds kinds;
    private final Choices choices;
    private final Recipients recipients;
    private final Pages pages;

    ChoicesPage(Kinds kinds, Choices choices, Recipients recipients, Pages pages) {
        this.kinds = kinds;
        this.choices = choices;
        this.recipients = recipients;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(HttpServletRequest request) {
        return WebAppSession.userOf(request).map(user -> shown(request, user, HttpStatus.OK, "")).orElseGet(this::signInFirst);
    }

    @PostMapping(PATH)
    ResponseEntity<String> choose(HttpServletRequest request, @RequestParam Map<String, String> sent) {
        Optional<String> user = WebAppSession.userOf(request);
        if (user.isEmpty()) {
            return signInFirst();
        }
        if (!WebAppSession.isPageToken(request, sent.get("token"))) {
            return pages.message(HttpStatus.FORBIDDEN, TITLE, "Sidan är för gammal. Öppna den igen.", PATH, TITLE);
        }
        Map<Kind, Choice> chosen = new LinkedHashMap<>();
        for (Kind kind : ofUser(user.get())) {
            String value = sent.get(OF_KIND + kind.name());
            Optional<Choice> choice = value == null ? Optional.of(current(user.get(), kind)) : Choice.ofName(value);
            if (choice.isEmpty()) {
                return shown(request, user.get(), HttpStatus.BAD_REQUEST, "Välj en av tiderna för " + kind.swedish() + ".");
            }
            chosen.put(kind, choice.get());
        }
        choices.choose(user.get(), chosen, "ja".equals(sent.get("holidays")));
        return shown(request, user.get(), HttpStatus.OK, "Dina val är sparade.");
    }

    private List<Kind> ofUser(String user) {
        boolean isSupplier = recipients.isSupplier(user);
        return kinds.all().stream().filter(kind -> kind.isFor(isSupplier)).toList();
    }

    private Choice current(String user, Kind kind) {
        return choices.of(user, kind, recipients.isSupplier(user));
    }

    private ResponseEntity<String> shown(HttpServletRequest request, String user, HttpStatus status, String said) {
        Map<String, Object> content = new HashMap<>();
        content.put("token", WebAppSession.pageToken(request));
        content.put("said", said.isEmpty() ? false : said);
        content.put("holidays", choices.alsoOnHolidays(user));
        content.put("address", recipients.user(user).map(person -> person.getEmail()).filter(email -> !email.isBlank())
                .orElse("ingen, be en administratör lägga in den"));
        content.put("kinds", ofUser(user).stream().map(kind -> Map.of("field", OF_KIND + kind.name(), "swedish", kind.swedish(),
                "why", kind.why(), "times", times(current(user, kind)))).toList());
        return pages.page(status, "choices", TITLE, content);
    }

    private static List<Map<String, Object>> times(Choice current) {
        return Arrays.stream(Choice.values()).map(choice -> Map.<String, Object>of("value", choice.name(), "words", choice.swedish(),
                "isChosen", choice == current)).toList();
    }

    private ResponseEntity<String> signInFirst() {
        return pages.message(HttpStatus.UNAUTHORIZED, TITLE, "Logga in först, och öppna sedan den här sidan igen.",
                "/camunda/app/tasklist/default/", "Logga in");
    }
}
