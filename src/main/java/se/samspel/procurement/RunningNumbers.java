package se.samspel.procurement;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.samspel.identifiers.RegistryNumber;

/** Numbers that a case gives one after the other and none of them twice, also when what had one is withdrawn. */
@Repository
public class RunningNumbers {

    /** What is counted. */
    public enum Kind {
        CONTRACT, AWARD
    }

    private final JdbcClient jdbc;

    RunningNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the case, from 1. Who else asks for one waits until the caller's transaction ends. */
    public int next(String registryNumber, Kind kind) {
        return jdbc.sql("INSERT INTO running_number AS given (case_key, kind, last) VALUES (?, ?, 1)"
                + " ON CONFLICT (case_key, kind) DO UPDATE SET last = given.last + 1 RETURNING last")
                .params(RegistryNumber.keyOf(registryNumber), kind.name()).query(Integer.class).single();
    }

    /** The last number that the case has given; 0 for none. */
    public int last(String registryNumber, Kind kind) {
        return jdbc.sql("SELECT last FROM running_number WHERE case_key = ? AND kind = ?")
                .params(RegistryNumber.keyOf(registryNumber), kind.name()).query(Integer.class).optional().orElse(0);
    }
}
