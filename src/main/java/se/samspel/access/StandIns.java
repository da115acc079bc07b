package se.samspel.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who stands in for whom. Who stands in is both: four eyes are not two when one of them looks for the other. A substitute who is away too
 * is followed to the one who stands in for that person; where that leads back, or to nobody, what is to be done stays where it was.
 */
@Repository
public class StandIns {

    private static final String SELECT = "SELECT id, person, substitute, from_day, to_day, also_open, begun FROM stand_in ";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    StandIns(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param alsoOpen whether what was open when it began went along
     * @param begun    whether that has been done
     */
    public record StandIn(long id, String person, String substitute, LocalDate from, LocalDate to, boolean alsoOpen, boolean begun) {
    }

    /** It cannot be; nothing has changed. The message is one sentence for the screen. */
    public static class Refused extends RuntimeException {

        Refused(String sentence) {
            super(sentence);
        }
    }

    /** @return who does it today for a person who is away; empty for who is not, or for whom nobody can */
    public Optional<String> substituteOf(String person) {
        Set<String> passed = new HashSet<>(Set.of(person));
        String last = person;
        for (Optional<String> next = directly(last); next.isPresent(); next = directly(last)) {
            last = next.get();
            if (!passed.add(last)) {
                return Optional.empty();
            }
        }
        return last.equals(person) ? Optional.empty() : Optional.of(last);
    }

    private Optional<String> directly(String person) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.queryForList("SELECT substitute FROM stand_in WHERE person = ? AND from_day <= ? AND to_day >= ? ORDER BY id DESC "
                + "LIMIT 1", String.class, person, today, today).stream().findFirst();
    }

    /** Those for whom the person stands in today, one after the other. */
    public Set<String> standsInFor(String substitute) {
        LocalDate today = LocalDate.now(clock);
        Set<String> people = new HashSet<>();
        List<String> found = List.of(substitute);
        while (!found.isEmpty()) {
            found = found.stream().flatMap(each -> jdbc.queryForList(
                    "SELECT person FROM stand_in WHERE substitute = ? AND from_day <= ? AND to_day >= ?", String.class, each, today, today)
                    .stream()).filter(person -> !person.equals(substitute) && people.add(person)).toList();
        }
        return people;
    }

    /** Those that are or will be, for everybody. */
    public List<StandIn> all() {
        return jdbc.query(SELECT + "WHERE to_day >= ? ORDER BY from_day, id", StandIns::standIn, LocalDate.now(clock));
    }

    /** @throws Refused when the days cannot be, or it would lead back to the person */
    @Transactional
    public void name(String person, String substitute, LocalDate from, LocalDate to, boolean alsoOpen, String by) {
        if (person.equals(substitute)) {
            throw new Refused("Ingen kan vara sin egen ersättare.");
        }
        if (to.isBefore(from) || to.isBefore(LocalDate.now(clock))) {
            throw new Refused("Sista dagen ska vara i dag eller senare, och inte före första dagen.");
        }
        if (from.plusYears(2).isBefore(to)) {
            throw new Refused("En ersättare kan stå in i högst två år.");
        }
        if (jdbc.queryForObject("SELECT count(*) FROM stand_in WHERE person = ? AND from_day <= ? AND to_day >= ?", Integer.class, person,
                to, from) > 0) {
            throw new Refused("Det finns redan en ersättare under de dagarna. Ta bort den först.");
        }
        String last = substitute;
        for (int steps = 0; last != null && steps < 100; steps++) {
            last = jdbc.queryForList("SELECT substitute FROM stand_in WHERE person = ? AND from_day <= ? AND to_day >= ? LIMIT 1",
                    String.class, last, to, from).stream().findFirst().orElse(null);
            if (person.equals(last)) {
                throw new Refused("Den personen är själv borta då, och har dig som ersättare. Välj någon annan.");
            }
        }
        jdbc.update("INSERT INTO stand_in (person, substitute, from_day, to_day, also_open, named_by, named_at) VALUES "
                + "(?, ?, ?, ?, ?, ?, ?)",
                person, substitute, from, to, alsoOpen, by, Timestamp.from(clock.instant()));
    }

    /** @return whether there was one */
    public boolean end(long id) {
        return jdbc.update("DELETE FROM stand_in WHERE id = ?", id) == 1;
    }

    /** Those that have begun with what was open and have not moved it yet; each is given once. */
    public List<StandIn> toBegin() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.query("UPDATE stand_in SET begun = true WHERE NOT begun AND from_day <= ? AND to_day >= ? RETURNING id, person, "
                + "substitute, from_day, to_day, also_open, begun", StandIns::standIn, today, today).stream()
                .filter(StandIn::alsoOpen).toList();
    }

    public void stoodIn(String taskId, String person) {
        jdbc.update("INSERT INTO stood_in (task_id, person) VALUES (?, ?) ON CONFLICT (task_id) DO NOTHING", taskId, person);
    }

    /** A task and whose it was. */
    public record Lent(String taskId, String person) {
    }

    /** Tasks of people who are back; each is given once. */
    public List<Lent> toGiveBack() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.query("DELETE FROM stood_in WHERE NOT EXISTS (SELECT FROM stand_in s WHERE s.person = stood_in.person AND from_day "
                + "<= ? AND to_day >= ?) RETURNING task_id, person", (row, number) -> new Lent(row.getString(1), row.getString(2)), today,
                today);
    }

    private static StandIn standIn(ResultSet row, int number) throws SQLException {
        return new StandIn(row.getLong("id"), row.getString("person"), row.getString("substitute"),
                row.getDate("from_day").toLocalDate(), row.getDate("to_day").toLocalDate(), row.getBoolean("also_open"),
                row.getBoolean("begun"));
    }
}
