package se.samspel.web;

import java.time.Clock;
import java.time.Instant;
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

import se.samspel.access.Role;
import se.samspel.accounts.Pages;
import se.samspel.archive.ArchiveRemoval;
import se.samspel.archive.RegisteredCases;
import se.samspel.engine.WebAppSession;
import se.samspel.identifiers.Text;
import se.samspel.retention.DocumentKind;
import se.samspel.retention.Retention;
import se.samspel.retention.TextRemoval;

/**
 * {@code /gallring}: what is kept how long, what would go now and what has gone. The administrator, who reads no case, removes what has had
 * its time; the support function, which reads them all, removes a single text on a decision.
 */
@Controller
class RetentionPage {

    private static final String PATH = "/gallring";
    private static final String TITLE = "Gallring";
    private static final Set<Role> READERS = Set.of(Role.ADMINISTRATOR, Role.SUPPORT_FUNCTION);
    private static final int SHOWN = 500;

    private final Retention retention;
    private final TextRemoval texts;
    private final ArchiveRemoval archive;
    private final RegisteredCases cases;
    private final StaffPage staff;
    private final Pages pages;
    private final DateTimeFormatter day;

    RetentionPage(Retention retention, TextRemoval texts, ArchiveRemoval archive, RegisteredCases cases, StaffPage staff, Pages pages,
            Clock clock) {
        this.retention = retention;
        this.texts = texts;
        this.archive = archive;
        this.cases = cases;
        this.staff = staff;
        this.pages = pages;
        this.day = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("sv-SE")).withZone(clock.getZone());
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(HttpServletRequest request, @RequestParam(defaultValue = "") String diarienummer) {
        return staff.of(request, TITLE, READERS, reader -> page(request, reader, HttpStatus.OK, "", diarienummer));
    }

    @PostMapping(PATH)
    ResponseEntity<String> remove(HttpServletRequest request, @RequestParam(defaultValue = "") String token) {
        return staff.of(request, TITLE, Set.of(Role.ADMINISTRATOR), reader -> {
            if (!WebAppSession.isPageToken(request, token)) {
                return tooOld();
            }
            List<Retention.Going> gone = retention.remove(reader.user());
            long items = gone.stream().mapToLong(one -> one.items().size()).sum();
            return page(request, reader, HttpStatus.OK, items == 0 ? "Det fanns inget att gallra." : "Gallrat: " + items + ".", "");
        });
    }

    @PostMapping(PATH + "/text")
    ResponseEntity<String> removeText(HttpServletRequest request, @RequestParam(defaultValue = "") String diarienummer,
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String beslut,
            @RequestParam(defaultValue = "") String token) {
        return staff.of(request, TITLE, Set.of(Role.SUPPORT_FUNCTION), reader -> {
            if (!WebAppSession.isPageToken(request, token)) {
                return tooOld();
            }
            Optional<String> number = asWritten(diarienummer);
            String[] chosen = text.split(" ", 2);
            if (number.isEmpty() || chosen.length != 2 || !chosen[0].matches("\\d{1,18}")) {
                return page(request, reader, HttpStatus.BAD_REQUEST, "Välj den text som ska tas bort.", diarienummer);
            }
            Optional<String> refusal = texts.remove(number.get(), Long.parseLong(chosen[0]), chosen[1], beslut, reader.user());
            return page(request, reader, refusal.isPresent() ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
                    refusal.orElse("Texten är borttagen."), diarienummer);
        });
    }

    private ResponseEntity<String> tooOld() {
        return pages.message(HttpStatus.FORBIDDEN, TITLE, "Sidan är för gammal. Öppna den igen.", PATH, TITLE);
    }

    private ResponseEntity<String> page(HttpServletRequest request, StaffPage.Reader reader, HttpStatus status, String sentence,
            String diarienummer) {
        String token = WebAppSession.pageToken(request);
        List<Retention.Going> going = retention.dryRun();
        Map<String, Object> content = new HashMap<>();
        content.put("sentence", sentence.isEmpty() ? false : sentence);
        content.put("kept", retention.kept().stream().map(one -> Map.of("kind", one.kind().swedish(),
                "keep", one.keep().isEmpty() ? "Tills vidare" : one.keep(),
                "decision", one.decision().isEmpty() ? "Inget beslut: gallras inte" : one.decision())).toList());
        content.put("going", going.stream().limit(SHOWN).map(one -> Map.of("kind", one.kind().swedish(), "what", one.what(),
                "ended", day.format(one.ended().atStartOfDay(day.getZone())), "number", one.items().size())).toList());
        content.put("hasGoing", !going.isEmpty());
        content.put("more", going.size() > SHOWN ? going.size() - SHOWN : false);
        content.put("do", reader.is(Role.ADMINISTRATOR) && !going.isEmpty() ? Map.of("token", token) : false);
        content.put("gone", archive.removals().stream().map(one -> Map.of("kind", kind(one.kind()), "number", one.number(),
                "decision", one.decision(), "on", day.format(one.removedAt()), "by", one.removedBy())).toList());
        content.put("texts", reader.is(Role.SUPPORT_FUNCTION) ? ofCase(token, diarienummer) : false);
        return pages.page(status, "retention", TITLE, content);
    }

    private static String kind(String written) {
        return written.equals("TEXT") ? "Enskild text" : DocumentKind.valueOf(written).swedish();
    }

    private Map<String, Object> ofCase(String token, String diarienummer) {
        Optional<String> number = asWritten(diarienummer);
        List<Map<String, Object>> written = number.map(texts::textsOf).orElse(List.of()).stream().map(one -> Map.<String, Object>of(
                "id", one.submission() + " " + one.field(), "label", one.label(), "step", one.step(), "on", time(one.at()),
                "text", one.text())).toList();
        return Map.of("token", token, "number", diarienummer, "written", written, "hasWritten", !written.isEmpty(),
                "notFound", !diarienummer.isBlank() && written.isEmpty());
    }

    private Optional<String> asWritten(String diarienummer) {
        return diarienummer.isBlank() || !Text.isStorable(diarienummer, false) ? Optional.empty() : cases.asWritten(diarienummer.strip());
    }

    private String time(Instant at) {
        return day.format(at);
    }
}
