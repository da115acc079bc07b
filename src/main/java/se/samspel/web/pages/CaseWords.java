package se.samspel.web.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import se.samspel.access.ContractingUnits;
import se.samspel.archive.Zone;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.web.pages.CaseContent.Agreement;
import se.samspel.web.pages.CaseContent.Change;
import se.samspel.web.pages.CaseContent.Day;
import se.samspel.web.pages.CaseContent.Done;
import se.samspel.web.pages.CaseContent.Fact;
import se.samspel.web.pages.CaseContent.Link;
import se.samspel.web.pages.CaseContent.Process;
import se.samspel.web.pages.CaseContent.Sent;
import se.samspel.web.pages.CaseContent.Work;
import se.samspel.web.pages.CaseFacts.Facts;

/** Puts in words where a case stands, and leaves out what its reader's zones do not hold. */
@Component
class CaseWords {

    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";
    /** What drawn timers of reminders and escalations are called; they belong to the task beside. */
    private static final String[] BESIDE_TASKS = {"-reminder-due", "-overdue"};
    private static final int REMINDED = 70;
    private static final int ESCALATED = 90;

    private final Diagrams diagrams;
    private final Contracts contracts;
    private final ContractingUnits units;
    private final MeetingPlan meetings;
    private final StartLinks starts;

    CaseWords(Diagrams diagrams, Contracts contracts, ContractingUnits units, MeetingPlan meetings, StartLinks starts) {
        this.diagrams = diagrams;
        this.contracts = contracts;
        this.units = units;
        this.meetings = meetings;
        this.starts = starts;
    }

    static String addressOf(String number) {
        return "/arende/" + UriUtils.encode(number, StandardCharsets.UTF_8);
    }

    static String addressOfContract(String contractId) {
        return "/avtal/" + UriUtils.encode(contractId, StandardCharsets.UTF_8);
    }

    static String addressOfTask(String taskId) {
        return TASKLIST + URLEncoder.encode(taskId, StandardCharsets.UTF_8);
    }

    CaseContent of(Facts facts, Reader.OfCase reader, String token) {
        String number = facts.head().number();
        boolean knowsContracts = !reader.zones().isEmpty();
        List<Work> work = facts.tasks().stream().map(task -> work(facts, task, reader.reader())).toList();
        return new CaseContent(number, facts.head().title(), unit(facts.head().unit()), facts.name(facts.head().procurer()),
                Swedish.day(facts.head().registeredAt()), sentence(facts), alerts(facts), work, processes(facts),
                messages(facts, reader::reads), days(facts), knowsContracts ? agreements(facts, reader) : List.of(),
                history(facts, reader::reads), documents(number, reader.zones()), starts.of(reader), addressOf(number) + "/bild",
                addressOf(number), token);
    }

    String unit(String code) {
        return units.units().stream().filter(unit -> unit.code().equals(code)).map(ContractingUnits.Unit::name).findFirst().orElse(code);
    }

    /** In one look: what happens now, with whom, until when. */
    String sentence(Facts facts) {
        boolean runs = facts.instances().stream().anyMatch(one -> one.isRunning() && Stream.of("procurement", "target-group", "supplier")
                .anyMatch(one.process()::equals));
        if (!runs) {
            return facts.of("procurement", facts.head().number()).map(one -> "Ärendet är avslutat: " + end(one).toLowerCase(Swedish.LOCALE)
                    + " den " + Swedish.day(one.endedAt()) + ".").orElse("Ärendet är avslutat.");
        }
        if (facts.tasks().isEmpty()) {
            return "Ingen har något att göra just nu. " + days(facts).stream().filter(day -> !day.passed()).findFirst()
                    .map(day -> "Nästa dag är den " + day.when() + ": " + day.what() + ".").orElse("Processerna väntar på varandra.");
        }
        CaseQueries.Task first = facts.tasks().get(0);
        String more = facts.tasks().size() == 1 ? "" : " Ytterligare " + (facts.tasks().size() - 1) + " uppgift"
                + (facts.tasks().size() == 2 ? "" : "er") + " väntar.";
        return first.name() + " ligger hos " + facts.holder(first) + " sedan " + Swedish.day(first.since())
                + (first.due() == null ? "." : isLate(facts, first) ? " och skulle ha varit klar den " + Swedish.day(first.due()) + "."
                        : " och ska vara klar senast den " + Swedish.day(first.due()) + ".") + more;
    }

    private static boolean isLate(Facts facts, CaseQueries.Task task) {
        return task.due() != null && task.due().isBefore(facts.now());
    }

    private List<String> alerts(Facts facts) {
        List<String> alerts = new ArrayList<>();
        facts.incidents().forEach(incident -> alerts.add("Ett steg har stannat: "
                + nameOf(facts.instance(incident.instance()), incident.activity()) + ". Stödfunktionen kan köra om det."));
        long late = facts.tasks().stream().filter(task -> isLate(facts, task)).count();
        if (late > 0) {
            alerts.add(late == 1 ? "En uppgift är försenad." : late + " uppgifter är försenade.");
        }
        return alerts;
    }

    Work work(Facts facts, CaseQueries.Task task, Reader reader) {
        String contract = facts.contractOf(task);
        boolean isOffered = reader.userId().equals(task.assignee()) || task.groups().stream().anyMatch(reader.groups()::contains);
        return new Work(task.name(), (contract == null ? "" : contract + " · ")
                + MessageWords.process(facts.instance(task.instance()).process()), facts.holder(task), Swedish.day(task.since()),
                Swedish.day(task.due()), isLate(facts, task), task.priority() >= REMINDED && task.priority() < ESCALATED,
                task.priority() >= ESCALATED, isOffered || reader.isOfSupportFunction() ? addressOfTask(task.id()) : "");
    }

    private List<Process> processes(Facts facts) {
        List<Process> processes = new ArrayList<>();
        String number = facts.head().number();
        facts.of("procurement", number).ifPresent(one -> processes.add(process(facts, one, "")));
        facts.of("target-group", number).ifPresentOrElse(one -> processes.add(process(facts, one, "")), () ->
                processes.add(new Process(MessageWords.process("target-group"), "", "Har inte börjat: börjar vid kontaktpunkt 1.", true,
                        List.of(), List.of())));
        if (facts.instances().stream().noneMatch(one -> one.process().equals("supplier"))) {
            processes.add(new Process(MessageWords.process("supplier"), "", "Har inte börjat: börjar vid kontaktpunkt 2.", true, List.of(),
                    List.of()));
        }
        facts.contracts().forEach(contract -> facts.of("supplier", contract.contractId()).ifPresent(one ->
                processes.add(process(facts, one, contract.contractId() + " · " + contract.supplierName()))));
        facts.instances().stream().filter(one -> one.isRunning() && !Set.of("procurement", "target-group", "supplier", "escalation")
                .contains(one.process())).forEach(one -> processes.add(process(facts, one, one.key().equals(number) ? "" : one.key())));
        return processes;
    }

    Process process(Facts facts, CaseQueries.Instance one, String about) {
        List<String> tokens = facts.tokens().stream().filter(token -> token.instance().equals(one.id())).map(CaseQueries.Token::activity)
                .toList();
        List<String> done = facts.acts().stream().filter(act -> act.instance().equals(one.id()) && !act.isMessage())
                .map(CaseQueries.Act::step).toList();
        String state = one.isRunning() ? "Pågår sedan " + Swedish.day(one.startedAt()) : "Avslutad den " + Swedish.day(one.endedAt()) + ": "
                + end(one).toLowerCase(Swedish.LOCALE);
        return new Process(MessageWords.process(one.process()), about, state, !one.isRunning(),
                Phases.of(one.process(), tokens, done), waits(facts, one, tokens));
    }

    private String end(CaseQueries.Instance one) {
        return one.endedWith() == null ? "Avslutad utifrån" : nameOf(one, one.endedWith());
    }

    private String nameOf(CaseQueries.Instance one, String activity) {
        return activity == null ? MessageWords.process(one.process()) : diagrams.of(one.definition()).nameOf(activity);
    }

    private List<String> waits(Facts facts, CaseQueries.Instance one, Collection<String> tokens) {
        Diagrams.Diagram diagram = diagrams.of(one.definition());
        List<String> waits = new ArrayList<>();
        facts.tasks().stream().filter(task -> task.instance().equals(one.id())).forEach(task -> {
            String contract = task.contractId() == null ? "" : " (" + task.contractId() + ")";
            waits.add(facts.holder(task) + ": " + task.name() + contract + (task.due() == null ? "" : ", senast "
                    + Swedish.day(task.due())));
        });
        tokens.stream().collect(Collectors.groupingBy(token -> token, java.util.TreeMap::new, Collectors.counting()))
                .forEach((activity, count) -> {
                    Diagrams.Shape shape = diagram.shapes().get(activity);
                    if (shape == null || shape.type().equals("userTask") || shape.type().equals("subProcess")
                            || !shape.message().isEmpty() && !MessageWords.isWaitedFor(shape.message())) {
                        return;
                    }
                    String times = count == 1 ? "" : " (" + count + " st)";
                    waits.add(sentence(facts, one, shape) + times);
                });
        return waits;
    }

    private String sentence(Facts facts, CaseQueries.Instance one, Diagrams.Shape shape) {
        if (facts.incidents().stream().anyMatch(incident -> incident.instance().equals(one.id())
                && shape.id().equals(incident.activity()))) {
            return "Har stannat: " + shape.name();
        }
        if (!shape.message().isEmpty() && shape.type().endsWith("CatchEvent")) {
            MessageWords.Words words = MessageWords.of(shape.message());
            return "Beskedet ”" + words.what() + "” från " + MessageWords.process(words.from()).toLowerCase(Swedish.LOCALE);
        }
        return facts.timers().stream().filter(timer -> timer.instance().equals(one.id()) && timer.activity().equals(shape.id())).findFirst()
                .map(timer -> Swedish.day(timer.due()) + ": " + shape.name()).orElse(shape.name());
    }

    interface Sight {
        boolean reads(String stepOrMessage);
    }

    List<Sent> messages(Facts facts, Sight sight) {
        List<Sent> messages = new ArrayList<>();
        for (CaseQueries.Token token : facts.tokens()) {
            CaseQueries.Instance one = facts.instance(token.instance());
            Diagrams.Shape shape = diagrams.of(one.definition()).shapes().get(token.activity());
            if (shape != null && MessageWords.isWaitedFor(shape.message()) && shape.type().endsWith("CatchEvent")
                    && sight.reads(shape.message())) {
                MessageWords.Words words = MessageWords.of(shape.message());
                Sent sent = new Sent(words.what(), MessageWords.process(words.from()), MessageWords.process(one.process()),
                        about(facts, one), "Väntas", true);
                if (!messages.contains(sent)) {
                    messages.add(sent);
                }
            }
        }
        facts.acts().stream().filter(act -> act.isMessage() && sight.reads(act.step())).forEach(act -> {
            MessageWords.Words words = MessageWords.of(act.step());
            messages.add(new Sent(words.what(), MessageWords.process(words.from()), MessageWords.process(act.process()),
                    CaseQueries.text(act.contractId()), Swedish.time(act.at()), false));
        });
        return messages;
    }

    private static String about(Facts facts, CaseQueries.Instance one) {
        return one.key().equals(facts.head().number()) ? "" : one.key();
    }

    List<Day> days(Facts facts) {
        record Ahead(Instant at, Day day) {
        }
        List<Ahead> ahead = new ArrayList<>();
        for (CaseQueries.Timer timer : facts.timers()) {
            if (Stream.of(BESIDE_TASKS).noneMatch(timer.activity()::endsWith) && timer.due() != null) {
                CaseQueries.Instance one = facts.instance(timer.instance());
                Diagrams.Shape shape = diagrams.of(one.definition()).shapes().get(timer.activity());
                if (shape != null && (shape.type().endsWith("CatchEvent") || shape.type().equals("boundaryEvent")
                        || shape.type().equals("startEvent"))) {
                    ahead.add(new Ahead(timer.due(), new Day(Swedish.day(timer.due()), shape.name(), about(facts, one),
                            timer.due().isBefore(facts.now()))));
                }
            }
        }
        facts.contracts().stream().filter(contract -> contract.state().isOpen()).flatMap(contract ->
                meetings.booked(contract).stream().filter(meeting -> meeting.endsAt().isAfter(facts.now())))
                .forEach(meeting -> ahead.add(new Ahead(meeting.startsAt(), new Day(Swedish.time(meeting.startsAt()), meeting.name() + ", "
                        + meeting.place(), meeting.contractId(), false))));
        return ahead.stream().sorted(Comparator.comparing(Ahead::at)).map(Ahead::day).distinct().toList();
    }

    private List<Agreement> agreements(Facts facts, Reader.OfCase reader) {
        return facts.contracts().stream().map(contract -> agreement(facts, contract, reader.readsContract(),
                MeetingPlan.mayBook(reader, contract))).toList();
    }

    /**
     * @param knowsReasons whether why the contract was changed is shown, and by whom
     * @param mayBook      whether the reader books its meetings
     */
    Agreement agreement(Facts facts, Contract contract, boolean knowsReasons, boolean mayBook) {
        String id = contract.contractId();
        List<Fact> told = new ArrayList<>();
        add(told, "Del", contract.lot());
        add(told, "Platser enligt åtagandet", contract.committedPlaces());
        add(told, "Heltidsmånader enligt åtagandet", contract.fullTimeMonths());
        add(told, "Villkor", contract.clause() == null ? null : Swedish.code(contract.clause()));
        add(told, "Första platsen inom", contract.firstPlacementWithinMonths() == null ? null : contract.firstPlacementWithinMonths()
                + " månader");
        add(told, "Ansvarar för uppföljningen", contract.followUpResponsible() == null ? null
                : Swedish.code(contract.followUpResponsible()));
        List<Change> changes = facts.versions().stream().filter(version -> version.contractId().equals(id) && version.number() > 1)
                .map(version -> change(facts, version, knowsReasons)).toList();
        List<CaseContent.Place> places = facts.places().stream().filter(place -> place.contractId().equals(id)).map(CaseWords::place)
                .toList();
        return new Agreement(id, "avtal-" + id.substring(id.lastIndexOf('/') + 1), contract.supplierName(),
                Company.shownNumber(contract), Swedish.contractState(contract.state()),
                Swedish.day(contract.contractStart()), Swedish.day(contract.contractEnd()),
                contract.contactPerson() == null ? "inte utsedd" : facts.name(contract.contactPerson()),
                contract.state() == se.samspel.contract.ContractState.RECORDED ? "" : contracts.fulfilment(id), told, changes, places,
                meetings.shown(contract, facts.now(), mayBook), mayBook ? meetings.toBook(contract, facts.head().unit()) : List.of(),
                addressOfContract(id));
    }

    private static void add(List<Fact> facts, String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.add(new Fact(name, value.toString()));
        }
    }

    private static Change change(Facts facts, CaseQueries.Version version, boolean knowsReasons) {
        String values = version.facts().entrySet().stream().filter(fact -> Swedish.isShownFact(fact.getKey()) && fact.getValue() != null)
                .map(fact -> Swedish.fact(fact.getKey()) + ": " + value(facts, fact)).sorted().collect(Collectors.joining("; "));
        String by = Stream.of(version.askedBy() == null ? null : "begärd av " + facts.name(version.askedBy()),
                version.approvedBy() == null ? null : "godkänd av " + facts.name(version.approvedBy())).filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return new Change(Swedish.day(version.validFrom()), Swedish.code(version.changeType()), values, knowsReasons ? by : "",
                knowsReasons ? version.reason() : "");
    }

    private static String value(Facts facts, Map.Entry<String, Object> fact) {
        String text = String.valueOf(fact.getValue());
        return switch (fact.getKey()) {
            case "contactPerson" -> facts.name(text);
            case Company.FACT -> Swedish.organisationNumber(text);
            case "contractStart", "contractEnd" -> Swedish.day(java.time.LocalDate.parse(text));
            default -> Swedish.code(text);
        };
    }

    private static CaseContent.Place place(CaseQueries.Place place) {
        String days = place.startsOn() == null ? "" : Swedish.day(place.startsOn()) + " – " + Swedish.day(place.endedOn() != null
                ? place.endedOn() : place.plannedEnd());
        String kind = place.kind() == null ? "" : Swedish.code(place.kind()) + (place.extentPercent() == null ? "" : " "
                + place.extentPercent() + " %");
        return new CaseContent.Place("P" + place.number(), kind, days.strip(), Swedish.code(place.state()));
    }

    List<Done> history(Facts facts, Sight sight) {
        List<Done> history = new ArrayList<>();
        for (CaseQueries.Act act : facts.acts()) {
            if (!sight.reads(act.step())) {
                continue;
            }
            String about = Stream.of(CaseQueries.text(act.contractId()),
                    MessageWords.process(act.process())).filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" · "));
            history.add(new Done(Swedish.time(act.at()), act.isMessage() ? "Samspel" : facts.name(act.by()), act.isMessage()
                    ? "Besked framme: " + MessageWords.of(act.step()).what() : stepName(facts, act), about, "svar-" + act.id(),
                    act.isMessage()));
        }
        return history;
    }

    String stepName(Facts facts, CaseQueries.Act act) {
        return facts.instances().stream().filter(one -> one.id().equals(act.instance())).map(CaseQueries.Instance::definition).findFirst()
                .or(() -> diagrams.latest(act.process()).map(definition -> definition.getId()))
                .map(definition -> diagrams.of(definition).stepOf(act.step())).orElse(act.step());
    }

    private static List<Link> documents(String number, Set<Zone> zones) {
        List<Link> links = new ArrayList<>();
        String address = "/api/cases/" + UriUtils.encode(number, StandardCharsets.UTF_8) + "/documentation?zone=";
        for (Zone zone : zones) {
            String which = zone == Zone.CONTRACT ? "contract" : "target-group";
            links.add(new Link(address + which + "&format=pdf", "Dokumentation, " + zone.swedish() + " (PDF)"));
            links.add(new Link(address + which + "&format=json", "Dokumentation, " + zone.swedish() + " (JSON)"));
        }
        return links;
    }
}
