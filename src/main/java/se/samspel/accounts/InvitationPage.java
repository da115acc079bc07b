package se.samspel.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** The page behind an invitation's link, where the invited chooses a password. The link itself is what lets them in. */
@Controller
class InvitationPage {

    static final String PATH = "/inbjudan/";

    private static final String PAGE = """
            <!doctype html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s – Samspel</title>
            <style>
            body { font: 1.0625rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #f5f6f7; margin: 0; }
            main { max-width: 28rem; margin: 3rem auto; padding: 2rem; background: #fff; border: 1px solid #c9cdd1; }
            h1 { font-size: 1.5rem; margin-top: 0; }
            label { display: block; margin-top: 1rem; font-weight: 600; }
            input { font: inherit; width: 100%%; box-sizing: border-box; padding: .5rem; border: 1px solid #5a5a5a; }
            button { font: inherit; margin-top: 1.5rem; padding: .6rem 1.2rem; border: 0; background: #2b5c8a; color: #fff; cursor: pointer; }
            [role=alert] { border-left: 4px solid #a61b1b; padding-left: .75rem; }
            </style>
            </head>
            <body><main><h1>%s</h1>
            %s
            </main></body>
            </html>
            """;

    private final Invitations invitations;
    private final PasswordRules rules;

    InvitationPage(Invitations invitations, PasswordRules rules) {
        this.invitations = invitations;
        this.rules = rules;
    }

    @GetMapping(PATH + "{token}")
    ResponseEntity<String> ask(@PathVariable String token) {
        return invitations.userOf(token).map(user -> question(HttpStatus.OK, user, null)).orElseGet(InvitationPage::gone);
    }

    @PostMapping(PATH + "{token}")
    ResponseEntity<String> choose(@PathVariable String token, @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        Optional<String> user = invitations.userOf(token);
        if (user.isEmpty()) {
            return gone();
        }
        String fault = password.equals(again) ? rules.faultOf(user.get(), password) : "De två lösenorden är inte lika.";
        if (fault != null) {
            return question(HttpStatus.BAD_REQUEST, user.get(), fault);
        }
        return invitations.choosePassword(token, password)
                .map(chosen -> page(HttpStatus.OK, "Lösenordet är valt", "<p>Ditt användarnamn är <strong>" + HtmlUtils.htmlEscape(chosen)
                        + "</strong>.</p><p><a href=\"/camunda/app/tasklist/default/\">Logga in</a></p>"))
                .orElseGet(InvitationPage::gone);
    }

    private ResponseEntity<String> question(HttpStatus status, String user, String fault) {
        return page(status, "Välj lösenord", (fault == null ? "" : "<p role=\"alert\">" + fault + "</p>\n")
                + "<p>Välkommen till Samspel. Ditt användarnamn är <strong>" + HtmlUtils.htmlEscape(user) + "</strong>. " + rules.sentence() + "</p>\n"
                + """
                <form method="post" autocomplete="off">
                <label for="password">Lösenord</label>
                <input id="password" name="password" type="password" autocomplete="new-password" required autofocus>
                <label for="again">Samma lösenord igen</label>
                <input id="again" name="again" type="password" autocomplete="new-password" required>
                <button type="submit">Spara lösenordet</button>
                </form>""");
    }

    private static ResponseEntity<String> gone() {
        return page(HttpStatus.GONE, "Länken gäller inte", "<p>Länken har redan använts eller är äldre än 7 dagar. "
                + "Be stödfunktionen om en ny.</p>");
    }

    private static ResponseEntity<String> page(HttpStatus status, String title, String content) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                .body(PAGE.formatted(title, title, content));
    }
}
