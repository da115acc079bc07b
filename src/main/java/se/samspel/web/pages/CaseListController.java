package se.samspel.web.pages;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import se.samspel.access.ContractingUnits;
import se.samspel.access.Refusal;
import se.samspel.accounts.Pages;
import se.samspel.contract.Contracts;
import se.samspel.web.pages.CaseListQuery.Asked;
import se.samspel.web.pages.CaseListQuery.Found;
import se.samspel.web.pages.CaseListQuery.Row;

/** {@code /arenden}: the cases that the person may read, to look in; a supplier's people see their company's contracts there. */
@Controller
class CaseListController {

    private static final Logger LOG = LoggerFactory.getLogger(CaseListController.class);
    private static final String PATH = "/arenden";
    private static final String TITLE = "Ärenden";
    private static final int LONGEST_SEARCH = 200;
    private static final int MOST_PAGES = 10_000;
    private static final int ALL = 1_000_000;

    private final Readers readers;
    private final CaseListQuery query;
    private final SupplierWords suppliers;
    private final CaseQueries queries;
    private final Contracts contracts;
    private final ContractingUnits units;
    private final Pages pages;
    private final Clock clock;

    CaseListController(Readers readers, CaseListQuery query, SupplierWords suppliers, CaseQueries queries, Contracts contracts,
            ContractingUnits units, Pages pages, Clock clock) {
        this.readers = readers;
        this.query = query;
        this.suppliers = suppliers;
        this.queries = queries;
        this.contracts = contracts;
        this.units = units;
        this.pages = pages;
        this.clock = clock;
    }

    record Choice(String value, String text, boolean chosen) {
    }

    record Shown(String address, String number, String title, String companies, String unit, String phase, String contracts,
            List<String> waiting, String due, boolean late, String lateText, boolean risk, boolean ended) {

        boolean hasCompanies() {
            return !companies.isEmpty();
        }

        boolean hasContracts() {
            return !contracts.isEmpty();
        }
    }

    record Page(String search, List<Choice> phases, List<Choice> units, boolean hasUnits, boolean contactPoint, boolean late, boolean risk,
            String count, List<Shown> rows, String before, String after, String export) {

        boolean hasRows() {
            return !rows.isEmpty();
        }

        boolean hasBefore() {
            return !before.isEmpty();
        }

        boolean hasAfter() {
            return !after.isEmpty();
        }
    }

    record Own(String address, String number, String title, String state, String period) {
    }

    @GetMapping(PATH)
    ResponseEntity<?> list(HttpServletRequest request, @RequestParam(defaultValue = "") String sok,
            @RequestParam(defaultValue = "") String fas, @RequestParam(defaultValue = "") String enhet,
            @RequestParam(defaultValue = "") String kontaktpunkt, @RequestParam(defaultValue = "") String sena,
            @RequestParam(defaultValue = "") String risk, @RequestParam(defaultValue = "1") String sida,
            @RequestParam(defaultValue = "") String format) {
        Reader reader = readers.of(request).orElse(null);
        if (reader == null) {
            return readers.signInFirst(TITLE);
        }
        if (reader.isSupplier() && !reader.seesCases()) {
            return own(reader);
        }
        if (!reader.seesCases()) {
            return pages.message(HttpStatus.FORBIDDEN, TITLE, Refusal.NOT_ALLOWED);
        }
        Asked asked = new Asked(sok.length() > LONGEST_SEARCH ? sok.substring(0, LONGEST_SEARCH) : sok, enhet, number(fas, -1),
                !sena.isEmpty(), !risk.isEmpty(), !kontaktpunkt.isEmpty());
        if (format.equals("csv")) {
            LOG.info("{} hämtar listan över ärenden", reader.userId());
            return csv(query.find(reader, asked, ALL, 0).rows());
        }
        int page = Math.max(1, Math.min(number(sida, 1), MOST_PAGES));
        Found found = query.find(reader, asked, CaseListQuery.ROWS, (page - 1) * CaseListQuery.ROWS);
        if (found.rows().isEmpty() && page > 1) {
            page = 1;
            found = query.find(reader, asked, CaseListQuery.ROWS, 0);
        }
        return pages.page(HttpStatus.OK, "cases", TITLE, Map.of("it", shown(reader, asked, found, page)));
    }

    private Page shown(Reader reader, Asked asked, Found found, int page) {
        Instant now = clock.instant();
        List<Choice> phases = CaseListQuery.phases().stream().map(phase -> new Choice(String.valueOf(phase),
                CaseListQuery.phaseName(phase), phase == asked.phase())).toList();
        List<Choice> offered = units.units().stream().filter(unit -> reader.seesEveryCase() || reader.isDecisionMaker()
                        || reader.units().contains(unit.code()))
                .map(unit -> new Choice(unit.code(), unit.name(), unit.code().equals(asked.unit()))).toList();
        int last = (found.total() + CaseListQuery.ROWS - 1) / CaseListQuery.ROWS;
        String count = found.total() == 1 ? "1 ärende" : found.total() + " ärenden" + (last > 1 ? ", sida " + page + " av " + last : "");
        return new Page(asked.search(), phases, offered, offered.size() > 1, asked.contactPoint(), asked.late(), asked.risk(), count,
                found.rows().stream().map(row -> shown(row, now)).toList(), page > 1 ? address(asked, page - 1, "") : "",
                page < last ? address(asked, page + 1, "") : "", address(asked, 1, "csv"));
    }

    private Shown shown(Row row, Instant now) {
        String agreed = row.contracts() == 0 ? "" : row.contracts() == 1 ? "1 avtal" : row.contracts() + " avtal";
        return new Shown(CaseWords.addressOf(row.number()), row.number(), row.title(), row.companies(), unit(row.unit()),
                row.phaseInWords(), agreed, row.waiting().stream().map(waiting -> waiting.step() + ", "
                        + Swedish.daysSince(waiting.since(), now)).toList(), Swedish.day(row.due()), row.late() > 0,
                row.late() == 1 ? "1 försenad" : row.late() + " försenade", row.risk(), row.isEnded());
    }

    private String unit(String code) {
        return units.units().stream().filter(unit -> unit.code().equals(code)).map(ContractingUnits.Unit::name).findFirst().orElse(code);
    }

    private static String address(Asked asked, int page, String format) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        Stream.of(Map.entry("sok", asked.search()), Map.entry("fas", asked.phase() < 0 ? "" : String.valueOf(asked.phase())),
                        Map.entry("enhet", asked.unit()), Map.entry("kontaktpunkt", asked.contactPoint() ? "ja" : ""),
                        Map.entry("sena", asked.late() ? "ja" : ""), Map.entry("risk", asked.risk() ? "ja" : ""),
                        Map.entry("sida", page == 1 ? "" : String.valueOf(page)), Map.entry("format", format))
                .filter(one -> !one.getValue().isEmpty()).forEach(one -> address.queryParam(one.getKey(), "{" + one.getKey() + "}"));
        return address.encode().buildAndExpand(Map.of("sok", asked.search(), "fas", asked.phase(), "enhet", asked.unit(), "kontaktpunkt",
                "ja", "sena", "ja", "risk", "ja", "sida", page, "format", format)).toUriString();
    }

    private ResponseEntity<String> own(Reader reader) {
        List<Own> own = queries.contractsOf(reader.companies()).stream().flatMap(id -> contracts.find(id).stream())
                .filter(contract -> suppliers.isOf(reader, contract))
                .map(contract -> new Own(CaseWords.addressOfContract(contract.contractId()), contract.contractId(),
                        queries.head(contract.registryNumber()).map(CaseQueries.Head::title).orElse(""),
                        Swedish.contractState(contract.state()), Swedish.day(contract.contractStart()) + " – "
                        + Swedish.day(contract.contractEnd()))).toList();
        return pages.page(HttpStatus.OK, "own-contracts", "Våra avtal", Map.of("rows", own, "hasRows", !own.isEmpty()));
    }

    /** For a spreadsheet: semicolons, a byte order mark, and no cell that a spreadsheet would take for a formula. */
    private ResponseEntity<byte[]> csv(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("Diarienummer", "Upphandling", "Enhet", "Företag", "Fas", "Avtal", "Löpande avtal", "Kontaktpunkt väntar",
                "Närmaste förfallodag", "Försenade uppgifter", "I riskzonen"));
        rows.forEach(row -> lines.add(List.of(row.number(), row.title(), unit(row.unit()), row.companies(), row.phaseInWords(),
                String.valueOf(row.contracts()), String.valueOf(row.running()), row.waiting().stream().map(CaseListQuery.Waiting::step)
                        .collect(Collectors.joining(", ")), row.due() == null ? "" : row.due().atZone(Swedish.STOCKHOLM).toLocalDate()
                        .toString(), String.valueOf(row.late()), row.risk() ? "ja" : "nej")));
        String text = lines.stream().map(line -> line.stream().map(CaseListController::cell).collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).cacheControl(CacheControl.noStore())
                .header("Content-Disposition", ContentDisposition.attachment().filename("arenden.csv").build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    static String cell(String text) {
        String harmless = text.matches("(?s)^[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[;\"\\r\\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
