package se.samspel.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The tables {@code person} and {@code person_tie}. Out of here comes what the tables are counted from, and no row as it is. */
@Repository
class PeopleRows {

    /** What ties a row to its place: nobody but the follow-up asks for it. */
    record Tie(UUID person, String registryNumber, String contractId, String candidateReference, YearMonth toldIn) {
    }

    private final JdbcClient jdbc;

    PeopleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Told again for the same place, the last counts, until a table has been released of it. */
    void tell(String registryNumber, String contractId, String candidateReference, YearMonth month, Collection<String> groups,
            String gender) {
        Optional<UUID> known = jdbc.sql("SELECT person_id FROM person_tie WHERE contract_id = ? AND candidate_reference = ? FOR UPDATE")
                .params(contractId, candidateReference).query(UUID.class).optional();
        if (known.isPresent()) {
            jdbc.sql("UPDATE person SET target_groups = ?, gender = ? WHERE id = ? AND NOT counted")
                    .params(array(groups), gender, known.get()).update();
            return;
        }
        UUID person = UUID.randomUUID();
        jdbc.sql("INSERT INTO person (id, target_groups, gender) VALUES (?, ?, ?)").params(person, array(groups), gender).update();
        jdbc.sql("INSERT INTO person_tie (person_id, registry_number, contract_id, candidate_reference, told_month) VALUES (?, ?, ?, ?, ?)")
                .params(person, registryNumber, contractId, candidateReference, month.atDay(1)).update();
    }

    private static SqlArrayValue array(Collection<String> texts) {
        return new SqlArrayValue("text", (Object[]) texts.stream().distinct().sorted().toArray(String[]::new));
    }

    List<Tie> ties() {
        return jdbc.sql("SELECT * FROM person_tie ORDER BY contract_id, candidate_reference").query((row, number) -> new Tie(
                row.getObject("person_id", UUID.class), row.getString("registry_number"), row.getString("contract_id"),
                row.getString("candidate_reference"), YearMonth.from(row.getObject("told_month", LocalDate.class)))).list();
    }

    /** What is known of the place, as far as no table has been released of it. */
    void begin(UUID person, String kind, @Nullable String cpvDivision, YearMonth month) {
        jdbc.sql("UPDATE person SET kind = ?, cpv_division = ?, start_month = ? WHERE id = ? AND NOT counted")
                .params(kind, cpvDivision, month.atDay(1), person).update();
    }

    /** The placement did not come about after all: nothing is counted of it. */
    void forget(UUID person) {
        jdbc.sql("DELETE FROM person WHERE id = ? AND NOT counted").param(person).update();
    }

    /** @param month 1, 3, 6 or 12 */
    void outcome(UUID person, int month, String outcome) {
        jdbc.sql("UPDATE person SET outcome_" + month + " = ? WHERE id = ?").params(outcome, person).update();
    }

    /** Nothing leads to the row any more: it is another row, under another id, and the tie is gone. */
    void cut(UUID person) {
        jdbc.sql("DELETE FROM person_tie WHERE person_id = ?").param(person).update();
        jdbc.sql("WITH gone AS (DELETE FROM person WHERE id = ? RETURNING *)"
                + " INSERT INTO person (target_groups, gender, kind, cpv_division, start_month, outcome_1, outcome_3, outcome_6,"
                + " outcome_12, counted) SELECT target_groups, gender, kind, cpv_division, start_month, outcome_1, outcome_3, outcome_6,"
                + " outcome_12,"
                + " counted FROM gone").param(person).update();
    }

    /** From now the tables of the half-year tell of the people that are there, and of no others. */
    void close(Period half) {
        if (jdbc.sql("INSERT INTO counted_half (half) VALUES (?) ON CONFLICT DO NOTHING").param(half.toString()).update() == 1) {
            jdbc.sql("UPDATE person SET counted = true WHERE start_month BETWEEN ? AND ?")
                    .params(half.first().atDay(1), half.last().atDay(1)).update();
        }
    }

    boolean isClosed(Period half) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM counted_half WHERE half = ?)").param(half.toString()).query(Boolean.class).single();
    }

    /** Those of the year that are counted, in no order. */
    List<Profile> counted(int year) {
        return jdbc.sql("SELECT * FROM person WHERE counted AND start_month BETWEEN ? AND ? ORDER BY random()")
                .params(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 1)).query(PeopleRows::profile).list();
    }

    /** Rows of a year of which no more is released. */
    void removeYear(int year) {
        jdbc.sql("DELETE FROM person WHERE start_month BETWEEN ? AND ?")
                .params(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 1)).update();
    }

    /** The years of which there are rows. */
    List<Integer> years() {
        return jdbc.sql("SELECT DISTINCT extract(year FROM start_month)::int FROM person WHERE start_month IS NOT NULL ORDER BY 1")
                .query(Integer.class).list();
    }

    /** Codes that the tables do not know are among what is not known: a list may have changed since the answer was given. */
    private static Profile profile(ResultSet row, int number) throws SQLException {
        Map<Trait, Integer> values = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            values.put(trait, 0);
        }
        values.put(Trait.HALF, row.getObject("start_month", LocalDate.class).getMonthValue() <= 6 ? 0 : 1);
        values.put(Trait.GENDER, Trait.GENDER.valueOfCode(row.getString("gender")).orElseGet(() -> value(Trait.GENDER, "OTHER")));
        values.put(Trait.KIND, Trait.KIND.valueOfCode(row.getString("kind")).orElseGet(() -> value(Trait.KIND, "EMPLOYMENT")));
        values.put(Trait.INDUSTRY, value(Trait.INDUSTRY, Industries.of(row.getString("cpv_division"))));
        values.put(Trait.OUTCOME, value(Trait.OUTCOME, outcome(row.getString("outcome_12"))));
        for (Object group : (Object[]) row.getArray("target_groups").getArray()) {
            Trait.group((String) group).ifPresent(trait -> values.put(trait, Trait.IN));
        }
        return new Profile(values);
    }

    private static int value(Trait trait, String code) {
        return trait.valueOfCode(code).orElseThrow();
    }

    /** The answers of the follow-up, in as few as can be told of. */
    static String outcome(@Nullable String situation) {
        return switch (situation == null ? "UNKNOWN" : situation) {
            case "HERE" -> "HERE";
            case "OTHER_WORK", "STUDIES" -> "WORK_OR_STUDIES";
            case "PROGRAMME", "JOB_SEEKING", "OTHER" -> "NEITHER";
            default -> "UNKNOWN";
        };
    }
}
