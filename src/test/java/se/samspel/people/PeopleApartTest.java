package se.samspel.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.SamspelTest;
import se.samspel.archive.Submission.Kind;
import se.samspel.archive.SubmissionStore;
import se.samspel.forms.StatisticsOnly;

/** A row about a person from what was told to the cut, and what is released of many. Lives in the years around 2041, alone. */
@SamspelTest
class PeopleApartTest {

    private static final int YEAR = 2041;

    @Autowired PeopleFollowUp followUp;
    @Autowired PeopleTables tables;
    @Autowired SubmissionStore store;
    @Autowired JdbcTemplate jdbc;
    @Autowired TransactionTemplate transaction;
    private final List<String> cases = new ArrayList<>();

    @BeforeEach
    void time() {
        on(LocalDate.of(YEAR, 3, 10));
    }

    @AfterEach
    void tidy() {
        ClockUtil.reset();
        jdbc.update("DELETE FROM person WHERE id IN (SELECT person_id FROM person_tie WHERE registry_number LIKE 'FOLK-%')");
        jdbc.update("DELETE FROM person WHERE start_month >= '2041-01-01'");
    }

    private static void on(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC)));
    }

    private void registered(String registryNumber) {
        cases.add(registryNumber);
        submit(registryNumber, null, null, "register-procurement", Map.of("cpvCode", "45000000"));
    }

    private void submit(String registryNumber, String contract, String candidate, String step, Map<String, Object> answers) {
        store.add(registryNumber, contract, candidate, "target-group", "folk-" + registryNumber, step, Kind.FORM, null,
                new HashMap<>(answers), Map.of(), "elin", Instant.now());
    }

    private void tell(String registryNumber, String candidate, Object... answers) {
        Map<String, Object> told = new HashMap<>();
        for (int i = 0; i < answers.length; i += 2) {
            told.put((String) answers[i], answers[i + 1]);
        }
        transaction.executeWithoutResult(status -> followUp.received(new StatisticsOnly.Told("support-employment", registryNumber,
                registryNumber + "/1", candidate, YearMonth.of(YEAR, 3), told)));
    }

    private void begins(String registryNumber, String candidate, String kind, LocalDate on) {
        submit(registryNumber, registryNumber + "/1", candidate, "confirm-placement",
                Map.of("placementOutcome", "STARTED", "placementType", kind, "startDate", on.toString()));
    }

    private void followedUp(String registryNumber, String candidate, String situation) {
        submit(registryNumber, registryNumber + "/1", candidate, "follow-up-placement", Map.of("situation", situation));
    }

    private Map<String, Object> tied(String registryNumber) {
        return jdbc.queryForMap("SELECT person.* FROM person JOIN person_tie ON id = person_id WHERE registry_number = ?", registryNumber);
    }

    private int ties(String registryNumber) {
        return jdbc.queryForObject("SELECT count(*) FROM person_tie WHERE registry_number = ?", Integer.class, registryNumber);
    }

    private List<Map<String, Object>> people() {
        return jdbc.queryForList("SELECT * FROM person WHERE start_month >= '2041-01-01'");
    }

    @Test
    @DisplayName("what is told becomes a row with the month, the kind and the industry; told again, the last counts")
    void told() {
        registered("FOLK-1");
        tell("FOLK-1", "K-1", "personGender", "MAN");
        tell("FOLK-1", "K-1", "personGender", "WOMAN", "personTargetGroups", List.of("YOUTH", "FOREIGN_BORN"));
        begins("FOLK-1", "K-1", "INTERNSHIP", LocalDate.of(YEAR, 4, 17));
        followUp.follow();
        followUp.follow();

        assertThat(tied("FOLK-1")).containsEntry("gender", "WOMAN").containsEntry("kind", "INTERNSHIP").containsEntry("cpv_division", "45");
        assertThat(tied("FOLK-1").get("start_month").toString()).as("no day").isEqualTo(YEAR + "-04-01");
        assertThat(tied("FOLK-1").get("target_groups").toString()).isEqualTo("{FOREIGN_BORN,YOUTH}");
        assertThat(people()).hasSize(1);
    }

    @Test
    @DisplayName("follow-ups fill in what became of the place; with the last one the tie is cut, and nothing told later finds the row")
    void cutByLastFollowUp() {
        registered("FOLK-2");
        tell("FOLK-2", "K-1", "personGender", "MAN");
        begins("FOLK-2", "K-1", "EMPLOYMENT", LocalDate.of(YEAR, 4, 17));
        for (String situation : List.of("HERE", "HERE", "STUDIES")) {
            followedUp("FOLK-2", "K-1", situation);
        }
        followUp.follow();
        assertThat(tied("FOLK-2")).containsEntry("outcome_1", "HERE").containsEntry("outcome_6", "STUDIES")
                .containsEntry("outcome_12", null);
        Object id = tied("FOLK-2").get("id");

        followedUp("FOLK-2", "K-1", "JOB_SEEKING");
        followUp.follow();
        assertThat(ties("FOLK-2")).isZero();
        assertThat(people()).hasSize(1).first().satisfies(row -> {
            assertThat(row).containsEntry("outcome_12", "JOB_SEEKING").containsEntry("gender", "MAN");
            assertThat(row.get("id")).as("another row").isNotEqualTo(id);
        });

        tell("FOLK-2", "K-1", "personGender", "WOMAN");
        assertThat(ties("FOLK-2")).as("a second row for the same person").isZero();
        assertThat(people()).hasSize(1);
    }

    @Test
    @DisplayName("the tie is cut fourteen months after the start, whatever has been followed up")
    void cutByTime() {
        registered("FOLK-3");
        tell("FOLK-3", "K-1", "personGender", "MAN");
        begins("FOLK-3", "K-1", "EMPLOYMENT", LocalDate.of(YEAR, 4, 17));
        on(LocalDate.of(YEAR + 1, 6, 16));
        tables.daily();
        assertThat(ties("FOLK-3")).isOne();
        on(LocalDate.of(YEAR + 1, 6, 17));
        tables.daily();
        assertThat(ties("FOLK-3")).isZero();
        assertThat(people()).hasSize(1);
    }

    @Test
    @DisplayName("of a placement that never begins nothing is left after fourteen months")
    void neverBegun() {
        registered("FOLK-4");
        tell("FOLK-4", "K-1", "personGender", "MAN");
        on(LocalDate.of(YEAR + 1, 4, 30));
        int before = jdbc.queryForObject("SELECT count(*) FROM person", Integer.class);
        tables.daily();
        assertThat(ties("FOLK-4")).isOne();
        on(LocalDate.of(YEAR + 1, 5, 1));
        tables.daily();
        assertThat(ties("FOLK-4")).isZero();
        assertThat(jdbc.queryForObject("SELECT count(*) FROM person", Integer.class)).isEqualTo(before - 1);
    }

    @Test
    @DisplayName("a table is released when its period has ended, once, for ever; who comes later is in none of its half-year's tables")
    void released() {
        registered("FOLK-5");
        for (int person = 0; person < 40; person++) {
            String candidate = "K-" + person;
            tell("FOLK-5", candidate, "personGender", person % 2 == 0 ? "WOMAN" : "MAN", "personTargetGroups", List.of("YOUTH"));
            begins("FOLK-5", candidate, person % 3 == 0 ? "INTERNSHIP" : "EMPLOYMENT", LocalDate.of(YEAR, 4, 1 + person % 28));
        }
        assertThat(tables.release("gender", YEAR + "H1", "david"))
                .hasValue("Perioden är inte slut än. En tabell släpps när perioden är slut.");
        on(LocalDate.of(YEAR, 7, 1));
        assertThat(tables.release("outcome", YEAR + "H1", "david")).hasValue("Den tabellen görs bara för hela år.");
        assertThat(tables.release("gender", YEAR + "H1", "david")).isEmpty();
        assertThat(tables.release("gender", YEAR + "H1", "david")).hasValue("Tabellen är redan släppt för den perioden, och ändras inte.");
        PeopleTables.Shown before = tables.find("gender", YEAR + "H1").orElseThrow();
        assertThat(before.rows()).contains(List.of("Alla", "40"));

        tell("FOLK-5", "K-late", "personGender", "WOMAN", "personTargetGroups", List.of("YOUTH"));
        begins("FOLK-5", "K-late", "EMPLOYMENT", LocalDate.of(YEAR, 6, 1));
        assertThat(tables.release("kind", YEAR + "H1", "david")).isEmpty();
        assertThat(tables.find("kind", YEAR + "H1").orElseThrow().rows()).contains(List.of("Alla", "40"));
        assertThat(tables.find("gender", YEAR + "H1")).hasValue(before);

        on(LocalDate.of(YEAR + 1, 1, 15));
        assertThat(tables.release("outcome", String.valueOf(YEAR), "david").orElseThrow()).contains("tidigast i mars 2043");
        assertThat(tables.release("..", "2041H3", "david")).isPresent();
    }

    @Test
    @DisplayName("what has been released is changed by nobody")
    void kept() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> jdbc.update("DELETE FROM released_cell")))
                .hasStackTraceContaining("a released table is never changed");
    }
}
