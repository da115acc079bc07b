package se.samspel.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.samspel.access.Refusal;
import se.samspel.access.Role;
import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;

/**
 * The support function's page of who is invited and has not chosen a password, with a button that makes a new link. The link is shown
 * in that answer and kept nowhere. Asked for in the session of the web apps; a button's request holds what only the page knows.
 */
@Controller
class WaitingInvitations {

    static final String PATH = "/inbjudningar";

    private static final String TITLE = "Inbjudningar som väntar";
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'kl.' HH.mm", Locale.forLanguageTag("sv-SE")).withZone(ZoneId.of("Europe/Stockholm"));

    private final Invitations invitations;
    private final InvitationAddress address;
    private final SignedInUser signedIn;
    private final Pages pages;
    private final Clock clock;

    WaitingInvitations(Invitations invitations, InvitationAddress address, SignedInUser signedIn, Pages pages, Clock clock) {
        this.invitations = invitations;
        this.address = address;
        this.signedIn = signedIn;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ResponseEntity<String> list(HttpServletRequest request) {
        return refusal(request).orElseGet(() -> {
            String token = WebAppSession.pageToken(request);
            List<Map<String, String>> waiting = invitations.waiting().stream()
                    .map(one -> shown(one, Map.of("token", token, "state", state(one)))).toList();
            return pages.page(HttpStatus.OK, "waiting-invitations", TITLE, Map.of("waiting", waiting, "hasWaiting", !waiting.isEmpty()));
        });
    }

    @PostMapping(PATH)
    ResponseEntity<String> newLink(HttpServletRequest request, @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String token) {
        return refusal(request).orElseGet(() -> {
            if (!WebAppSession.isPageToken(request, token)) {
                return pages.message(HttpStatus.FORBIDDEN, TITLE, "Sidan är för gammal. Öppna den igen.", PATH, TITLE);
            }
            Optional<InvitationLinks.Waiting> invited = invitations.waiting().stream().filter(one -> one.userId().equals(user)).findFirst();
            if (invited.isEmpty()) {
                return pages.message(HttpStatus.GONE, TITLE, "Den inbjudan väntar inte längre.", PATH, TITLE);
            }
            InvitationLinks.Link link = invitations.newLink(user, WebAppSession.userOf(request).orElseThrow());
            return pages.page(HttpStatus.OK, "new-link", "Ny länk", shown(invited.get(),
                    Map.of("link", address.of(link), "until", DAY_AND_TIME.format(link.expires()))));
        });
    }

    private Optional<ResponseEntity<String>> refusal(HttpServletRequest request) {
        Optional<String> user = WebAppSession.userOf(request);
        if (user.isEmpty()) {
            return Optional.of(pages.message(HttpStatus.UNAUTHORIZED, TITLE, "Logga in först, och öppna sedan den här sidan igen.",
                    "/camunda/app/tasklist/default/", "Logga in"));
        }
        return isOfSupportFunction(user.get()) ? Optional.empty() : Optional.of(pages.message(HttpStatus.FORBIDDEN, TITLE,
                Refusal.NOT_ALLOWED));
    }

    /** As the groups are now, and not as they were at sign-in. */
    private boolean isOfSupportFunction(String user) {
        signedIn.signIn(user);
        Set<String> groups = signedIn.groups();
        signedIn.signOut();
        return groups.contains(Role.SUPPORT_FUNCTION.groupId());
    }

    private String state(InvitationLinks.Waiting waiting) {
        Instant until = waiting.lastLinkUntil();
        return until.isAfter(clock.instant()) ? "Gäller till " + DAY_AND_TIME.format(until) : "Ingen länk gäller";
    }

    private static Map<String, String> shown(InvitationLinks.Waiting waiting, Map<String, String> more) {
        Map<String, String> shown = new HashMap<>(more);
        shown.put("userId", waiting.userId());
        shown.put("name", waiting.name());
        shown.put("email", waiting.email());
        shown.put("company", waiting.company());
        return shown;
    }
}
