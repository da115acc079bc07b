package se.samspel.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import com.samskivert.mustache.Mustache;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;
import se.samspel.ledger.Choices.View;

/**
 * What was promised and what came of it, for staff: asked for in the session of the web apps. What is shown stands in the address, so that
 * it can be kept and sent.
 */
@Controller
class FollowUpPage {

    static final String PATH = "/uppfoljning";

    private static final String TITLE = "Uppföljning";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final Figures figures;
    private final Viewer.Of viewers;
    private final SignedInUser signedIn;
    private final Mustache.Compiler templates;

    /** @param templates escape HTML, and fail on a name that they are not given */
    FollowUpPage(Figures figures, Viewer.Of viewers, SignedInUser signedIn, Mustache.Compiler templates) {
        this.figures = figures;
        this.viewers = viewers;
        this.signedIn = signedIn;
        this.templates = templates;
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(HttpServletRequest request) {
        Choices choices = Choices.of(viewer(request), request.getParameterMap(), figures.today());
        List<Map<String, Object>> sections = switch (choices.view()) {
            case OVERSIKT -> List.of(lines(table("utveckling", choices), choices, 1, 2, 3, 4), bars(table("lage", choices), choices, 2),
                    plain(table("risk", choices), choices));
            case FORDELNING -> List.of(bars(table("enheter", choices), choices, 4, 6), bars(table("branscher", choices), choices, 4, 6),
                    bars(table("villkor", choices), choices, 4, 6), bars(table("slag", choices), choices, 2, 3));
            case VAGEN -> List.of(bars(table("vagen", choices), choices, 2), bars(table("fastnar", choices), choices, 1));
            case AVVIKELSER -> List.of(bars(table("avvikelser", choices), choices, 1, 2));
            case FRAMAT -> List.of(bars(table("framat", choices), choices, 3), plain(table("framat-upphandlingar", choices), choices));
        };
        return html(HttpStatus.OK, "follow-up", content(choices, sections));
    }

    /** A table of the page as a file, {@code utveckling.csv} or {@code utveckling.xlsx}. */
    @GetMapping(PATH + "/{file}")
    ResponseEntity<byte[]> file(@PathVariable String file, HttpServletRequest request) {
        Viewer viewer = viewer(request);
        Export.Format format = Export.Format.of(file);
        Choices choices = Choices.of(viewer, request.getParameterMap(), figures.today());
        return Export.file(table(format.without(file), choices), format);
    }

    @ExceptionHandler
    ResponseEntity<String> notShown(NotShown refused) {
        Map<String, Object> content = new LinkedHashMap<>(Map.of("title", TITLE, "sentence", refused.getMessage(), "link", false));
        if (refused.status() == HttpStatus.UNAUTHORIZED) {
            content.put("link", Map.of("address", "/camunda/app/tasklist/default/", "text", "Logga in"));
        } else if (refused.status() != HttpStatus.FORBIDDEN) {
            content.put("link", Map.of("address", PATH, "text", TITLE));
        }
        return html(refused.status(), "message", content);
    }

    /** With the groups that the person has now, and not those of the sign-in. */
    private Viewer viewer(HttpServletRequest request) {
        String user = WebAppSession.userOf(request).orElseThrow(() -> new NotShown(HttpStatus.UNAUTHORIZED,
                "Logga in först, och öppna sedan den här sidan igen."));
        signedIn.signIn(user);
        try {
            return viewers.groups(signedIn.groups());
        } finally {
            signedIn.signOut();
        }
    }

    private Table table(String name, Choices choices) {
        return figures.table(name, choices);
    }

    private ResponseEntity<String> html(HttpStatus status, String template, Map<String, Object> content) {
        return ResponseEntity.status(status).contentType(HTML).cacheControl(CacheControl.noStore())
                .body(templates.loadTemplate(template).execute(content));
    }

    private static Map<String, Object> content(Choices choices, List<Map<String, Object>> sections) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", TITLE);
        content.put("view", choices.view().address());
        content.put("from", choices.from().toString());
        content.put("to", choices.to().toString());
        content.put("chosen", Stream.of(choices.unit() == null ? null : choices.viewer().units().get(choices.unit()),
                choices.division() == null ? null : Industries.named(choices.division()),
                choices.clause() == null ? null : Words.word(Words.CLAUSES, choices.clause()))
                .filter(Objects::nonNull).map(choice -> ", " + choice).collect(Collectors.joining()));
        content.put("views", Arrays.stream(View.values()).map(view -> Map.of("name", view.swedish(), "isCurrent", view == choices.view(),
                "address", PATH + "?visa=" + view.address() + "&" + choices.query())).toList());
        content.put("units", options(choices.viewer().units(), choices.unit()));
        Map<String, String> divisions = new LinkedHashMap<>();
        Industries.all().forEach(code -> divisions.put(code, Industries.named(code)));
        content.put("divisions", options(divisions, choices.division()));
        Map<String, String> clauses = new LinkedHashMap<>(Words.CLAUSES);
        clauses.remove("");
        content.put("clauses", options(clauses, choices.clause()));
        content.put("sections", sections);
        return content;
    }

    private static List<Map<String, Object>> options(Map<String, String> words, String chosen) {
        List<Map<String, Object>> options = new ArrayList<>();
        words.forEach((code, word) -> options.add(Map.of("code", code, "word", word, "isChosen", code.equals(chosen))));
        return options;
    }

    private static Map<String, Object> lines(Table table, Choices choices, int... columns) {
        return section(table, choices, table.isEmpty() ? "" : Charts.lines(table, columns));
    }

    private static Map<String, Object> bars(Table table, Choices choices, int... columns) {
        return section(table, choices, table.isEmpty() ? "" : Charts.bars(table, columns));
    }

    private static Map<String, Object> plain(Table table, Choices choices) {
        return section(table, choices, "");
    }

    private static Map<String, Object> section(Table table, Choices choices, String chart) {
        return Map.of("id", table.id(), "title", table.title(), "note", table.note(), "chart", chart, "isEmpty", table.isEmpty(),
                "columns", table.columns().stream().map(column -> Map.of("title", column.title(), "isNumber", isNumber(column))).toList(),
                "rows", table.rows().stream().map(row -> Map.of("cells", cells(table, row))).toList(), "query", choices.query());
    }

    private static List<Map<String, Object>> cells(Table table, List<Object> row) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            cells.add(Map.of("text", shown(row.get(column)), "isNumber", isNumber(table.columns().get(column)), "isFirst", column == 0,
                    "title", table.columns().get(column).title()));
        }
        return cells;
    }

    private static boolean isNumber(Table.Column column) {
        return column.type() == Table.Type.COUNT || column.type() == Table.Type.DECIMAL;
    }

    private static String shown(Object value) {
        if (value instanceof BigDecimal number) {
            return String.format(SWEDISH, "%,.1f", number);
        }
        if (value instanceof Long number) {
            return String.format(SWEDISH, "%,d", number);
        }
        return value == null ? "" : value instanceof LocalDate day ? day.toString() : value.toString();
    }
}
