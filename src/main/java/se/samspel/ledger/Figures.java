package se.samspel.ledger;

import static se.samspel.ledger.Table.count;
import static se.samspel.ledger.Table.date;
import static se.samspel.ledger.Table.decimal;
import static se.samspel.ledger.Table.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables of the follow-up, each read for one person's choices. */
@Component("ledgerFigures")
class Figures {

    /** Of the tables that are lists: a page is no register. */
    private static final int MOST_ROWS = 200;

    private static final String CHOSEN = " (:sees_all OR %1$s.unit = ANY(:units)) AND (:unit::text IS NULL OR %1$s.unit = :unit)"
            + " AND (:division::text IS NULL OR %1$s.division = :division)";
    private static final String OF_CLAUSE = " AND (:clause::text IS NULL OR coalesce(%1$s.clause, '') = :clause)";
    private static final String OF_MONTH = " AND %1$s.month BETWEEN :from AND :to";

    private final NamedParameterJdbcTemplate jdbc;
    private final Results results;
    private final Clock clock;
    private final Map<String, BiFunction<Figures, Choices, Table>> tables = new LinkedHashMap<>();

    Figures(NamedParameterJdbcTemplate jdbc, Results results, Clock clock) {
        this.jdbc = jdbc;
        this.results = results;
        this.clock = clock;
        tables.put("utveckling", Figures::development);
        tables.put("lage", Figures::standings);
        tables.put("risk", Figures::atRisk);
        tables.put("enheter", Figures::byUnit);
        tables.put("branscher", Figures::byIndustry);
        tables.put("villkor", Figures::byClause);
        tables.put("slag", Figures::byKind);
        tables.put("vagen", Figures::way);
        tables.put("fastnar", Figures::stuck);
        tables.put("avvikelser", Figures::deviations);
        tables.put("framat", Figures::pipeline);
        tables.put("framat-upphandlingar", Figures::pipelineCases);
    }

    List<String> names() {
        return List.copyOf(tables.keySet());
    }

    /** @throws NotShown when there is no such table */
    Table table(String name, Choices choices) {
        BiFunction<Figures, Choices, Table> table = tables.get(name);
        if (table == null) {
            throw new NotShown(org.springframework.http.HttpStatus.NOT_FOUND, "Den tabellen finns inte.");
        }
        results.refresh(today());
        return table.apply(this, choices);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Table development(Choices choices) {
        List<List<Object>> rows = rows("""
                SELECT to_char(s.month, 'YYYY') || ' kv ' || to_char(s.month, 'Q'), sum(s.committed), sum(s.planned),
                    CASE WHEN min(s.month) <= :today THEN sum(s.delivered) END, sum(s.forecast), sum(s.committed_places)::bigint,
                    CASE WHEN min(s.month) <= :today THEN sum(s.places)::bigint END
                FROM ledger_sum s WHERE""" + where("s", CHOSEN + OF_CLAUSE + OF_MONTH) + " GROUP BY 1 ORDER BY 1", choices);
        return new Table("utveckling", "Åtaganden och utfall över tid", "Heltidsmånader. Åtagandet är fördelat jämnt över avtalets tid. "
                + "Planerat är vad som avtalades när platserna började, prognosen vad de ger till sitt planerade slut.",
                List.of(text("quarter", "Kvartal"), decimal("committedMonths", "Åtagande"), decimal("plannedMonths", "Planerat"),
                        decimal("deliveredMonths", "Levererat"), decimal("forecastMonths", "Prognos"),
                        count("committedPlaces", "Platser i nya åtaganden"), count("placesBegun", "Påbörjade platser")), rows);
    }

    private Table standings(Choices choices) {
        List<List<Object>> rows = rows("SELECT s.standing, s.cause, sum(s.contracts)::bigint, sum(s.bonus_sek)::bigint FROM"
                + " ledger_standing s"
                + " WHERE" + where("s", CHOSEN + OF_CLAUSE + OF_MONTH) + " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2", choices);
        List<String> order = List.copyOf(Words.STANDINGS.keySet());
        rows.sort(java.util.Comparator.comparing(row -> order.indexOf(row.get(0))));
        rows.forEach(row -> {
            row.set(1, "NOT_FULFILLED".equals(row.get(0)) ? Words.word(Words.CAUSES, (String) row.get(1)) : "");
            row.set(0, Words.word(Words.STANDINGS, (String) row.get(0)));
        });
        return new Table("lage", "Hur avtalen står sig", "Avtal som började under perioden. I riskzonen: prognosen når inte åtagandet. "
                + "Efter: dessutom är mindre levererat än tiden skulle ge, eller första platsen försenad.",
                List.of(text("standing", "Läge"), text("cause", "Orsak"), count("contracts", "Avtal"), count("bonusSek", "Bonus, kr")),
                        rows);
    }

    private Table atRisk(Choices choices) {
        List<List<Object>> rows = rows("""
                SELECT s.contract_id, s.supplier_name, s.unit, s.division, s.standing, s.committed_months, s.delivered, s.forecast,
                    s.committed_places::bigint, s.places::bigint, s.next_what, s.next_on, s.ends_on
                FROM ledger_result s WHERE s.is_open AND s.standing IN ('AT_RISK', 'BEHIND', 'NOT_FULFILLED') AND"""
                + where("s", CHOSEN + OF_CLAUSE) + " ORDER BY s.next_on, s.contract_id LIMIT " + MOST_ROWS, choices);
        rows.forEach(row -> {
            row.set(2, unitName(choices, row.get(2)));
            row.set(3, Industries.named((String) row.get(3)));
            row.set(4, Words.word(Words.STANDINGS, (String) row.get(4)));
        });
        return new Table("risk", "Avtal i riskzonen, närmaste datum först", "Avtal som löper i dag, oavsett period. Högst " + MOST_ROWS
                + ".",
                List.of(text("contractId", "Avtal"), text("supplier", "Leverantör"), text("unit", "Enhet"), text("industry", "Bransch"),
                        text("standing", "Läge"), decimal("committedMonths", "Åtagande"), decimal("deliveredMonths", "Levererat"),
                        decimal("forecastMonths", "Prognos"), count("committedPlaces", "Platser enligt åtagandet"),
                        count("placesBegun", "Påbörjade platser"), text("next", "Nästa"), date("nextOn", "Datum"),
                        date("endsOn", "Avtalets slut")), rows);
    }

    private Table byUnit(Choices choices) {
        Table table = by("enheter", "Per enhet", "unit", "Enhet", choices);
        table.rows().forEach(row -> row.set(0, unitName(choices, row.get(0))));
        return table;
    }

    private Table byIndustry(Choices choices) {
        Table table = by("branscher", "Per bransch", "division", "Bransch (CPV-huvudgrupp)", choices);
        table.rows().forEach(row -> row.set(0, Industries.named((String) row.get(0))));
        return table;
    }

    private Table byClause(Choices choices) {
        Table table = by("villkor", "Per villkor", "clause", "Villkor", choices);
        table.rows().forEach(row -> row.set(0, Words.word(Words.CLAUSES, (String) row.get(0))));
        return table;
    }

    private Table by(String id, String title, String column, String columnTitle, Choices choices) {
        List<List<Object>> rows = rows("""
                SELECT key, coalesce(contracts, 0)::bigint, coalesce(committed_places, 0)::bigint, coalesce(places, 0)::bigint,
                    coalesce(committed, 0), coalesce(planned, 0), coalesce(delivered, 0), coalesce(forecast, 0),
                    coalesce(fulfilled, 0)::bigint, coalesce(not_fulfilled, 0)::bigint
                FROM (SELECT s.%2$s AS key, sum(committed_places) AS committed_places, sum(places) AS places, sum(committed) AS committed,
                        sum(planned) AS planned, sum(delivered) AS delivered, sum(forecast) AS forecast
                    FROM ledger_sum s WHERE %1$s GROUP BY 1) sums
                FULL JOIN (SELECT s.%2$s AS key, sum(contracts) AS contracts, sum(contracts) FILTER (WHERE standing = 'FULFILLED') AS
                    fulfilled,
                        sum(contracts) FILTER (WHERE standing = 'NOT_FULFILLED') AS not_fulfilled
                    FROM ledger_standing s WHERE %1$s GROUP BY 1) standings USING (key)
                ORDER BY 5 DESC, 1""".formatted(where("s", CHOSEN + OF_CLAUSE + OF_MONTH), column), choices);
        return new Table(id, title, "Avtal och platser i åtaganden: avtal som började under perioden. Heltidsmånader: de som hör till "
                + "periodens månader.", List.of(text(column, columnTitle), count("contracts", "Avtal"),
                        count("committedPlaces", "Platser i åtaganden"), count("placesBegun", "Påbörjade platser"),
                        decimal("committedMonths", "Åtagande"), decimal("plannedMonths", "Planerat"),
                        decimal("deliveredMonths", "Levererat"), decimal("forecastMonths", "Prognos"), count("fulfilled", "Uppfyllda"),
                        count("notFulfilled", "Inte uppfyllda")), rows);
    }

    private Table byKind(Choices choices) {
        List<List<Object>> rows = rows("SELECT s.kind, sum(s.places)::bigint, sum(s.planned), sum(s.delivered), sum(s.forecast) FROM"
                + " ledger_sum"
                + " s WHERE s.kind <> '' AND" + where("s", CHOSEN + OF_CLAUSE + OF_MONTH) + " GROUP BY 1 ORDER BY 2 DESC, 1", choices);
        rows.forEach(row -> row.set(0, Words.word(Words.KINDS, (String) row.get(0))));
        return new Table("slag", "Per slag av plats", "Planerat, levererat och prognos i heltidsmånader. En plats med flera slag"
                + " räknas som påbörjad med det första som räknas.",
                List.of(text("kind", "Slag"), count("placesBegun", "Påbörjade platser"), decimal("plannedMonths",
                        "Planerat, heltidsmånader"),
                        decimal("deliveredMonths", "Levererat"), decimal("forecastMonths", "Prognos")), rows);
    }

    private static final String REACHED = """
            WITH way AS (SELECT * FROM unnest(:way) WITH ORDINALITY AS w(step, number)),
            reached AS (
                SELECT t.registry_number, w.number, w.step, min(t.first_at) AS at FROM ledger_procurement s
                JOIN ledger_step t USING (registry_number) JOIN way w ON w.step = t.step
                WHERE s.first_contact_on BETWEEN :from AND :to AND %s GROUP BY 1, 2, 3),
            passed AS (SELECT *, extract(epoch FROM at - lag(at) OVER (PARTITION BY registry_number ORDER BY number)) / 86400 AS days
                FROM reached)""";

    /** The way from contact point 1 to a filled place, and the time that each step of it took since the step before. */
    private Table way(Choices choices) {
        List<List<Object>> rows = rows(REACHED.formatted(where("s", CHOSEN + OF_CLAUSE)) + """
                SELECT w.step, count(p.registry_number)::bigint,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(0, p.days))::numeric,
                    percentile_cont(0.9) WITHIN GROUP (ORDER BY greatest(0, p.days))::numeric
                FROM way w LEFT JOIN passed p USING (number) GROUP BY w.number, w.step ORDER BY w.number""", choices);
        rows.forEach(row -> row.set(0, Words.word(Words.WAY, (String) row.get(0))));
        return new Table("vagen", "Vägen från kontaktpunkt 1 till en plats", "Upphandlingar som kom till kontaktpunkt 1 under perioden. "
                + "Dagar: från steget före, första gången. Hälften tog högst medianen, nio av tio högst den sista kolumnen.",
                List.of(text("step", "Steg"), count("procurements", "Upphandlingar"), decimal("medianDays", "Dagar, median"),
                        decimal("ninthDecileDays", "Dagar, nio av tio")), rows);
    }

    private Table stuck(Choices choices) {
        List<List<Object>> rows = rows(REACHED.formatted("s.ended IS NULL AND" + where("s", CHOSEN + OF_CLAUSE)) + """
                , stands AS (SELECT DISTINCT ON (registry_number) registry_number, number, extract(epoch FROM :now - at) / 86400 AS days
                    FROM reached ORDER BY registry_number, number DESC)
                SELECT w.step, count(p.registry_number)::bigint,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(0, p.days))::numeric, max(greatest(0, p.days))::numeric
                FROM way w LEFT JOIN stands p USING (number) GROUP BY w.number, w.step ORDER BY w.number""", choices);
        rows.removeIf(row -> row.get(0).equals("confirm-placement"));
        rows.forEach(row -> row.set(0, Words.word(Words.WAY, (String) row.get(0))));
        return new Table("fastnar", "Var pågående upphandlingar står", "Det längsta steg som de har nått, och hur länge de har stått där.",
                List.of(text("step", "Senaste steg"), count("procurements", "Upphandlingar"), decimal("medianDays", "Dagar, median"),
                        decimal("mostDays", "Dagar, längst")), rows);
    }

    private Table deviations(Choices choices) {
        List<List<Object>> rows = rows("""
                SELECT coalesce(d.cause, ''), count(*)::bigint, count(*) FILTER (WHERE d.correction_outcome = 'CORRECTED')::bigint,
                    count(*) FILTER (WHERE d.correction_outcome = 'FAILED')::bigint,
                    count(*) FILTER (WHERE d.sanction IN ('PENALTY', 'TERMINATION') AND d.sanction_approved
                        OR d.sanction = 'EXCLUDED_FROM_CALL_OFF')::bigint
                FROM ledger_deviation d JOIN ledger_procurement s USING (registry_number)
                WHERE d.found_on BETWEEN :from AND :to AND""" + where("s", CHOSEN + OF_CLAUSE) + " GROUP BY 1 ORDER BY 2 DESC, 1", choices);
        rows.forEach(row -> row.set(0, Words.word(Words.CAUSES, (String) row.get(0))));
        return new Table("avvikelser", "Avvikelser efter orsak", "Avvikelser som upptäcktes under perioden.",
                List.of(text("cause", "Orsak"), count("deviations", "Avvikelser"), count("corrected", "Rättade"),
                        count("failed", "Inte rättade i tid"), count("sanctions", "Påföljder")), rows);
    }

    private static final String COMING = """
            FROM ledger_procurement s WHERE s.first_contact_on IS NOT NULL AND s.ended IS NULL AND s.awarded_on IS NULL
                AND coalesce(s.requirement, '') <> 'DIALOGUE' AND""";
    private static final String QUARTER = "coalesce(to_char(s.planned_start, 'YYYY') || ' kv ' || to_char(s.planned_start, 'Q'), 'Okänt')";

    /** Places to come: the labour-market side's time to train people. */
    private Table pipeline(Choices choices) {
        List<List<Object>> rows = rows("SELECT " + QUARTER + ", s.division, count(*)::bigint,"
                + " sum(coalesce(s.committed_places, s.preliminary_places, 0))::bigint " + COMING + where("s", CHOSEN + OF_CLAUSE)
                + " GROUP BY 1, 2 ORDER BY 1, 2", choices);
        rows.forEach(row -> row.set(1, Industries.named((String) row.get(1))));
        return new Table("framat", "Kommande platser per kvartal och bransch", "Upphandlingar som har nått kontaktpunkt 1 och ännu inte "
                + "tilldelats, oavsett period. Kvartalet är det planerade avtalets början. Platser enligt villkoren, annars preliminära.",
                List.of(text("quarter", "Kvartal"), text("industry", "Bransch"), count("procurements", "Upphandlingar"),
                        count("places", "Platser")), rows);
    }

    private Table pipelineCases(Choices choices) {
        List<List<Object>> rows = rows("SELECT " + QUARTER + ", s.title, s.unit, s.division,"
                + " coalesce(s.committed_places, s.preliminary_places, 0)::bigint, array_to_string(s.target_groups, ','), s.competence,"
                + " s.planned_start, s.registry_number " + COMING + where("s", CHOSEN + OF_CLAUSE)
                + " ORDER BY s.planned_start, s.registry_number LIMIT " + MOST_ROWS, choices);
        rows.forEach(row -> {
            row.set(2, unitName(choices, row.get(2)));
            row.set(3, Industries.named((String) row.get(3)));
            row.set(5, row.get(5) == null ? null : Arrays.stream(((String) row.get(5)).split(","))
                    .map(code -> Words.word(Words.TARGET_GROUPS, code)).collect(Collectors.joining(", ")));
        });
        return new Table("framat-upphandlingar", "Kommande upphandlingar och kompetens", "De närmaste " + MOST_ROWS
                + ". Kompetensen är den som "
                + "analysen av arbetsmarknaden har kommit fram till.", List.of(text("quarter", "Kvartal"), text("title", "Upphandling"),
                        text("unit", "Enhet"), text("industry", "Bransch"), count("places", "Platser"), text("targetGroups", "Målgrupper"),
                        text("competence", "Kompetens"), date("plannedStart", "Planerad start"), text("registryNumber", "Diarienummer")),
                                rows);
    }

    private static Object unitName(Choices choices, Object code) {
        return choices.viewer().units().getOrDefault(String.valueOf(code), String.valueOf(code));
    }

    private static String where(String alias, String conditions) {
        return " " + conditions.formatted(alias);
    }

    private List<List<Object>> rows(String sql, Choices choices) {
        MapSqlParameterSource parameters = new MapSqlParameterSource()
                .addValue("sees_all", choices.viewer().seesAll())
                .addValue("units", choices.viewer().units().keySet().toArray(String[]::new))
                .addValue("unit", choices.unit()).addValue("division", choices.division()).addValue("clause", choices.clause())
                .addValue("from", choices.firstDay()).addValue("to", choices.lastDay())
                .addValue("today", today()).addValue("now", java.sql.Timestamp.from(clock.instant()))
                .addValue("way", Words.WAY.keySet().toArray(String[]::new));
        RowMapper<List<Object>> mapper = (row, number) -> values(row);
        return new ArrayList<>(jdbc.query(sql, parameters, mapper));
    }

    private static List<Object> values(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>(Collections.nCopies(row.getMetaData().getColumnCount(), null));
        for (int column = 1; column <= values.size(); column++) {
            Object value = row.getObject(column);
            values.set(column - 1, value instanceof BigDecimal number ? number.setScale(1, RoundingMode.HALF_UP)
                    : value instanceof java.sql.Date ? row.getObject(column, LocalDate.class) : value);
        }
        return values;
    }
}
