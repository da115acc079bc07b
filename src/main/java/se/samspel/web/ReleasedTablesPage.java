package se.samspel.web;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.samspel.access.Role;
import se.samspel.accounts.Pages;
import se.samspel.engine.WebAppSession;
import se.samspel.people.PeopleTables;

/** {@code /uppfoljning/personer}: the released tables about people, for all staff; the support function releases one more. */
@Controller
class ReleasedTablesPage {

    private static final String PATH = "/uppfoljning/personer";
    private static final String TITLE = "Hur det har gått för människor";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("sv-SE"));

    private final PeopleTables tables;
    private final StaffPage staff;
    private final Pages pages;

    ReleasedTablesPage(PeopleTables tables, StaffPage staff, Pages pages) {
        this.tables = tables;
        this.staff = staff;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> list(HttpServletRequest request) {
        return staff.of(request, TITLE, Set.of(), reader -> page(request, reader, HttpStatus.OK, ""));
    }

    @PostMapping(PATH)
    ResponseEntity<String> release(HttpServletRequest request, @RequestParam(defaultValue = "") String tabell,
            @RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "") String token) {
        return staff.of(request, TITLE, Set.of(Role.SUPPORT_FUNCTION), reader -> {
            if (!WebAppSession.isPageToken(request, token)) {
                return pages.message(HttpStatus.FORBIDDEN, TITLE, "Sidan är för gammal. Öppna den igen.", PATH, TITLE);
            }
            Optional<String> refusal = tables.release(tabell, period.strip(), reader.user());
            return page(request, reader, refusal.isPresent() ? HttpStatus.CONFLICT : HttpStatus.OK,
                    refusal.orElse("Tabellen är släppt och visas nedan."));
        });
    }

    /** For a spreadsheet: semicolons between, and no cell that it would take for a formula. */
    @GetMapping(PATH + "/csv")
    ResponseEntity<String> csv(HttpServletRequest request, @RequestParam(defaultValue = "") String tabell,
            @RequestParam(defaultValue = "") String period) {
        return staff.of(request, TITLE, Set.of(), reader -> tables.find(tabell, period).map(table -> ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).cacheControl(CacheControl.noStore())
                .header("Content-Disposition", ContentDisposition.attachment().filename(table.code() + " " + table.period() + ".csv",
                        StandardCharsets.UTF_8).build().toString())
                .body("\uFEFF" + Stream.concat(Stream.of(Stream.concat(Stream.of(table.name() + " " + table.periodName()),
                        table.columns().stream()).toList()), table.rows().stream()).map(ReleasedTablesPage::line)
                        .collect(Collectors.joining("\r\n", "", "\r\n"))))
                .orElseGet(() -> pages.message(HttpStatus.NOT_FOUND, TITLE, "Den tabellen är inte släppt för den perioden.", PATH, TITLE)));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> '"' + (cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell).replace("\"", "\"\"") + '"')
                .map(cell -> cell.matches("\"\\d+\"") ? cell.substring(1, cell.length() - 1) : cell).collect(Collectors.joining(";"));
    }

    private ResponseEntity<String> page(HttpServletRequest request, StaffPage.Reader reader, HttpStatus status, String sentence) {
        Map<String, Object> content = new HashMap<>();
        content.put("sentence", sentence.isEmpty() ? false : sentence);
        content.put("release", reader.is(Role.SUPPORT_FUNCTION) ? Map.of("token", WebAppSession.pageToken(request), "choices",
                tables.tables().stream().map(choice -> Map.of("code", choice.code(), "name", choice.name())).toList()) : false);
        List<Map<String, Object>> shown = tables.all().stream().map(ReleasedTablesPage::shown).toList();
        content.put("tables", shown);
        content.put("hasTables", !shown.isEmpty());
        return pages.page(status, "released-tables", TITLE, content);
    }

    private static Map<String, Object> shown(PeopleTables.Shown table) {
        return Map.of("code", table.code(), "name", table.name(), "period", table.period(), "periodName", table.periodName(),
                "on", DAY.format(table.releasedOn()), "columns", table.columns(),
                "rows", table.rows().stream().map(row -> Map.of("head", row.get(0), "cells", row.subList(1, row.size()))).toList());
    }
}
