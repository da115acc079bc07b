package se.samspel.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.archive.Submission.Kind;

/** What a rule asks of the archive: each answer is about its own step, contract, candidate and instance, and found by an index. */
@SamspelTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NarrowQuestionsTest {

    private static final String CASE = "SMAL-2026-1";
    private static final String ONE = CASE + "/1";
    private static final String TWO = CASE + "/2";

    @Autowired SubmissionStore store;
    @Autowired JdbcTemplate jdbc;

    @BeforeAll
    void answers() {
        add("smal-a", ONE, "K1", "place", Kind.FORM, Map.of("month", 1), "elin");
        add("smal-a", ONE, "K2", "place", Kind.FORM, Map.of("month", 2), "elin");
        add("smal-a", TWO, "K1", "place", Kind.FORM, Map.of("month", 3), "hanna");
        add("smal-a", null, null, "plan", Kind.FORM, Map.of(), "anna");
        add("smal-b", ONE, "K1", "place", Kind.FORM, Map.of("month", 4), "gustav");
        add("smal-a", ONE, "K1", "place", Kind.MESSAGE, Map.of("month", 5), null);
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("places", 2, "names", List.of("a", "b")));
        fields.put("reason", null);
        add("smal-a", TWO, null, "told", Kind.MESSAGE, fields, null);
        add("smal-a", null, null, "planned", Kind.MESSAGE, Map.of(), null);
    }

    private void add(String instance, String contract, String candidate, String step, Kind kind, Map<String, Object> answers,
            String person) {
        store.add(CASE, contract, candidate, "smal", instance, step, kind, null, answers, Map.of(), person, Instant.EPOCH);
    }

    private static List<Object> months(List<Submission> submissions) {
        return submissions.stream().map(submission -> submission.answers().get("month")).toList();
    }

    @Test
    @DisplayName("a step of a case is its forms', of one contract or of all, in order")
    void ofStep() {
        assertThat(months(store.ofStep(CASE, ONE, "place"))).isEqualTo(List.of(1, 2, 4));
        assertThat(months(store.ofStep(CASE, null, "place"))).isEqualTo(List.of(1, 2, 3, 4));
        assertThat(store.ofStep(CASE, ONE, "plan")).isEmpty();
        assertThat(store.ofStep("SMAL-2026-2", null, "place")).isEmpty();
        assertThat(store.isAnswered(CASE, TWO, "place")).isTrue();
        assertThat(store.isAnswered(CASE, TWO, "told")).as("a message is no answer").isFalse();
        assertThat(store.isAnswered(CASE, CASE + "/3", "place")).isFalse();
    }

    @Test
    @DisplayName("a candidate's steps are those of the instance and the candidate")
    void ofCandidate() {
        assertThat(months(store.ofCandidate("smal-a", "K1", "place"))).isEqualTo(List.of(1, 3));
        assertThat(store.ofCandidate("smal-a", "K3", "place")).isEmpty();
    }

    @Test
    @DisplayName("forms are counted for the contract, or for none, and people told once each")
    void counted() {
        assertThat(store.countForms("smal-a", ONE)).isEqualTo(2);
        assertThat(store.countForms("smal-a", null)).isEqualTo(1);
        assertThat(store.countForms("smal-c", ONE)).isZero();
        assertThat(store.peopleOf("smal-a")).containsExactly("anna", "elin", "hanna");
    }

    @Test
    @DisplayName("a message has come for its contract alone, with the same fields alone; a null field is no field")
    void received() {
        assertThat(store.isReceived("smal-a", "told", TWO)).isTrue();
        assertThat(store.isReceived("smal-a", "told", ONE)).isFalse();
        assertThat(store.isReceived("smal-b", "told", TWO)).isFalse();
        assertThat(store.isReceived("smal-a", "planned", (String) null)).isTrue();
        assertThat(store.isReceived("smal-a", "told", (String) null)).isFalse();
        assertThat(store.isReceived("smal-a", "plan", (String) null)).as("a form is no message").isFalse();
        assertThat(store.isReceived("smal-a", "told", Map.of("names", List.of("a", "b"), "places", 2))).isTrue();
        Map<String, Object> withNull = new LinkedHashMap<>(Map.of("names", List.of("a", "b"), "places", 2));
        withNull.put("other", null);
        assertThat(store.isReceived("smal-a", "told", withNull)).isTrue();
        assertThat(store.isReceived("smal-a", "told", Map.of("names", List.of("b", "a"), "places", 2))).isFalse();
        assertThat(store.isReceived("smal-a", "told", Map.of("places", 2))).isFalse();
    }

    @Test
    @DisplayName("each is found by its own index, however many answers the case and the instance have")
    void indexed() {
        jdbc.update("INSERT INTO submission (registry_number, contract_id, process_key, process_instance_id, step, kind, answers, "
                + "submitted_at) SELECT 'SMAL-2026-9', 'SMAL-2026-9/' || n % 7, 'smal', 'smal-9', 'step-' || n % 50, 'FORM', '{}', now() "
                + "FROM generate_series(1, 5000) n");
        jdbc.execute("ANALYZE submission");
        assertThat(plan("SELECT * FROM submission WHERE registry_number = 'SMAL-2026-9' AND step = 'step-3' AND contract_id = "
                + "'SMAL-2026-9/3'"))
                .containsAnyOf("submission_case_step", "submission_of_contract");
        assertThat(plan("SELECT * FROM submission WHERE process_instance_id = 'smal-9' AND step = 'step-3' AND kind = 'MESSAGE'"))
                .containsAnyOf("submission_instance_step", "submission_instance_last");
        assertThat(plan("SELECT * FROM submission WHERE process_instance_id = 'smal-9' AND step = 'step-3' AND candidate_reference = 'K1'"))
                .containsAnyOf("submission_instance_step", "submission_instance_last");
        assertThat(plan("SELECT count(*) FROM submission WHERE process_instance_id = 'smal-9' AND contract_id = 'SMAL-2026-9/3'"
                + " AND kind = 'FORM'")).contains("submission_instance_forms");
    }

    private String plan(String query) {
        return Arrays.toString(jdbc.queryForList("EXPLAIN " + query, String.class).toArray());
    }
}
