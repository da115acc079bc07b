package se.samspel.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.samspel.accounts.Pages;
import se.samspel.collaboration.Meeting;
import se.samspel.collaboration.Meetings;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.engine.WebAppSession;

/**
 * The page of a case, {@code /arende/<registry number>}, for who reads the case; a contract's page, {@code /avtal/<contract id>}, for the
 * supplier's own people, with nothing of the other processes. A case that somebody may not read is answered as one that is not there.
 */
@Controller
class CaseController {

    private static final Logger LOG = LoggerFactory.getLogger(CaseController.class);

    private static final String SCRIPT = script();

    private final Readers readers;
    private final CaseFacts facts;
    private final CaseWords words;
    private final SupplierWords supplierWords;
    private final Picture picture;
    private final Contracts contracts;
    private final Meetings meetings;
    private final MeetingPlan plan;
    private final Pages pages;

    CaseController(Readers readers, CaseFacts facts, CaseWords words, SupplierWords supplierWords, Picture picture,
            Contracts contracts, Meetings meetings, MeetingPlan plan, Pages pages) {
        this.readers = readers;
        this.facts = facts;
        this.words = words;
        this.supplierWords = supplierWords;
        this.picture = picture;
        this.contracts = contracts;
        this.meetings = meetings;
        this.plan = plan;
        this.pages = pages;
    }

    @GetMapping("/arende/{registryNumber}")
    ResponseEntity<String> show(HttpServletRequest request, @PathVariable String registryNumber) {
        return of(request, registryNumber, (reader, found) -> page(request, reader, found, ""));
    }

    private ResponseEntity<String> page(HttpServletRequest request, Reader.OfCase reader, CaseFacts.Facts found, String fault) {
        CaseContent content = words.of(found, reader, WebAppSession.pageToken(request));
        LOG.info("{} läser ärendet {}", reader.reader().userId(), content.number());
        return pages.page(fault.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "case", content.number(),
                Map.of("it", content, "fault", fault, "hasFault", !fault.isEmpty(), "isStaff", true));
    }

    /** The three processes on one picture; a page with scripts, which it names by a number used once. */
    @GetMapping("/arende/{registryNumber}/bild")
    ResponseEntity<String> picture(HttpServletRequest request, HttpServletResponse response, @PathVariable String registryNumber,
            @RequestParam(defaultValue = "") String avtal) {
        return of(request, registryNumber, (reader, found) -> {
            String nonce = UUID.randomUUID().toString();
            // In place of the policy of pages without scripts, not beside it.
            response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-" + nonce
                    + "'; img-src data:; font-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
            return pages.page(HttpStatus.OK, "picture", found.head().number() + ", bild",
                    Map.of("it", picture.of(found, reader, avtal), "nonce", nonce, "script", SCRIPT));
        });
    }

    private static String script() {
        try (InputStream script = CaseController.class.getResourceAsStream("picture.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Books, moves or cancels a meeting of one of the case's contracts. */
    @PostMapping("/arende/{registryNumber}/mote")
    ResponseEntity<String> meeting(HttpServletRequest request, @PathVariable String registryNumber,
            @RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String contract,
            @RequestParam(defaultValue = "") String step, @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String time, @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") List<String> who,
            @RequestParam(defaultValue = "book") String act) {
        return of(request, registryNumber, (reader, found) -> {
            if (!WebAppSession.isPageToken(request, token)) {
                return pages.message(HttpStatus.FORBIDDEN, found.head().number(), "Sidan är för gammal. Öppna den igen.",
                        CaseWords.addressOf(found.head().number()), found.head().number());
            }
            Optional<Contract> meant = found.contracts().stream().filter(one -> one.contractId().equals(contract)
                    && MeetingPlan.mayBook(reader, one)).findFirst();
            if (meant.isEmpty()) {
                return readers.notThere(found.head().number());
            }
            try {
                Meeting meeting = act.equals("cancel") ? meetings.cancel(contract, step, reader.reader().userId())
                        : book(meant.get(), found.head().unit(), step, day, time, minutes, place, who, reader.reader().userId());
                LOG.info("{} {} {} för {}", reader.reader().userId(), meeting.cancelled() ? "avbokar" : "bokar", step, contract);
            } catch (Meetings.Refused refused) {
                return page(request, reader, found, refused.getMessage());
            }
            return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", CaseWords.addressOf(found.head().number()) + "#avtal-"
                    + contract.substring(contract.lastIndexOf('/') + 1)).build();
        });
    }

    private Meeting book(Contract contract, String unit, String step, String day, String time, String minutes, String place,
            List<String> who, String by) {
        LocalDateTime begins;
        Duration length;
        try {
            begins = LocalDateTime.parse(day + "T" + time);
            length = Duration.ofMinutes(Integer.parseInt(minutes));
        } catch (DateTimeParseException | NumberFormatException notGiven) {
            throw new Meetings.Refused("Ange dag, klockslag och hur många minuter mötet varar.");
        }
        Set<String> chosen = new HashSet<>(who);
        chosen.remove("");
        Set<String> allowed = plan.people(contract, unit).stream().map(CaseContent.Person::id).collect(Collectors.toSet());
        if (!allowed.containsAll(chosen)) {
            throw new Meetings.Refused("Välj deltagare i listan. Någon av dem hör inte längre till avtalet.");
        }
        return meetings.book(contract.contractId(), step, begins, length, place, chosen, by);
    }

    /** A contract's own page: for staff the case's, there. */
    @GetMapping("/avtal/{contractId}")
    ResponseEntity<String> contract(HttpServletRequest request, @PathVariable String contractId) {
        return signedIn(request, reader -> {
            Optional<Contract> contract = contracts.find(contractId);
            if (contract.isPresent() && supplierWords.isOf(reader, contract.get())) {
                return facts.of(contract.get().registryNumber()).map(found -> pages.page(HttpStatus.OK, "contract", contractId,
                                Map.of("it", supplierWords.of(found, contract.get(), reader), "isStaff", false)))
                        .orElseGet(() -> readers.notThere(contractId));
            }
            return contract.filter(one -> readers.ofCase(reader, one.registryNumber()).isPresent())
                    .map(one -> ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", CaseWords.addressOf(one.registryNumber())
                            + "#avtal-" + contractId.substring(contractId.lastIndexOf('/') + 1)).<String>build())
                    .orElseGet(() -> pages.message(HttpStatus.NOT_FOUND, "Avtal", "Det finns inget sådant avtal, eller så får du inte läsa "
                            + "det.", "/arenden", "Till listan"));
        });
    }

    private ResponseEntity<String> of(HttpServletRequest request, String registryNumber,
            BiFunction<Reader.OfCase, CaseFacts.Facts, ResponseEntity<String>> answer) {
        return signedIn(request, reader -> {
            Optional<String> number = readers.asWritten(registryNumber);
            return number.flatMap(written -> readers.ofCase(reader, written)).flatMap(ofCase -> facts.of(number.get())
                            .map(found -> answer.apply(ofCase, found)))
                    .orElseGet(() -> readers.notThere("Ärende"));
        });
    }

    private ResponseEntity<String> signedIn(HttpServletRequest request, Function<Reader, ResponseEntity<String>> answer) {
        return readers.of(request).map(answer).orElseGet(() -> readers.signInFirst("Ärende"));
    }
}
