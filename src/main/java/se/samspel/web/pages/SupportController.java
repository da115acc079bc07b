package se.samspel.web.pages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.samspel.access.Refusal;
import se.samspel.accounts.Pages;
import se.samspel.engine.SignedInUser;
import se.samspel.engine.WebAppSession;

/**
 * {@code /laget}: what the support function watches, over all cases, and what has stopped with a button that runs it again. Cockpit's first
 * page shows its part {@code ?del=panel}.
 */
@Controller
class SupportController {

    private static final Logger LOG = LoggerFactory.getLogger(SupportController.class);
    private static final String PATH = "/laget";
    private static final String TITLE = "Läget";
    private static final List<String> CONTACT_POINTS = List.of("first-contact", "receive-planning", "second-contact",
            "appoint-contact-person");
    private static final int TRIES = 3;

    private final Readers readers;
    private final SupportQueries queries;
    private final CaseQueries names;
    private final CaseListQuery list;
    private final Diagrams diagrams;
    private final ManagementService management;
    private final SignedInUser signedIn;
    private final Pages pages;
    private final Clock clock;

    SupportController(Readers readers, SupportQueries queries, CaseQueries names, CaseListQuery list, Diagrams diagrams,
            ManagementService management, SignedInUser signedIn, Pages pages, Clock clock) {
        this.readers = readers;
        this.queries = queries;
        this.names = names;
        this.list = list;
        this.diagrams = diagrams;
        this.management = management;
        this.signedIn = signedIn;
        this.pages = pages;
        this.clock = clock;
    }

    record Phase(String address, String name, int count) {
    }

    record Line(String address, String key, String what, String when, boolean late) {
    }

    record Group(String name, String none, List<Line> lines) {

        boolean hasLines() {
            return !lines.isEmpty();
        }
    }

    record Incident(String id, String address, String key, String step, String since, String why, String todo, boolean again) {
    }

    record Content(List<Phase> phases, List<Group> groups, List<Incident> incidents, String token) {

        boolean hasIncidents() {
            return !incidents.isEmpty();
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(HttpServletRequest request, @RequestParam(defaultValue = "") String del) {
        return forSupport(request, reader -> pages.page(HttpStatus.OK, del.equals("panel") ? "state-of-cases" : "support", TITLE,
                Map.of("it", content(reader, WebAppSession.pageToken(request)))));
    }

    /** Runs again what has stopped, as the person: the engine asks for the right to it, and notes who did it. */
    @PostMapping(PATH)
    ResponseEntity<String> again(HttpServletRequest request, @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String incident) {
        return forSupport(request, reader -> {
            if (!WebAppSession.isPageToken(request, token)) {
                return pages.message(HttpStatus.FORBIDDEN, TITLE, "Sidan är för gammal. Öppna den igen.", PATH, TITLE);
            }
            SupportQueries.Stopped stopped = queries.stopped().stream().filter(one -> one.id().equals(incident) && one.job() != null)
                    .findFirst().orElse(null);
            if (stopped == null) {
                return pages.message(HttpStatus.GONE, TITLE, "Det är redan åtgärdat.", PATH, TITLE);
            }
            signedIn.signIn(reader.userId());
            try {
                management.setJobRetries(stopped.job(), TRIES);
            } catch (ProcessEngineException goneOrRefused) {
                return pages.message(HttpStatus.CONFLICT, TITLE, "Det gick inte att köra om. Kanske har någon hunnit före.", PATH, TITLE);
            } finally {
                signedIn.signOut();
            }
            LOG.info("{} kör om {} i {}", reader.userId(), stopped.activity(), stopped.key());
            return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", PATH).build();
        });
    }

    private ResponseEntity<String> forSupport(HttpServletRequest request, Function<Reader, ResponseEntity<String>> answer) {
        return readers.of(request).map(reader -> reader.isOfSupportFunction() ? answer.apply(reader)
                : pages.message(HttpStatus.FORBIDDEN, TITLE, Refusal.NOT_ALLOWED)).orElseGet(() -> readers.signInFirst(TITLE));
    }

    private Content content(Reader reader, String token) {
        Instant now = clock.instant();
        List<Phase> phases = list.counts(reader).entrySet().stream().map(phase -> new Phase("/arenden?fas=" + phase.getKey(),
                CaseListQuery.phaseName(phase.getKey()), phase.getValue())).toList();
        List<SupportQueries.OpenTask> contactPoints = queries.tasks(CONTACT_POINTS);
        List<SupportQueries.OpenTask> shortages = queries.tasks(List.of("handle-shortage"));
        List<SupportQueries.OpenTask> escalated = queries.tasks(List.of("handle-escalation"));
        List<SupportQueries.Ahead> standstills = queries.standstillsEnding();
        List<SupportQueries.Ahead> first = queries.withoutFirstPlace();
        List<SupportQueries.Stopped> stopped = queries.stopped();
        Set<String> keys = new HashSet<>();
        contactPoints.forEach(one -> keys.add(one.key()));
        shortages.forEach(one -> keys.add(one.key()));
        escalated.forEach(one -> keys.add(one.key()));
        standstills.forEach(one -> keys.add(one.key()));
        first.forEach(one -> keys.add(one.key()));
        stopped.forEach(one -> keys.add(one.key()));
        keys.remove(null);
        Map<String, String> cases = queries.cases(List.copyOf(keys));
        Map<String, String> people = names.names(contactPoints.stream().map(SupportQueries.OpenTask::assignee)
                .filter(user -> user != null).toList());
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("Kontaktpunkter som väntar", "Ingen kontaktpunkt väntar.", contactPoints.stream().map(one -> line(cases,
                one.key(), one.name() + (one.assignee() == null ? "" : " (" + people.getOrDefault(one.assignee(), one.assignee()) + ")"),
                Swedish.daysSince(one.since(), now) + (one.due() == null ? "" : ", senast " + Swedish.day(one.due())),
                one.due() != null && one.due().isBefore(now))).toList()));
        groups.add(new Group("Avtalsspärrar som löper ut inom en vecka", "Ingen avtalsspärr löper ut inom en vecka.",
                standstills.stream().map(one -> line(cases, one.key(), "Första dag för avtal", Swedish.day(one.at()), false)).toList()));
        groups.add(new Group("Avtal utan en första plats", "Inget avtal närmar sig den dagen utan en första plats.", first.stream()
                .map(one -> line(cases, one.key(), "Första platsen senast", Swedish.day(one.at()), one.at().isBefore(now))).toList()));
        groups.add(new Group("Brist på kandidater", "Ingen brist är anmäld.", shortages.stream().map(one -> line(cases, one.key(),
                one.name(),
                Swedish.daysSince(one.since(), now), one.due() != null && one.due().isBefore(now))).toList()));
        groups.add(new Group("Eskalerat", "Inget är eskalerat.", escalated.stream().map(one -> line(cases, one.key(), one.name(),
                Swedish.daysSince(one.since(), now), one.due() != null && one.due().isBefore(now))).toList()));
        return new Content(phases, groups, stopped.stream().map(one -> incident(cases, one)).toList(), token);
    }

    private static Line line(Map<String, String> cases, String key, String what, String when, boolean late) {
        return new Line(CaseWords.addressOf(cases.getOrDefault(key, key)), key, what, when, late);
    }

    private Incident incident(Map<String, String> cases, SupportQueries.Stopped one) {
        String step = one.definition() == null || one.activity() == null ? "Ett steg" : diagrams.of(one.definition())
                .nameOf(one.activity());
        boolean isMessage = one.message().contains("MessageNotAwaited") || one.message().contains("väntar inte");
        return new Incident(one.id(), CaseWords.addressOf(cases.getOrDefault(one.key(), one.key())), one.key(), step,
                Swedish.time(one.at()), isMessage ? "Mottagaren väntar inte på beskedet än." : "Steget kunde inte utföras.",
                isMessage ? "Se på ärendets bild var mottagaren står. Kör om när den har kommit så långt att den väntar på beskedet."
                        : "Kör om. Stannar det igen: lämna diarienumret, steget och klockslaget till förvaltaren, som har felet i loggen.",
                one.job() != null);
    }
}
