package se.samspel.archive;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The one way out of the archive, the database's function {@code remove_on_decision}: it writes what goes, when and on which decision, in
 * the same statement that removes it. The archive lets nothing go that has not been written so.
 */
@Repository
public class ArchiveRemoval {

    private final JdbcTemplate jdbc;
    private final SubmissionStore store;
    private final Clock clock;

    ArchiveRemoval(JdbcTemplate jdbc, SubmissionStore store, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What a case still has.
     *
     * @param lastSubmitted of any of its submissions
     */
    public record CaseInArchive(String registryNumber, List<String> processInstances, Instant lastSubmitted) {
    }

    /** What was removed once. */
    public record Removal(long id, String kind, String decision, Instant removedAt, String removedBy, int number) {
    }

    public List<CaseInArchive> cases() {
        return jdbc.query("SELECT registry_number, array_agg(DISTINCT process_instance_id) AS instances, max(submitted_at) AS last"
                + " FROM submission WHERE registry_number IS NOT NULL GROUP BY registry_number ORDER BY registry_number",
                (row, number) -> new CaseInArchive(row.getString("registry_number"),
                        List.of((String[]) row.getArray("instances").getArray()), row.getTimestamp("last").toInstant()));
    }

    /** Numbers of the case's submissions of these processes; of those about candidates and placed people, or of the others. */
    public List<Long> submissionsOf(String registryNumber, Zone zone) {
        return jdbc.query("SELECT id, step FROM submission WHERE registry_number = ? ORDER BY id", (row, number) ->
                zone.holds(row.getString("step")) ? row.getLong("id") : -1L, registryNumber).stream().filter(id -> id >= 0).toList();
    }

    /** The forms that were answered in the case, for who is to choose a text of them. */
    public List<SubmissionStore.Entry> forms(String registryNumber) {
        return store.entriesOfCase(registryNumber).stream().filter(entry -> entry.submission().kind() == Submission.Kind.FORM).toList();
    }

    /**
     * Removes submissions whole.
     *
     * @param decision the disposal decision's reference, not empty
     */
    public void remove(String kind, String decision, String by, Collection<Long> submissions) {
        call(kind, decision, by, submissions.stream().map(String::valueOf).toList(), null, null);
    }

    /** Writes that something goes that is kept elsewhere, in the caller's transaction. */
    public void write(String kind, String decision, String by, Collection<String> items) {
        call(kind, decision, by, items, null, null);
    }

    /**
     * Replaces one text with words that tell of its removal, in the submission and wherever a message carried the same text in the case,
     * and takes it from what other answers were held against.
     *
     * @return the process instances that have known it; empty when there is no such text
     */
    public List<String> removeText(long submission, String field, String decision, String by, String instead) {
        Optional<String> text = textOf(submission, field);
        if (text.isEmpty()) {
            return List.of();
        }
        List<Object[]> all = jdbc.query("SELECT other.id, other.process_instance_id FROM submission one JOIN submission other"
                + " ON other.id = one.id OR other.registry_number = one.registry_number"
                + " AND ? IN (other.answers ->> ?, other.circumstances ->> ?) WHERE one.id = ?",
                (row, number) -> new Object[] {row.getLong(1), row.getString(2)}, text.get(), field, field, submission);
        call("TEXT", decision, by, all.stream().map(row -> row[0].toString()).distinct().toList(), field, instead);
        return all.stream().map(row -> row[1].toString()).distinct().toList();
    }

    /** @return empty for a submission that is not there, or whose field holds no text */
    public Optional<String> textOf(long submission, String field) {
        return jdbc.queryForList("SELECT answers ->> ? FROM submission WHERE id = ? AND jsonb_typeof(answers -> ?) = 'string'",
                String.class, field, submission, field).stream().findFirst();
    }

    private void call(String kind, String decision, String by, Collection<String> items, @Nullable String field,
            @Nullable String instead) {
        jdbc.query("SELECT remove_on_decision(?, ?, ?, ?, ?::text[], ?, ?)", row -> {
        }, kind, decision, by, Timestamp.from(clock.instant()), new SqlArrayValue("text", items.toArray(Object[]::new)), field, instead);
    }

    /** Newest first. */
    public List<Removal> removals() {
        return jdbc.query("SELECT * FROM removal ORDER BY id DESC LIMIT 200", (row, number) -> new Removal(row.getLong("id"),
                row.getString("kind"), row.getString("decision"), row.getTimestamp("removed_at").toInstant(), row.getString("removed_by"),
                row.getInt("number")));
    }
}
