package se.samspel.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.SamspelTest;
import se.samspel.archive.Submission.Kind;

/** The archive lets nothing go, whoever tries, but what has been written as removed in the same transaction. */
@SamspelTest
class ArchiveRemovalTest {

    @Autowired SubmissionStore store;
    @Autowired ArchiveRemoval removal;
    @Autowired JdbcTemplate jdbc;
    @Autowired TransactionTemplate transaction;
    private String registryNumber;
    private static int cases;

    @BeforeEach
    void aCase() {
        registryNumber = "BORT-" + ++cases;
        store.add(registryNumber, null, null, "procurement", "bort-" + cases, "map-needs", Kind.FORM, null,
                new HashMap<>(Map.of("note", "Anna har ont i ryggen", "places", 2, "other", "kvar")), Map.of(), "anna", Instant.EPOCH);
        store.add(registryNumber, null, null, "target-group", "bort-tg-" + cases, "told", Kind.MESSAGE, null,
                new HashMap<>(Map.of("note", "Anna har ont i ryggen")), Map.of(), null, Instant.EPOCH);
    }

    private List<Submission> all() {
        return store.ofCase(registryNumber);
    }

    private long first() {
        return all().get(0).id();
    }

    private void notChanged(String sql, Object... parameters) {
        assertThatThrownBy(() -> jdbc.update(sql, parameters)).as(sql).hasStackTraceContaining("never changed");
        assertThat(all()).hasSize(2);
    }

    @Test
    @DisplayName("nobody changes or deletes a submission, and nobody what has been written of a removal")
    void unchangeable() {
        notChanged("DELETE FROM submission WHERE registry_number = ?", registryNumber);
        notChanged("UPDATE submission SET answers = '{}' WHERE registry_number = ?", registryNumber);
        notChanged("TRUNCATE submission");
        removal.removeText(first(), "note", "GB 1", "david", "Borttagen");
        notChanged("UPDATE removal SET decision = 'x'");
        notChanged("DELETE FROM removed_item");
        notChanged("UPDATE submission SET answers = '{}' WHERE registry_number = ?", registryNumber);
        notChanged("DELETE FROM submission WHERE registry_number = ?", registryNumber);
    }

    @Test
    @DisplayName("what was written of one submission lets no other go, and of one field no other field")
    void noMoreThanWritten() {
        List<Submission> two = all();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            removal.remove("CASE_ANSWERS", "GB 1", "admin", List.of(two.get(0).id()));
            jdbc.update("DELETE FROM submission WHERE id = ?", two.get(1).id());
        })).hasStackTraceContaining("never changed");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            removal.removeText(two.get(0).id(), "note", "GB 1", "david", "Borttagen");
            jdbc.update("UPDATE submission SET answers = answers - 'other' WHERE id = ?", two.get(0).id());
        })).hasStackTraceContaining("never changed");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            removal.write("HISTORY", "GB 1", "admin", List.of(String.valueOf(two.get(0).id())));
            jdbc.update("DELETE FROM submission WHERE id = ?", two.get(0).id());
        })).as("what is written of an instance with the same number").hasStackTraceContaining("never changed");
        assertThat(all()).isEqualTo(two);
    }

    @Test
    @DisplayName("submissions go whole, on a decision that is kept with who, when and what")
    void whole() {
        long id = first();
        removal.remove("CASE_ANSWERS", "GB 2027-12", "admin", List.of(id));
        assertThat(all()).hasSize(1);
        assertThat(jdbc.queryForMap("SELECT * FROM removed_item JOIN removal ON removal.id = removal WHERE item = ?", String.valueOf(id)))
                .containsEntry("decision", "GB 2027-12").containsEntry("removed_by", "admin")
                .containsEntry("registry_number", registryNumber)
                .containsEntry("step", "map-needs").containsEntry("kind", "CASE_ANSWERS");
        assertThatThrownBy(() -> removal.remove("CASE_ANSWERS", " ", "admin", List.of(all().get(0).id())))
                .hasStackTraceContaining("without a decision");
        assertThat(all()).hasSize(1);
    }

    @Test
    @DisplayName("one text goes wherever a message carried it, and all else stays as it was")
    void oneText() {
        List<String> instances = removal.removeText(first(), "note", "GB 7", "david", "Borttagen enligt beslut GB 7");
        assertThat(instances).hasSize(2);
        assertThat(all()).extracting(one -> one.answers().get("note")).containsOnly("Borttagen enligt beslut GB 7");
        assertThat(all().get(0).answers()).containsEntry("places", 2).containsEntry("other", "kvar");
        assertThat(jdbc.queryForList("SELECT answers::text FROM submission WHERE registry_number = ?", String.class, registryNumber))
                .noneMatch(text -> text.contains("ryggen"));
        assertThat(removal.removeText(first(), "places", "GB 7", "david", "x")).as("no text").isEmpty();
        assertThat(removal.removeText(-1, "note", "GB 7", "david", "x")).as("no submission").isEmpty();
    }
}
