package se.samspel.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import se.samspel.archive.Submission.Kind;

/** The table {@code submission}, in the engine's own transaction. */
@Repository
public class SubmissionStore implements SubmissionArchive {

    private static final String INSERT = "INSERT INTO submission (registry_number, contract_id, candidate_reference, award_number,"
            + " process_key, process_instance_id, step, kind, form_version, answers, labels, circumstances, submitted_by,"
            + " submitted_at, corrects, stands_for)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?) RETURNING id";
    /** Told, because the database would otherwise prepare the statement anew for each other set of nulls. */
    private static final int[] TYPES = IntStream.range(0, 16)
            .map(i -> i == 3 ? Types.INTEGER : i < 13 ? Types.VARCHAR : i == 13 ? Types.TIMESTAMP : Types.BIGINT).toArray();
    /**
     * A submission answers every field of its form, so the last one of each step says all that is known, however often the step was done:
     * the steps are found one after the other by their index, of each the last place, and of that what stands there.
     */
    private static final String LAST_OF_EACH_STEP = "WITH RECURSIVE done AS ("
            + "(SELECT step FROM submission WHERE process_instance_id = ? ORDER BY step LIMIT 1) UNION ALL"
            + " SELECT (SELECT next.step FROM submission next WHERE next.process_instance_id = ? AND next.step > done.step"
            + " ORDER BY next.step LIMIT 1) FROM done WHERE done.step IS NOT NULL)"
            + " SELECT last.answers FROM done, LATERAL (SELECT id FROM submission WHERE process_instance_id = ?"
            + " AND step = done.step AND corrects IS NULL AND id < ? AND (contract_id IS NULL OR contract_id = ?)"
            + " AND (candidate_reference IS NULL OR candidate_reference = ?) AND (award_number IS NULL OR award_number = ?::integer)"
            + " ORDER BY id DESC LIMIT 1) first,"
            + " LATERAL (SELECT answers FROM submission WHERE id = first.id OR stands_for = first.id ORDER BY id DESC LIMIT 1) last"
            + " WHERE done.step IS NOT NULL AND (?::text[] IS NULL OR jsonb_exists_any(last.answers, ?::text[])) ORDER BY first.id";
    private static final String OF_SCOPE = " AND (contract_id IS NULL OR ?::text IS NULL OR contract_id = ?)"
            + " AND (candidate_reference IS NULL OR ?::text IS NULL OR candidate_reference = ?)";

    /** With the registry number three times: not what was registered in error under the number, but all of what is known so since. */
    private static final String OF_CASE = "(registry_number = ? AND process_instance_id <> ALL (ARRAY(SELECT w.process_instance_id FROM"
            + " wrong_registration w WHERE w.registry_number = ?)) OR process_instance_id = ANY (ARRAY(SELECT w.process_instance_id FROM"
            + " wrong_registration w WHERE w.known_as = ?)))";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ObjectProvider<SubmissionReader> readers;

    SubmissionStore(JdbcTemplate jdbc, Clock clock, ObjectProvider<SubmissionReader> readers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.readers = readers;
    }

    /**
     * @param answers with a null for every field that was left empty
     * @param labels  by field, then by value: what was chosen from lists that the form itself does not hold
     */
    public void add(@Nullable String registryNumber, @Nullable String contractId, @Nullable String candidateReference, String processKey,
            String processInstanceId, String step, Kind kind, @Nullable String formVersion, Map<String, Object> answers,
            Map<String, Map<String, String>> labels, @Nullable String submittedBy, Instant submittedAt) {
        add(registryNumber, contractId, candidateReference, null, processKey, processInstanceId, step, kind, formVersion, answers,
                labels, Map.of(), submittedBy, submittedAt);
    }

    /**
     * @param awardNumber   the award decision that the step belongs to; null for none
     * @param circumstances what the form was held against beside the answers: what a correction will be held against too
     */
    public void add(@Nullable String registryNumber, @Nullable String contractId, @Nullable String candidateReference,
            @Nullable Integer awardNumber, String processKey, String processInstanceId, String step, Kind kind,
            @Nullable String formVersion, Map<String, Object> answers,
            Map<String, ?> labels, Map<String, Object> circumstances, @Nullable String submittedBy, Instant submittedAt) {
        long id = insert(registryNumber, contractId, candidateReference, awardNumber, processKey,
                processInstanceId, step, kind.name(), formVersion,
                PlainValues.toJson(answers), jsonOrNull(labels), jsonOrNull(circumstances), submittedBy, Timestamp.from(submittedAt), null,
                null);
        tell(new Submission(id, registryNumber, contractId, candidateReference, awardNumber, processKey,
                processInstanceId, step, kind,
                PlainValues.withoutNulls(answers), submittedBy, submittedAt, null, id));
    }

    private static @Nullable String jsonOrNull(Map<String, ?> values) {
        return values.isEmpty() ? null : PlainValues.toJson(values);
    }

    /**
     * Puts other answers in the place of these, which stay and are found as corrected. Whoever corrects holds the place first
     * ({@link #standing}).
     *
     * @param answers with a null for every field that is left empty
     */
    public void correct(Entry corrected, Map<String, Object> answers, Map<String, ?> labels, @Nullable String submittedBy,
            Instant submittedAt) {
        Submission before = corrected.submission();
        long id = insert(before.registryNumber(), before.contractId(), before.candidateReference(), before.awardNumber(),
                before.processKey(),
                before.processInstanceId(), before.step(), before.kind().name(), corrected.formVersion(), PlainValues.toJson(answers),
                jsonOrNull(labels), jsonOrNull(corrected.circumstances()), submittedBy, Timestamp.from(submittedAt), before.id(),
                before.place());
        tell(new Submission(id, before.registryNumber(), before.contractId(), before.candidateReference(), before.awardNumber(),
                before.processKey(),
                before.processInstanceId(), before.step(), before.kind(), PlainValues.withoutNulls(answers), submittedBy, submittedAt,
                before.id(), before.place()));
    }

    /** What stands at the place of this answer, held until the transaction ends; empty when there is no such answer. */
    public Optional<Entry> standing(long id) {
        return jdbc.query("SELECT coalesce(stands_for, id) FROM submission WHERE id = ?", (row, number) -> row.getLong(1), id).stream()
                .findFirst().flatMap(place -> {
                    jdbc.queryForList("SELECT id FROM submission WHERE id = ? FOR UPDATE", place);
                    return jdbc.query("SELECT * FROM answer WHERE id = ? OR stands_for = ?", SubmissionStore::entry, place, place).stream()
                            .findFirst();
                });
    }

    public Optional<Entry> entry(long id) {
        return jdbc.query("SELECT * FROM submission WHERE id = ?", SubmissionStore::entry, id).stream().findFirst();
    }

    /**
     * Whether nothing else at a later place, and before the limit, has answered the field in the instance for this contract and candidate
     * or for none: whether who asked for it there got it from here.
     */
    public boolean isLatest(Submission answer, String name, long limit) {
        return !is("process_instance_id = ? AND id IN (SELECT id FROM answer WHERE process_instance_id = ? AND place > ? AND place < ?)"
                + " AND (contract_id IS NULL OR contract_id = ?) AND (candidate_reference IS NULL OR candidate_reference = ?)"
                + " AND (award_number IS NULL OR award_number = ?::integer) AND jsonb_exists(answers, ?)",
                answer.processInstanceId(), answer.processInstanceId(), answer.place(), limit,
                answer.contractId(), answer.candidateReference(), answer.awardNumber(), name);
    }

    /** The answers of one step in the case that stand, in order, with what it takes to show them. */
    public List<Entry> entriesOfStep(String registryNumber, String step) {
        return jdbc.query("SELECT * FROM answer WHERE " + OF_CASE + " AND step = ? AND kind = 'FORM' ORDER BY place",
                SubmissionStore::entry, registryNumber, registryNumber, registryNumber, step);
    }

    /** The messages of the case that came after this answer and carried one of these fields. */
    public List<Entry> messagesAfter(Submission answer, Collection<String> names) {
        return jdbc.query("SELECT * FROM answer WHERE registry_number = ? AND kind = 'MESSAGE' AND place > ?"
                + " AND jsonb_exists_any(answers, ?::text[]) ORDER BY place", SubmissionStore::entry, answer.registryNumber(),
                answer.place(), array(names));
    }

    private long insert(@Nullable Object... values) {
        return Objects.requireNonNull(jdbc.queryForObject(INSERT, values, TYPES, Long.class));
    }

    private void tell(Submission stored) {
        readers.forEach(reader -> reader.stored(stored));
    }

    /** Every submission and message that is kept, in the order they were given. */
    public void readAll(Consumer<Submission> reader) {
        jdbc.query(connection -> {
            PreparedStatement all = connection.prepareStatement("SELECT * FROM submission ORDER BY id");
            all.setFetchSize(1000);
            return all;
        }, row -> {
            reader.accept(submission(row, 0));
        });
    }

    /**
     * The latest answer to each of these fields that the instance knew before a place in the order, for this contract and candidate or for
     * none.
     */
    public Map<String, Object> knownBefore(long place, String processInstanceId, @Nullable String contractId,
            @Nullable String candidateReference, @Nullable Integer awardNumber, Collection<String> names) {
        return known(place, processInstanceId, contractId, candidateReference, awardNumber, names);
    }

    @Override
    public void received(@Nullable String registryNumber, @Nullable String contractId, @Nullable String candidateReference,
            String processKey, String processInstanceId, String message, Map<String, Object> fields) {
        add(registryNumber, contractId, candidateReference, processKey, processInstanceId, message, Kind.MESSAGE, null,
                PlainValues.all(fields), Map.of(), null, clock.instant());
    }

    @Override
    public Map<String, Object> known(DelegateExecution scope) {
        return known(scope.getProcessInstanceId(), text(scope.getVariable("contractId")), text(scope.getVariable("candidateReference")),
                (Integer) scope.getVariable("awardNumber"), null);
    }

    @Override
    public Map<String, Object> known(String processInstanceId, @Nullable String contractId, @Nullable String candidateReference) {
        return known(processInstanceId, contractId, candidateReference, null, null);
    }

    /** @param names of the fields to look for; null for all */
    public Map<String, Object> known(String processInstanceId, @Nullable String contractId, @Nullable String candidateReference,
            @Nullable Integer awardNumber, @Nullable Collection<String> names) {
        return known(Long.MAX_VALUE, processInstanceId, contractId, candidateReference, awardNumber, names);
    }

    private Map<String, Object> known(long before, String processInstanceId, @Nullable String contractId,
            @Nullable String candidateReference, @Nullable Integer awardNumber, @Nullable Collection<String> names) {
        Map<String, Object> latest = new HashMap<>();
        jdbc.query(LAST_OF_EACH_STEP, row -> {
            latest.putAll(PlainValues.objectOf(row.getString(1)));
        }, processInstanceId, processInstanceId, processInstanceId, before, contractId, candidateReference, awardNumber,
                array(names), array(names));
        if (names != null) {
            latest.keySet().retainAll(names);
        }
        return PlainValues.withoutNulls(latest);
    }

    private static @Nullable SqlArrayValue array(@Nullable Collection<String> names) {
        return names == null ? null : new SqlArrayValue("text", (Object[]) names.toArray(String[]::new));
    }

    @Override
    public List<Submission> ofInstance(String processInstanceId) {
        return jdbc.query("SELECT * FROM submission WHERE process_instance_id = ? ORDER BY id", SubmissionStore::submission,
                processInstanceId);
    }

    @Override
    public List<Submission> ofCase(String registryNumber) {
        return jdbc.query("SELECT * FROM submission WHERE " + OF_CASE + " ORDER BY id", SubmissionStore::submission,
                registryNumber, registryNumber, registryNumber);
    }

    @Override
    public List<Submission> ofStep(String registryNumber, @Nullable String contractId, String step) {
        return jdbc.query("SELECT * FROM answer WHERE " + OF_CASE + " AND step = ? AND (?::text IS NULL OR contract_id = ?) AND "
                + "kind = 'FORM' ORDER BY place", SubmissionStore::submission, registryNumber, registryNumber, registryNumber, step,
                contractId, contractId);
    }

    @Override
    public List<Submission> ofCandidate(String processInstanceId, String candidateReference, String step) {
        return jdbc.query("SELECT * FROM answer WHERE process_instance_id = ? AND step = ? AND candidate_reference = ? AND kind = "
                + "'FORM' ORDER BY place", SubmissionStore::submission, processInstanceId, step, candidateReference);
    }

    @Override
    public List<String> casesWhere(String step, String field, Collection<String> values) {
        // Written out, so that the index of the units is found.
        return jdbc.queryForList("SELECT DISTINCT registry_number FROM submission WHERE step = '" + literal(step) + "' AND answers ->> '"
                + literal(field) + "' = ANY (?)", String.class, array(values));
    }

    private static String literal(String name) {
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("no step and no field: " + name);
        }
        return name;
    }

    @Override
    public boolean isAnswered(String registryNumber, String contractId, String step) {
        return is("registry_number = ? AND contract_id = ? AND step = ? AND kind = 'FORM'", registryNumber, contractId, step);
    }

    @Override
    public int countForms(String processInstanceId, @Nullable String contractId) {
        String forms = "SELECT count(*) FROM submission WHERE process_instance_id = ? AND kind = 'FORM' AND corrects IS NULL"
                + " AND contract_id ";
        Integer count = contractId == null ? jdbc.queryForObject(forms + "IS NULL", Integer.class, processInstanceId)
                : jdbc.queryForObject(forms + "= ?", Integer.class, processInstanceId, contractId);
        return count == null ? 0 : count;
    }

    @Override
    public List<String> peopleOf(String processInstanceId) {
        return jdbc.queryForList("SELECT DISTINCT submitted_by FROM submission WHERE process_instance_id = ? AND kind = 'FORM' AND "
                + "submitted_by IS NOT NULL ORDER BY submitted_by", String.class, processInstanceId);
    }

    @Override
    public List<Instant> timesReceived(String processInstanceId, String message, String contractId) {
        return jdbc.query("SELECT submitted_at FROM submission WHERE process_instance_id = ? AND step = ? AND contract_id = ? AND kind ="
                + " 'MESSAGE' ORDER BY id", (row, number) -> row.getTimestamp(1).toInstant(), processInstanceId, message, contractId);
    }

    @Override
    public boolean isReceived(String processInstanceId, String message, @Nullable String contractId) {
        String received = "process_instance_id = ? AND step = ? AND kind = 'MESSAGE' AND contract_id ";
        return contractId == null ? is(received + "IS NULL", processInstanceId, message)
                : is(received + "= ?", processInstanceId, message, contractId);
    }

    @Override
    public boolean isReceived(String processInstanceId, String message, Map<String, Object> fields) {
        return is("process_instance_id = ? AND step = ? AND kind = 'MESSAGE' AND jsonb_strip_nulls(answers) = jsonb_strip_nulls(?::jsonb)",
                processInstanceId, message, PlainValues.toJson(PlainValues.all(fields)));
    }

    private boolean is(String condition, @Nullable Object... parameters) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT EXISTS (SELECT FROM submission WHERE " + condition + ")", Boolean.class,
                parameters));
    }

    /** A submission with what it takes to show it as it was seen, and to check it again. */
    public record Entry(Submission submission, @Nullable String formVersion, Map<String, Object> labels,
            Map<String, Object> circumstances) {
    }

    public List<Entry> entriesOfCase(String registryNumber) {
        return jdbc.query("SELECT * FROM submission WHERE " + OF_CASE + " ORDER BY id", SubmissionStore::entry, registryNumber,
                registryNumber, registryNumber);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(submission(row, number), row.getString("form_version"), objectOrEmpty(row.getString("labels")),
                objectOrEmpty(row.getString("circumstances")));
    }

    private static Map<String, Object> objectOrEmpty(@Nullable String json) {
        return json == null ? Map.of() : PlainValues.objectOf(json);
    }

    @Override
    public Optional<Submission> latest(String processInstanceId, String step, @Nullable String contractId,
            @Nullable String candidateReference) {
        return jdbc.query("SELECT * FROM answer WHERE process_instance_id = ? AND step = ?" + OF_SCOPE + " ORDER BY place DESC LIMIT 1",
                SubmissionStore::submission, processInstanceId, step, contractId, contractId, candidateReference, candidateReference)
                .stream().findFirst();
    }

    @Override
    public Optional<Submission> latestOfCase(String registryNumber, String step) {
        return jdbc.query("SELECT * FROM answer WHERE " + OF_CASE + " AND step = ? ORDER BY place DESC LIMIT 1",
                SubmissionStore::submission, registryNumber, registryNumber, registryNumber, step).stream().findFirst();
    }

    @Override
    public Optional<Submission> latestOfContract(String contractId, String step) {
        return jdbc.query("SELECT * FROM answer WHERE contract_id = ? AND step = ? ORDER BY place DESC LIMIT 1",
                SubmissionStore::submission, contractId, step).stream().findFirst();
    }

    @Override
    public Submission first(Submission answer) {
        return answer.corrects() == null ? answer : entry(answer.place()).map(Entry::submission).orElse(answer);
    }

    @Override
    public boolean isDoneBy(String userId, String processInstanceId, String step) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT EXISTS (SELECT FROM submission WHERE process_instance_id = ? AND step = ?"
                + " AND submitted_by = ?)", Boolean.class, processInstanceId, step, userId));
    }

    private static Submission submission(ResultSet row, int number) throws SQLException {
        long standsFor = row.getLong("stands_for");
        Map<String, Object> answers = PlainValues.withoutNulls(PlainValues.objectOf(row.getString("answers")));
        return new Submission(row.getLong("id"), row.getString("registry_number"), row.getString("contract_id"),
                row.getString("candidate_reference"), (Integer) row.getObject("award_number"),
                row.getString("process_key"), row.getString("process_instance_id"),
                row.getString("step"), Kind.valueOf(row.getString("kind")), answers, row.getString("submitted_by"),
                row.getTimestamp("submitted_at").toInstant(), row.getObject("corrects", Long.class),
                standsFor == 0 ? row.getLong("id") : standsFor);
    }

    public static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
