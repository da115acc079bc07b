package se.samspel.accounts;

import java.util.Map;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.samspel.identifiers.Text;

/** The page behind an invitation's link, where the invited chooses a password. The link itself is what lets them in. */
@Controller
class InvitationPage {

    static final String PATH = "/inbjudan/";

    private final Invitations invitations;
    private final PasswordRules rules;
    private final Pages pages;

    InvitationPage(Invitations invitations, PasswordRules rules, Pages pages) {
        this.invitations = invitations;
        this.rules = rules;
        this.pages = pages;
    }

    @GetMapping(PATH + "{token}")
    ResponseEntity<String> ask(@PathVariable String token) {
        return invitations.userOf(token).map(user -> question(HttpStatus.OK, user, "")).orElseGet(this::gone);
    }

    @PostMapping(PATH + "{token}")
    ResponseEntity<String> choose(@PathVariable String token, @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        Optional<String> user = invitations.userOf(token);
        if (user.isEmpty()) {
            return gone();
        }
        String fault = Text.password(password).equals(Text.password(again))
                ? rules.faultOf(user.get(), password) : "De två lösenorden är inte lika.";
        if (fault != null) {
            return question(HttpStatus.BAD_REQUEST, user.get(), fault);
        }
        return invitations.choosePassword(token, password)
                .map(chosen -> pages.page(HttpStatus.OK, "password-chosen", "Lösenordet är valt", Map.of("user", chosen)))
                .orElseGet(this::gone);
    }

    /** @param fault empty when there is none */
    private ResponseEntity<String> question(HttpStatus status, String user, String fault) {
        return pages.page(status, "choose-password", "Välj lösenord",
                Map.of("user", user, "rules", rules.sentence(), "fault", fault.isEmpty() ? false : fault));
    }

    private ResponseEntity<String> gone() {
        return pages.message(HttpStatus.GONE, "Länken gäller inte",
                "Länken har redan använts, har ersatts av en ny eller är äldre än 7 dagar. Be stödfunktionen om en ny.");
    }
}
