package se.samspel.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/**
 * What is to be sent. A letter is put in within the caller's transaction: rolled back with it, and lost no more once it is there. Several
 * nodes take from it side by side, each letter by one at a time.
 */
@Repository
public class Outbox {

    /** How long a letter is kept when it has been sent. */
    private static final Duration KEPT = Duration.ofDays(90);
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() { };

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final List<Carrier> carriers;
    private final ObjectMapper json = new ObjectMapper();
    private final RowMapper<Letter> asLetter = (row, number) -> new Letter(row.getLong("id"), row.getObject("message_id", UUID.class),
            row.getString("kind"), row.getString("receiver"), row.getString("address"), fields(row.getString("about")),
            row.getTimestamp("written_at").toInstant(), row.getInt("tries"));

    Outbox(JdbcTemplate jdbc, Clock clock, List<Carrier> carriers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.carriers = carriers;
    }

    /** Whether anything takes letters away; otherwise none should be put in. */
    public boolean isOpen() {
        return !carriers.isEmpty();
    }

    /** To be sent as soon as the transaction has ended. */
    public void put(String kind, @Nullable String receiver, @Nullable String address, Map<String, String> about) {
        put(kind, null, receiver, address, about, clock.instant());
    }

    /**
     * @param once when there is a letter with this name already, nothing is put in; null: each time
     * @param when not to be sent before
     */
    public void put(String kind, @Nullable String once, @Nullable String receiver, @Nullable String address, Map<String, String> about,
            Instant when) {
        jdbc.update("""
                INSERT INTO letter (kind, once, receiver, address, about, written_at, next_try) VALUES (?, ?, ?, ?, ?::jsonb, ?, ?) \
                ON CONFLICT (once) DO NOTHING""", kind, once, receiver, address, text(about), at(clock.instant()), at(when));
    }

    /**
     * Takes letters whose time has come, for as long as the lease: who has not said by then what came of one, has come to an end,
     * and another takes it. The lease is longer than the longest time that its letters can take.
     */
    List<Letter> take(int most, Duration lease) {
        Instant now = clock.instant();
        return jdbc.query("""
                WITH due AS (SELECT id FROM letter WHERE state = 'WAITING' AND next_try <= ? ORDER BY next_try, id LIMIT ? \
                FOR UPDATE SKIP LOCKED) \
                UPDATE letter SET next_try = ?, tries = tries + 1 FROM due WHERE letter.id = due.id RETURNING letter.*""",
                asLetter, at(now), most, at(now.plus(lease)));
    }

    void sent(Letter letter) {
        end(letter, "SENT", null);
    }

    void untrue(Letter letter) {
        end(letter, "UNTRUE", null);
    }

    void failed(Letter letter, String why) {
        end(letter, "FAILED", why);
    }

    private void end(Letter letter, String state, @Nullable String why) {
        jdbc.update("UPDATE letter SET state = ?, ended_at = ?, fault = ? WHERE id = ?", state, at(clock.instant()), why, letter.id());
    }

    void again(Letter letter, Instant when, String why) {
        jdbc.update("UPDATE letter SET next_try = ?, fault = ? WHERE id = ?", at(when), why, letter.id());
    }

    /** Given back untried. */
    void putBack(Letter letter, Instant when) {
        jdbc.update("UPDATE letter SET next_try = ?, tries = tries - 1 WHERE id = ?", at(when), letter.id());
    }

    /** @return how many old letters have gone */
    int clear() {
        return jdbc.update("DELETE FROM letter WHERE state <> 'WAITING' AND ended_at < ?", at(clock.instant().minus(KEPT)));
    }

    private String text(Map<String, String> about) {
        try {
            return json.writeValueAsString(about);
        } catch (JsonProcessingException neverForText) {
            throw new IllegalStateException(neverForText);
        }
    }

    private Map<String, String> fields(String about) {
        try {
            return json.readValue(about, FIELDS);
        } catch (JsonProcessingException neverWritten) {
            throw new IllegalStateException(neverWritten);
        }
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
