package se.samspel.notifications;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import se.samspel.accounts.TaskLink;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.mail.Letter;
import se.samspel.mail.PublicAddress;

/** Looks up what a letter is to tell, as it is when it is sent; what is done, gone or somebody else's by then is not told. */
@Component
class Items {

    /** The names of what a letter holds. */
    static final String WHAT = "what";
    static final String TASK = "task";
    static final String CONTRACT = "contract";
    static final String CASE = "case";
    static final String ONLY_LATE = "onlyLate";

    static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    /** What a notice is about, by the words that Samspel itself begins it with ({@code collaboration}'s notices). */
    private static final Map<String, String> NOTICES = Map.of(" har avslutats i förtid. ", Kinds.CASE_CANCELLED,
            "Kommunen har inga kandidater att föreslå", "SHORTAGE");
    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", SWEDISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", SWEDISH);

    private final TaskService tasks;
    private final Contracts contracts;
    private final Kinds kinds;
    private final Recipients recipients;
    private final Waiting waiting;
    private final PublicAddress address;
    private final Clock clock;
    private final String contact;

    Items(TaskService tasks, Contracts contracts, Kinds kinds, Recipients recipients, Waiting waiting, PublicAddress address, Clock clock,
            @Value("${samspel.mail-contact}") String contact) {
        this.tasks = tasks;
        this.contracts = contracts;
        this.kinds = kinds;
        this.recipients = recipients;
        this.waiting = waiting;
        this.address = address;
        this.clock = clock;
        this.contact = contact;
    }

    Optional<Task> task(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult());
    }

    /** @return empty when it is true no longer, or not for this reader */
    Optional<Item> of(Letter letter) {
        return of(letter.about(), letter.receiver(), letter.address());
    }

    /**
     * @param userId  the reader; null for a mailbox
     * @param mailbox null for a person
     */
    Optional<Item> of(Map<String, String> about, String userId, String mailbox) {
        Optional<Kind> kind = kinds.named(about.get(WHAT));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        if (about.containsKey(TASK)) {
            return task(about.get(TASK)).filter(task -> userId == null ? recipients.isForMailbox(task, mailbox)
                    : recipients.isFor(task, userId)).map(task -> ofTask(kind.get(), task));
        }
        if (about.containsKey(CONTRACT)) {
            return contracts.find(about.get(CONTRACT)).filter(contract -> contract.state().isOpen())
                    .map(contract -> ofContract(kind.get(), contract));
        }
        return waiting.isStill(about) ? Optional.of(ofWaiting(kind.get(), about)) : Optional.empty();
    }

    private Item ofTask(Kind kind, Task task) {
        Map<String, String> fields = fields(kind);
        String subject = about(task);
        String due = day(task.getDueDate());
        boolean isLate = isLate(task);
        fields.put("task", task.getName());
        fields.put("about", subject);
        fields.put("due", due);
        fields.put("isLate", isLate ? "ja" : "");
        fields.put("where", Objects.toString(tasks.getVariable(task.getId(), "escalatedStep"), ""));
        fields.put("wasDue", Optional.ofNullable((String) tasks.getVariable(task.getId(), "overdueSince")).map(LocalDate::parse)
                .map(this::day).orElse(""));
        String link = link(task);
        fields.put("link", link);
        String line = lineWithoutDay(task) + (due.isEmpty() ? "" : isLate ? ", skulle vara klar " + due : ", senast " + due);
        fields.put("line", line);
        return new Item(kind, line, link, fields);
    }

    private Item ofContract(Kind kind, Contract contract) {
        Map<String, String> fields = fields(kind);
        String about = "avtal " + contract.contractId();
        fields.put("about", about);
        String link = address.of("/avtal/" + UriUtils.encodePathSegment(contract.contractId(), StandardCharsets.UTF_8));
        fields.put("link", link);
        String line = "Avtal " + contract.contractId() + " har ändrats";
        fields.put("line", line);
        return new Item(kind, line, link, fields);
    }

    private Item ofWaiting(Kind kind, Map<String, String> about) {
        Map<String, String> fields = fields(kind);
        fields.put("about", "upphandling " + about.get(CASE));
        fields.put("where", about.get(Waiting.WHERE));
        fields.put("since", day(LocalDate.parse(about.get(Waiting.SINCE))));
        String link = address.of("/arende/" + UriUtils.encodePathSegment(about.get(CASE), StandardCharsets.UTF_8));
        fields.put("link", link);
        String line = "Upphandling " + about.get(CASE) + " ligger hos " + fields.get("where") + " sedan " + fields.get("since");
        fields.put("line", line);
        return new Item(kind, line, link, fields);
    }

    /** What every mail has. */
    Map<String, String> fields(Kind kind) {
        Map<String, String> fields = new HashMap<>();
        fields.put("contact", contact);
        fields.put("choices", address.of(ChoicesPage.PATH));
        fields.put("reason", kind == null ? "" : kind.why());
        return fields;
    }

    /** The contract, or the case where there is none, by its number: a title is what somebody has typed. */
    private String about(Task task) {
        return contractOf(task).map(contract -> "avtal " + contract)
                .or(() -> caseOf(task).map(number -> "upphandling " + number)).orElse("");
    }

    String link(Task task) {
        return address.of(TaskLink.PATH + task.getId());
    }

    String lineWithoutDay(Task task) {
        String subject = about(task);
        return task.getName() + (subject.isEmpty() ? "" : " för " + subject);
    }

    Optional<String> contractOf(Task task) {
        return Optional.ofNullable((String) tasks.getVariable(task.getId(), "contractId"));
    }

    Optional<String> caseOf(Task task) {
        return Optional.ofNullable((String) tasks.getVariable(task.getId(), "registryNumber"));
    }

    /** Of a notice: what it is about, when it is more than a message. */
    Optional<String> noticeKind(Task task) {
        String text = Objects.toString(tasks.getVariable(task.getId(), "noticeText"), "");
        return NOTICES.entrySet().stream().filter(words -> text.contains(words.getKey())).map(Map.Entry::getValue).findFirst();
    }

    boolean isLate(Task task) {
        return task.getDueDate() != null && task.getDueDate().toInstant().isBefore(clock.instant());
    }

    String day(Date date) {
        return date == null ? "" : day(LocalDate.ofInstant(Instant.ofEpochMilli(date.getTime()), STOCKHOLM));
    }

    /** With the year when it is another than this. */
    String day(LocalDate day) {
        return day.format(day.getYear() == LocalDate.ofInstant(clock.instant(), STOCKHOLM).getYear() ? DAY : DAY_OF_YEAR);
    }
}
