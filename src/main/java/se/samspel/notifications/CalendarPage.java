package se.samspel.notifications;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.samspel.accounts.Pages;
import se.samspel.engine.WebAppSession;
import se.samspel.mail.PublicAddress;

/** Where a person makes and takes back the address of the own calendar, and that address itself, which needs no sign-in. */
@Controller
class CalendarPage {

    static final String PATH = "/kalender";

    private static final String TITLE = "Kalender";
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})\\.ics");
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarAddresses addresses;
    private final OwnCalendar calendar;
    private final CalendarFile file;
    private final PublicAddress address;
    private final Pages pages;

    CalendarPage(CalendarAddresses addresses, OwnCalendar calendar, CalendarFile file, PublicAddress address, Pages pages) {
        this.addresses = addresses;
        this.calendar = calendar;
        this.file = file;
        this.address = address;
        this.pages = pages;
    }

    @GetMapping(PATH + "/{name}")
    ResponseEntity<String> file(@PathVariable String name) {
        Matcher asked = FILE.matcher(name);
        Optional<String> user = asked.matches() ? addresses.userOf(asked.group(1)) : Optional.empty();
        return user.map(known -> ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noStore())
                .body(file.of(calendar.of(known)))).orElseGet(() -> pages.message(HttpStatus.NOT_FOUND, TITLE,
                "Kalenderadressen gäller inte. Den kan ha tagits tillbaka eller ersatts av en ny."));
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(HttpServletRequest request) {
        return WebAppSession.userOf(request).map(user -> shown(request, user, null)).orElseGet(this::signInFirst);
    }

    @PostMapping(PATH)
    ResponseEntity<String> change(HttpServletRequest request, @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String what) {
        Optional<String> user = WebAppSession.userOf(request);
        if (user.isEmpty()) {
            return signInFirst();
        }
        if (!WebAppSession.isPageToken(request, token)) {
            return pages.message(HttpStatus.FORBIDDEN, TITLE, "Sidan är för gammal. Öppna den igen.", PATH, TITLE);
        }
        if (what.equals("make")) {
            return shown(request, user.get(), address.of(PATH + "/" + addresses.make(user.get()) + ".ics"));
        }
        addresses.end(user.get());
        return shown(request, user.get(), null);
    }

    private ResponseEntity<String> shown(HttpServletRequest request, String user, String made) {
        Map<String, Object> content = new HashMap<>();
        content.put("token", WebAppSession.pageToken(request));
        content.put("made", made == null ? false : made);
        content.put("has", addresses.has(user));
        return pages.page(HttpStatus.OK, "calendar", TITLE, content);
    }

    private ResponseEntity<String> signInFirst() {
        return pages.message(HttpStatus.UNAUTHORIZED, TITLE, "Logga in först, och öppna sedan den här sidan igen.",
                "/camunda/app/tasklist/default/", "Logga in");
    }
}
