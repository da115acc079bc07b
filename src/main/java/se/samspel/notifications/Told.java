package se.samspel.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import se.samspel.mail.Outbox;

/** What has happened and is to be told: a row in the transaction of what happened, and no question to the database more. */
@Repository
class Told {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() { };

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Outbox outbox;
    private final ObjectMapper json = new ObjectMapper();

    Told(JdbcTemplate jdbc, Clock clock, Outbox outbox) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** @param taskId null when it is not about a task */
    record Happened(String kind, String taskId, Map<String, String> about, Instant at) {
    }

    /** Nothing is kept when no mail leaves this installation. */
    void keep(String kind, String taskId, Map<String, String> about) {
        if (outbox.isOpen()) {
            jdbc.update("INSERT INTO told (kind, task_id, about, at) VALUES (?, ?, ?::jsonb, ?)", kind, taskId, text(about),
                    Timestamp.from(clock.instant()));
        }
    }

    /** As {@link #keep}, unless its people of now are about to be told of the new task anyway. */
    void keepUnlessNew(String kind, String taskId) {
        if (outbox.isOpen()) {
            jdbc.update("INSERT INTO told (kind, task_id, about, at) SELECT ?, ?, '{}', ? WHERE NOT EXISTS (SELECT 1 FROM told WHERE "
                    + "task_id = ?)", kind, taskId, Timestamp.from(clock.instant()), taskId);
        }
    }

    /** Takes some away, each for one node: with what the caller makes of them, or not at all. */
    List<Happened> take(int most) {
        return jdbc.query("""
                DELETE FROM told WHERE id = ANY (ARRAY(SELECT id FROM told ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)) \
                RETURNING kind, task_id, about, at""", (row, number) -> new Happened(row.getString(1), row.getString(2),
                fields(row.getString(3)), row.getTimestamp(4).toInstant()), most);
    }

    String text(Map<String, String> about) {
        try {
            return json.writeValueAsString(about);
        } catch (JsonProcessingException neverForText) {
            throw new IllegalStateException(neverForText);
        }
    }

    Map<String, String> fields(String about) {
        try {
            return json.readValue(about, FIELDS);
        } catch (JsonProcessingException neverWritten) {
            throw new IllegalStateException(neverWritten);
        }
    }
}
