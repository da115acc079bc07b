package se.samspel.archive;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The cases that were registered in error: their answers are kept under their number, and found by what the case is known as since. */
@Repository
public class WrongRegistrations {

    private final JdbcTemplate jdbc;

    WrongRegistrations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The process instances that have answered under the number and belong to no case registered in error before. */
    public Set<String> answeredIn(String registryNumber) {
        return new LinkedHashSet<>(jdbc.queryForList("SELECT DISTINCT process_instance_id FROM submission WHERE registry_number = ?"
                + " AND process_instance_id NOT IN (SELECT process_instance_id FROM wrong_registration)", String.class, registryNumber));
    }

    /** From now these process instances are a case of their own. */
    public void set(String registryNumber, String knownAs, Collection<String> processInstanceIds) {
        jdbc.batchUpdate("INSERT INTO wrong_registration (process_instance_id, registry_number, known_as) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING", processInstanceIds.stream().map(id -> new Object[] {id, registryNumber, knownAs}).toList());
    }

    /** The instances of the case that is known so; none for every other. */
    public List<String> instancesOf(String knownAs) {
        return jdbc.queryForList("SELECT process_instance_id FROM wrong_registration WHERE known_as = ?", String.class, knownAs);
    }

    public boolean isWrong(String processInstanceId) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT EXISTS (SELECT FROM wrong_registration WHERE process_instance_id = ?)",
                Boolean.class, processInstanceId));
    }
}
