package se.samspel.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.samspel.archive.PlainValues;
import se.samspel.engine.SignedInUser;
import se.samspel.identifiers.PersonalIdentityNumber;
import se.samspel.identifiers.PersonalIdentityNumber.Finding;

/**
 * What the signed-in person has begun to write in a form: kept for her alone, until the task is done or gone, whoever does it. A text with
 * what looks like a personal identity number is not kept; the form itself says why it cannot be sent.
 */
@Component
class Drafts {

    /** In characters of JSON: more than the longest form can hold. */
    static final int LONGEST = 200_000;
    /** A form that starts a process, and was never sent. */
    private static final Pattern START = Pattern.compile("start-[a-z][a-z-]{1,60}");
    private static final Duration KEPT = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final SignedInUser signedIn;
    private final Clock clock;

    Drafts(JdbcClient jdbc, TaskService tasks, SignedInUser signedIn, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** @param content by field key */
    record Draft(Map<String, Object> content, Instant writtenAt) {
    }

    /** Whether the person may keep a draft here: a task that she may read, or a form that starts a process. */
    boolean isPlace(String place) {
        return START.matcher(place).matches() || tasks.createTaskQuery().taskId(place).count() == 1;
    }

    Optional<Draft> find(String place) {
        return jdbc.sql("SELECT content, written_at FROM draft WHERE owner = ? AND place = ?").params(owner(), place)
                .query((row, number) -> new Draft(PlainValues.objectOf(row.getString("content")),
                        row.getObject("written_at", OffsetDateTime.class).toInstant())).optional();
    }

    /** Takes the place of what was kept there before. */
    @Transactional
    Draft keep(String place, Map<String, Object> content) {
        Draft draft = new Draft(withoutNumbers(content), clock.instant());
        jdbc.sql("""
                INSERT INTO draft (owner, place, content, written_at) VALUES (?, ?, ?::jsonb, ?)
                ON CONFLICT (owner, place) DO UPDATE SET content = excluded.content, written_at = excluded.written_at""")
                .params(owner(), place, PlainValues.toJson(draft.content()), OffsetDateTime.now(clock)).update();
        jdbc.sql("DELETE FROM draft WHERE written_at < ?").param(OffsetDateTime.now(clock).minus(KEPT)).update();
        return draft;
    }

    void forget(String place) {
        jdbc.sql("DELETE FROM draft WHERE owner = ? AND place = ?").params(owner(), place).update();
    }

    /** In the transaction that ends the task: what was sent is an answer, and what was not is nobody's any more. */
    @EventListener
    void ended(DelegateTask task) {
        if (TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName()) || TaskListener.EVENTNAME_DELETE.equals(task.getEventName())) {
            jdbc.sql("DELETE FROM draft WHERE place = ?").param(task.getId()).update();
        }
    }

    private String owner() {
        return signedIn.id().orElseThrow();
    }

    private Map<String, Object> withoutNumbers(Map<String, Object> content) {
        boolean isSomethingElse = Boolean.TRUE.equals(content.get("notPersonalNumber"));
        Map<String, Object> kept = new LinkedHashMap<>();
        content.forEach((key, value) -> {
            if (mayBeKept(value, isSomethingElse)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    private boolean mayBeKept(Object value, boolean isSomethingElse) {
        if (value instanceof Map<?, ?> fields) {
            return new HashMap<>(fields).values().stream().allMatch(inner -> mayBeKept(inner, isSomethingElse));
        }
        if (value instanceof Collection<?> several) {
            return several.stream().allMatch(inner -> mayBeKept(inner, isSomethingElse));
        }
        Finding finding = value instanceof String text ? PersonalIdentityNumber.find(text, LocalDate.now(clock)) : Finding.NONE;
        return finding == Finding.NONE || finding == Finding.POSSIBLE && isSomethingElse;
    }
}
