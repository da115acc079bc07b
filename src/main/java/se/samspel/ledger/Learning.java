package se.samspel.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What happened in earlier procurements of the same industry,
        for who assesses whether a requirement is relevant and who writes its terms. */
@Component("learning")
public class Learning {

    private static final int MOST_LESSONS = 5;
    private static final int MOST_OF_LESSON = 400;

    private final JdbcTemplate jdbc;

    Learning(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In Swedish, some lines, at most 3,500 characters ({@code ${learning.of(registryNumber)}}). An industry is a division of the CPV; what
     * came of a contract is what its closing meeting decided.
     */
    public String of(String registryNumber) {
        String division = jdbc.queryForList("SELECT division FROM ledger_procurement WHERE registry_number = ?", String.class,
                registryNumber)
                .stream().findFirst().orElse("");
        if (division.isEmpty()) {
            return "Upphandlingen har ingen CPV-kod att jämföra med.";
        }
        Map<String, Object> earlier = jdbc.queryForMap("""
                SELECT count(*) AS procurements, count(*) FILTER (WHERE requirement IN ('EMPLOYMENT', 'DIALOGUE', 'RESERVED')) AS required
                FROM ledger_procurement WHERE division = ? AND registry_number <>
                        ? AND decided_on IS NOT NULL""", division, registryNumber);
        String industry = Industries.named(division);
        if (((Number) earlier.get("procurements")).longValue() == 0) {
            return "Ingen tidigare upphandling i branschen " + industry + " har kommit till beslut.";
        }
        StringBuilder text = new StringBuilder(industry + ": " + earlier.get("procurements")
                + " tidigare upphandlingar har kommit till beslut, "
                + earlier.get("required") + " av dem med krav.");
        outcomes(division, registryNumber, text);
        timeToFirst(division, registryNumber, text);
        lessons(division, registryNumber, text);
        return text.toString();
    }

    private void outcomes(String division, String registryNumber, StringBuilder text) {
        List<Map<String, Object>> outcomes = jdbc.queryForList("""
                SELECT c.outcome = 'FULFILLED' AS fulfilled, coalesce(c.outcome_cause, (SELECT d.cause FROM ledger_deviation d
                    WHERE d.contract_id = c.contract_id AND d.cause IS NOT NULL ORDER BY d.number DESC LIMIT 1), '') AS cause, count(*) AS n
                FROM ledger_contract c JOIN ledger_procurement p USING (registry_number)
                WHERE p.division = ? AND registry_number <> ? AND c.outcome IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 2""", division,
                registryNumber);
        if (outcomes.isEmpty()) {
            text.append("\nInget avtal i branschen har avslutats än.");
            return;
        }
        long fulfilled = sum(outcomes, true);
        long not = sum(outcomes, false);
        text.append("\nAvslutade avtal: ").append(fulfilled).append(" uppfyllda, ").append(not).append(" inte uppfyllda");
        if (not > 0) {
            text.append(" (").append(outcomes.stream().filter(row -> !Boolean.TRUE.equals(row.get("fulfilled")))
                    .map(row -> Words.word(Words.CAUSES, (String) row.get("cause")).toLowerCase() + " " + row.get("n"))
                    .collect(Collectors.joining(", "))).append(")");
        }
        text.append('.');
    }

    private static long sum(List<Map<String, Object>> outcomes, boolean fulfilled) {
        return outcomes.stream().filter(row -> Boolean.TRUE.equals(row.get("fulfilled")) == fulfilled)
                .mapToLong(row -> ((Number) row.get("n")).longValue()).sum();
    }

    private void timeToFirst(String division, String registryNumber, StringBuilder text) {
        Double days = jdbc.queryForObject("""
                SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM placed.first_at - appointed.first_at) / 86400)
                FROM ledger_procurement p JOIN ledger_step placed USING (registry_number)
                JOIN ledger_step appointed ON appointed.registry_number = p.registry_number AND appointed.contract_id = placed.contract_id
                    AND appointed.step = 'appoint-contact-person'
                WHERE placed.step = 'confirm-placement' AND p.division = ? AND p.registry_number <> ?""", Double.class, division,
                registryNumber);
        if (days != null) {
            text.append("\nFrån kontaktpunkt 2 till den första bekräftade platsen gick det ").append(Math.round(days))
                    .append(" dagar i det mellersta avtalet.");
        }
    }

    private void lessons(String division, String registryNumber, StringBuilder text) {
        List<String> lessons = jdbc.query("SELECT evaluated_on, lessons FROM ledger_procurement WHERE division = ? AND registry_number <> ?"
                + " AND lessons IS NOT NULL ORDER BY evaluated_on DESC, registry_number DESC LIMIT " + MOST_LESSONS, (row, number) ->
                        row.getObject(1, LocalDate.class) + ": " + shortened(row.getString(2).replaceAll("\\s+", " ").strip()),
                division, registryNumber);
        if (!lessons.isEmpty()) {
            text.append("\nLärdomar, de nyaste först:\n").append(String.join("\n", lessons));
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_OF_LESSON ? text : text.substring(0, MOST_OF_LESSON).stripTrailing() + "…";
    }
}
