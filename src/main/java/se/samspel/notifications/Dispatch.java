package se.samspel.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.contract.Contracts;
import se.samspel.contract.Places;
import se.samspel.deadlines.Deadlines;
import se.samspel.mail.LetterSource;
import se.samspel.mail.Outbox;
import se.samspel.standstill.WorkingDays;

/** Makes letters of what has happened: for each of its people, when that person wants to be told. */
@Component
class Dispatch implements LetterSource {

    private static final int AT_ONCE = 20;
    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final Map<String, String> REVIEWS = Map.of("self-report", "review-self-report", "final-report", "review-final-report");

    private final Told told;
    private final Kinds kinds;
    private final Items items;
    private final Recipients recipients;
    private final Choices choices;
    private final Delivery delivery;
    private final Waiting waiting;
    private final Contracts contracts;
    private final Places places;
    private final Deadlines deadlines;
    private final SubmissionArchive archive;
    private final Outbox outbox;
    private final WorkingDays workingDays;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final StandingIn standingIn;
    private volatile LocalDate stoodIn = LocalDate.MIN;
    private volatile LocalDate lookedForWaits = LocalDate.MIN;

    Dispatch(Told told, Kinds kinds, Items items, Recipients recipients, Choices choices, Delivery delivery, Waiting waiting,
            Contracts contracts, Places places, Deadlines deadlines, SubmissionArchive archive, Outbox outbox, WorkingDays workingDays,
            JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock, StandingIn standingIn) {
        this.told = told;
        this.kinds = kinds;
        this.items = items;
        this.recipients = recipients;
        this.choices = choices;
        this.delivery = delivery;
        this.waiting = waiting;
        this.contracts = contracts;
        this.places = places;
        this.deadlines = deadlines;
        this.archive = archive;
        this.outbox = outbox;
        this.workingDays = workingDays;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.standingIn = standingIn;
    }

    @Override
    public boolean round() {
        beginAndEndStandingIn();
        int taken = transaction.execute(status -> {
            List<Told.Happened> happened = told.take(AT_ONCE);
            happened.forEach(this::tell);
            return happened.size();
        });
        transaction.executeWithoutResult(status -> gatherDigests());
        lookForWaits();
        return taken == AT_ONCE;
    }

    /** Once each day, working day or not; what another node has done is not done again. */
    private void beginAndEndStandingIn() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(stoodIn)) {
            transaction.executeWithoutResult(status -> standingIn.beginAndEnd());
            stoodIn = today;
        }
    }

    private void tell(Told.Happened happened) {
        Map<String, String> about = new HashMap<>(happened.about());
        if (happened.taskId() == null) {
            Kind kind = kinds.get(happened.kind());
            about.put(Items.WHAT, kind.name());
            contracts.find(about.get(Items.CONTRACT)).ifPresent(contract -> {
                about.put(Items.CASE, contract.registryNumber());
                recipients.ofContract(contract, kind.audiences())
                        .forEach(recipient -> put(kind, recipient, about, null, happened.at()));
            });
            return;
        }
        Optional<Task> open = items.task(happened.taskId());
        if (open.isEmpty()) {
            return;
        }
        Task task = open.get();
        Kind kind = happened.kind().equals(Kinds.NEW_TASK) ? kindOf(task) : kinds.get(happened.kind());
        about.put(Items.WHAT, kind.name());
        about.put(Items.TASK, task.getId());
        items.caseOf(task).ifPresent(number -> about.put(Items.CASE, number));
        recipients.of(task).forEach(recipient -> put(kind, recipient, about, task, happened.at()));
    }

    /** Of a new task: its step's, the one that its notice has, or that of a report which has been returned. */
    private Kind kindOf(Task task) {
        String review = REVIEWS.get(task.getTaskDefinitionKey());
        if (review != null && isReturned(task, review)) {
            return kinds.get(Kinds.REPORT_RETURNED);
        }
        return items.noticeKind(task).flatMap(kinds::named).orElseGet(() -> kinds.ofNewTask(task.getTaskDefinitionKey()));
    }

    private boolean isReturned(Task task, String review) {
        String contractId = items.contractOf(task).orElse(null);
        Optional<Submission> reviewed = archive.latest(task.getProcessInstanceId(), review, contractId, null);
        return reviewed.filter(last -> Boolean.FALSE.equals(last.answers().get("accepted"))).isPresent()
                && archive.latest(task.getProcessInstanceId(), task.getTaskDefinitionKey(), contractId, null)
                .filter(report -> report.id() > reviewed.get().id()).isEmpty();
    }

    private void put(Kind kind, Recipients.Recipient recipient, Map<String, String> about, Task task,
            Instant happened) {
        Instant now = clock.instant();
        if (recipient.userId() == null) {
            delivery.of(Choice.AT_ONCE, now, null, false)
                    .ifPresent(time -> outbox.put(NotificationMail.KIND, null, null, recipient.address(), about, time.at()));
            return;
        }
        String user = recipient.userId();
        Choice choice = choices.of(user, kind, recipients.isSupplier(user));
        Instant due = task == null || task.getDueDate() == null ? null : task.getDueDate().toInstant().plusSeconds(1);
        boolean alsoOnHolidays = choices.alsoOnHolidays(user);
        delivery.of(choice, happened, due, alsoOnHolidays).ifPresent(time -> {
            Instant at = delivery.notBefore(now, time.at(), alsoOnHolidays);
            if (time.isDigest()) {
                jdbc.update("INSERT INTO digest_item (receiver, kind, about, due) VALUES (?, ?, ?::jsonb, ?)", user, kind.name(),
                        told.text(about), Timestamp.from(at));
            } else {
                Map<String, String> all = new HashMap<>(about);
                if (choice == Choice.LATE) {
                    all.put(Items.ONLY_LATE, "ja");
                }
                outbox.put(NotificationMail.KIND, null, user, null, all, at);
            }
        });
    }

    /** What is due of one person goes in one letter. */
    private void gatherDigests() {
        Timestamp now = Timestamp.from(clock.instant());
        Set<String> receivers = Set.copyOf(jdbc.queryForList("""
                SELECT receiver FROM digest_item WHERE digest IS NULL AND due <= ? ORDER BY receiver LIMIT 200 FOR UPDATE SKIP LOCKED""",
                String.class, now));
        for (String receiver : receivers) {
            UUID digest = UUID.randomUUID();
            if (jdbc.update("UPDATE digest_item SET digest = ? WHERE receiver = ? AND digest IS NULL AND due <= ?", digest, receiver,
                    now) > 0) {
                outbox.put(DigestMail.KIND, receiver, null, Map.of(DigestMail.DIGEST, digest.toString()));
            }
        }
        jdbc.update("DELETE FROM digest_item WHERE digest IS NOT NULL AND due < ?",
                Timestamp.from(clock.instant().minus(java.time.Duration.ofDays(90))));
    }

    private void closeWhatIsSettled() {
        deadlines.closeSettled();
        deadlines.missingPlacements().stream().distinct().filter(contract -> !contracts.isOpen(contract) || places.firstIsMade(contract))
                .forEach(deadlines::closeMissingPlacement);
    }

    /** Once each working day; what another node has found is in the outbox already. */
    private void lookForWaits() {
        LocalDate today = LocalDate.now(clock);
        if (today.equals(lookedForWaits) || !workingDays.isWorkingDay(today) || LocalTime.now(clock).isBefore(MORNING)) {
            return;
        }
        lookedForWaits = today;
        transaction.executeWithoutResult(status -> closeWhatIsSettled());
        Kind kind = kinds.get(Kinds.WAITING);
        for (Waiting.Wait wait : waiting.longOnes()) {
            Choice choice = choices.of(wait.procurer(), kind, false);
            delivery.of(choice == Choice.DAILY ? Choice.AT_ONCE : choice, clock.instant(), null, choices.alsoOnHolidays(wait.procurer()))
                    .ifPresent(time -> outbox.put(NotificationMail.KIND, Kinds.WAITING + " " + wait.waitsFor(), wait.procurer(), null,
                            wait.about(), time.at()));
        }
    }
}
