package se.samspel.web;

import java.util.HashMap;
import java.util.List;
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

import se.samspel.accounts.Pages;
import se.samspel.archive.CaseAccess;
import se.samspel.archive.RegisteredCases;
import se.samspel.engine.WebAppSession;
import se.samspel.identifiers.Text;
import se.samspel.procurement.EformsNotice;

/** {@code /annons}: the fields of the notice that follow from a case's terms, and a pasted notice compared with them. */
@Controller
class NoticePage {

    private static final String PATH = "/annons";
    private static final String TITLE = "Annonsens koder";
    private static final String NOT_THERE = "Det finns inget ärende med det diarienumret, eller så får du inte läsa det.";

    private final EformsNotice notice;
    private final RegisteredCases registered;
    private final CaseAccess access;
    private final StaffPage staff;
    private final Pages pages;

    NoticePage(EformsNotice notice, RegisteredCases registered, CaseAccess access, StaffPage staff, Pages pages) {
        this.notice = notice;
        this.registered = registered;
        this.access = access;
        this.staff = staff;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(HttpServletRequest request, @RequestParam(defaultValue = "") String diarienummer) {
        return staff.of(request, TITLE, Set.of(), reader -> {
            Optional<String> number = readable(reader, diarienummer);
            return number.isEmpty() && !diarienummer.isBlank() ? page(request, HttpStatus.NOT_FOUND, NOT_THERE, diarienummer, "", List.of())
                    : page(request, HttpStatus.OK, "", diarienummer, number.flatMap(notice::fragment).orElse(""), List.of());
        });
    }

    @PostMapping(PATH)
    ResponseEntity<String> compare(HttpServletRequest request, @RequestParam(defaultValue = "") String diarienummer,
            @RequestParam(defaultValue = "") String annons, @RequestParam(defaultValue = "") String token) {
        return staff.of(request, TITLE, Set.of(), reader -> {
            if (!WebAppSession.isPageToken(request, token)) {
                return pages.message(HttpStatus.FORBIDDEN, TITLE, "Sidan är för gammal. Öppna den igen.", PATH, TITLE);
            }
            Optional<String> number = readable(reader, diarienummer);
            if (number.isEmpty()) {
                return page(request, HttpStatus.NOT_FOUND, NOT_THERE, diarienummer, "", List.of());
            }
            EformsNotice.Compared compared = notice.compare(number.get(), annons, reader.user());
            String sentence = compared.refusal() != null ? compared.refusal() : compared.differences().isEmpty()
                    ? "Annonsen säger det som villkoren säger." : "Annonsen skiljer sig från det som följer av villkoren:";
            return page(request, compared.refusal() == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST, sentence, diarienummer,
                    notice.fragment(number.get()).orElse(""), compared.differences());
        });
    }

    private Optional<String> readable(StaffPage.Reader reader, String diarienummer) {
        return diarienummer.isBlank() || !Text.isStorable(diarienummer, false) ? Optional.empty()
                : registered.asWritten(diarienummer.strip()).filter(number -> access.mayRead(reader.user(), number));
    }

    private ResponseEntity<String> page(HttpServletRequest request, HttpStatus status, String sentence, String diarienummer,
            String fragment, List<String> differences) {
        Map<String, Object> content = new HashMap<>();
        content.put("sentence", sentence.isEmpty() ? false : sentence);
        content.put("differences", differences);
        content.put("number", diarienummer);
        content.put("fragment", fragment.isEmpty() ? false : Map.of("xml", fragment.replace("><", ">\n<"), "number", diarienummer, "token",
                WebAppSession.pageToken(request)));
        return pages.page(status, "notice-codes", TITLE, content);
    }
}
