package se.samspel.notifications;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.samspel.access.Role;
import se.samspel.access.StandIns;
import se.samspel.access.SupplierAccess;
import se.samspel.accounts.Pages;
import se.samspel.engine.WebAppSession;

/** Where staff name who stands in for them; the support function also for others. A substitute has the same work: a group in common. */
@Controller
class StandInPage {

    static final String PATH = "/ersattare";

    private static final String TITLE = "Ersättare";
    /** Groups that everybody of a role has, whatever their unit: not enough to work with each other's cases. */
    private static final Set<String> TOO_WIDE = Set.of("procurer", "supplier");

    private final StandIns standIns;
    private final StandingIn standingIn;
    private final IdentityService identity;
    private final Recipients recipients;
    private final Items items;
    private final Pages pages;

    StandInPage(StandIns standIns, StandingIn standingIn, IdentityService identity, Recipients recipients, Items items, Pages pages) {
        this.standIns = standIns;
        this.standingIn = standingIn;
        this.identity = identity;
        this.recipients = recipients;
        this.items = items;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(HttpServletRequest request) {
        Optional<String> user = WebAppSession.userOf(request);
        return user.flatMap(this::refusal).or(() -> user.map(known -> shown(request, known, HttpStatus.OK, "")))
                .orElseGet(this::signInFirst);
    }

    @PostMapping(PATH)
    ResponseEntity<String> change(HttpServletRequest request, @RequestParam Map<String, String> sent) {
        Optional<String> signedIn = WebAppSession.userOf(request);
        if (signedIn.isEmpty()) {
            return signInFirst();
        }
        String user = signedIn.get();
        Optional<ResponseEntity<String>> refusal = refusal(user);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!WebAppSession.isPageToken(request, sent.get("token"))) {
            return pages.message(HttpStatus.FORBIDDEN, TITLE, "Sidan är för gammal. Öppna den igen.", PATH, TITLE);
        }
        if (sent.containsKey("end")) {
            boolean isGone = visible(user).stream().filter(one -> String.valueOf(one.id()).equals(sent.get("end")))
                    .anyMatch(one -> standIns.end(one.id()));
            standingIn.beginAndEnd();
            return isGone ? shown(request, user, HttpStatus.OK, "Ersättaren är borttagen.")
                    : shown(request, user, HttpStatus.GONE, "Den ersättaren finns inte längre.");
        }
        String person = isSupport(user) ? sent.getOrDefault("person", user) : user;
        String substitute = sent.getOrDefault("substitute", "");
        if (workGroups(person).stream().noneMatch(workGroups(substitute)::contains)) {
            return shown(request, user, HttpStatus.BAD_REQUEST, "Välj en ersättare som har samma slags uppgifter.");
        }
        try {
            standIns.name(person, substitute, LocalDate.parse(sent.getOrDefault("from", "")), LocalDate.parse(sent.getOrDefault("to", "")),
                    "ja".equals(sent.get("open")), user);
            standingIn.beginAndEnd();
        } catch (DateTimeParseException noDay) {
            return shown(request, user, HttpStatus.BAD_REQUEST, "Ange första och sista dagen.");
        } catch (StandIns.Refused refused) {
            return shown(request, user, HttpStatus.BAD_REQUEST, refused.getMessage());
        }
        return shown(request, user, HttpStatus.OK, "Ersättaren är sparad.");
    }

    private Optional<ResponseEntity<String>> refusal(String user) {
        return recipients.isSupplier(user) || workGroups(user).isEmpty()
                ? Optional.of(pages.message(HttpStatus.FORBIDDEN, TITLE, "Det har du inte rätt till.")) : Optional.empty();
    }

    private boolean isSupport(String user) {
        return recipients.groupsOf(user).contains(Role.SUPPORT_FUNCTION.groupId());
    }

    /** The groups whose tasks the person may be given. */
    private Set<String> workGroups(String user) {
        return recipients.groupsOf(user).stream().filter(group -> !TOO_WIDE.contains(group) && !SupplierAccess.isCompany(group))
                .filter(group -> group.startsWith("procurer-") || Set.of("decision-maker", "support-function", "matching-officer")
                .contains(group)).collect(Collectors.toSet());
    }

    private List<StandIns.StandIn> visible(String user) {
        boolean seesAll = isSupport(user);
        return standIns.all().stream().filter(one -> seesAll || one.person().equals(user)).toList();
    }

    private ResponseEntity<String> shown(HttpServletRequest request, String user, HttpStatus status, String said) {
        Map<String, Object> content = new HashMap<>();
        content.put("token", WebAppSession.pageToken(request));
        content.put("said", said.isEmpty() ? false : said);
        boolean isSupport = isSupport(user);
        content.put("isSupport", isSupport);
        content.put("people", people(user));
        content.put("substitutes", people(user).stream().filter(person -> isSupport || !person.get("id").equals(user)
                && workGroups((String) person.get("id")).stream().anyMatch(workGroups(user)::contains)).toList());
        List<Map<String, String>> named = visible(user).stream().map(one -> Map.of("id", String.valueOf(one.id()), "person",
                nameOf(one.person()), "substitute", nameOf(one.substitute()), "days",
                items.day(one.from()) + " till " + items.day(one.to())))
                .toList();
        content.put("named", named);
        content.put("hasNamed", !named.isEmpty());
        return pages.page(status, "stand-ins", TITLE, content);
    }

    private List<Map<String, Object>> people(String user) {
        return identity.createUserQuery().list().stream().filter(one -> !workGroups(one.getId()).isEmpty())
                .sorted(Comparator.comparing(Recipients::nameOf))
                .map(one -> Map.<String, Object>of("id", one.getId(), "name", Recipients.nameOf(one), "isMe", one.getId().equals(user)))
                .toList();
    }

    private String nameOf(String user) {
        return recipients.user(user).map(Recipients::nameOf).orElse(user);
    }

    private ResponseEntity<String> signInFirst() {
        return pages.message(HttpStatus.UNAUTHORIZED, TITLE, "Logga in först, och öppna sedan den här sidan igen.",
                "/camunda/app/tasklist/default/", "Logga in");
    }
}
