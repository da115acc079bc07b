package se.samspel.demonstration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import se.samspel.access.Role;
import se.samspel.accounts.Pages;
import se.samspel.engine.WebAppSession;

/** What would have been mailed: to oneself, and for the support function to everybody. Only in the demonstration. */
@Controller
@Profile("demonstration")
class InboxPage {

    static final String PATH = "/inkorg";

    private static final String TITLE = "Demonstrationens inkorg";

    private final ObjectProvider<DemonstrationInbox> inbox;
    private final IdentityService identity;
    private final Pages pages;

    InboxPage(ObjectProvider<DemonstrationInbox> inbox, IdentityService identity, Pages pages) {
        this.inbox = inbox;
        this.identity = identity;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(HttpServletRequest request) {
        Optional<String> user = WebAppSession.userOf(request);
        if (user.isEmpty()) {
            return pages.message(HttpStatus.UNAUTHORIZED, TITLE, "Logga in först, och öppna sedan den här sidan igen.",
                    "/camunda/app/tasklist/default/", "Logga in");
        }
        DemonstrationInbox mails = inbox.getIfAvailable();
        if (mails == null) {
            return pages.message(HttpStatus.OK, TITLE, "En mejlserver är angiven: mejlen skickas, och visas inte här.");
        }
        boolean seesAll = identity.createGroupQuery().groupMember(user.get()).groupId(Role.SUPPORT_FUNCTION.groupId()).count() > 0;
        String own = Optional.ofNullable(identity.createUserQuery().userId(user.get()).singleResult()).map(User::getEmail).orElse("")
                .toLowerCase(Locale.ROOT);
        List<Map<String, String>> shown = mails.all().stream().filter(mail -> seesAll || mail.address().equals(own))
                .map(DemonstrationInbox.Landed::shown).toList();
        return pages.page(HttpStatus.OK, "demonstration-inbox", TITLE,
                Map.of("mails", shown, "isEmpty", shown.isEmpty(), "seesAll", seesAll));
    }
}
