package se.samspel.accounts;

import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who of the directory has which account: one each, for ever, whatever the person is called there later. */
@Repository
class DirectoryPeople {

    private final JdbcTemplate jdbc;

    DirectoryPeople(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person as OpenID Connect tells persons apart.
     *
     * @param issuer  who vouches for the person
     * @param subject what this issuer calls nobody else, and this person always
     */
    record Person(String issuer, String subject) {
    }

    /** @return the id of the person's account, whether or not the account is still there */
    Optional<String> accountOf(Person person) {
        return jdbc.queryForList("SELECT user_id FROM directory_person WHERE issuer = ? AND subject = ?", String.class, person.issuer(),
                person.subject())
                .stream().findFirst();
    }

    /** Whether an account has this id, or somebody of the directory has had it; in whatever case its letters are. */
    boolean isTaken(String userId) {
        String id = userId.toLowerCase(Locale.ROOT);
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT EXISTS (SELECT FROM act_id_user WHERE lower(id_) = ?)"
                + " OR EXISTS (SELECT FROM directory_person WHERE lower(user_id) = ?)", Boolean.class, id, id));
    }

    /** Whether this is the address of an account that nobody of the directory has: who has it already has an account. */
    boolean isOfLocalAccount(String addressKey) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT EXISTS (SELECT FROM act_id_user u WHERE lower(u.email_) = ?"
                + " AND NOT EXISTS (SELECT FROM directory_person p WHERE p.user_id = u.id_))", Boolean.class, addressKey));
    }

    /** @return whether the person has got it; not when the person, or somebody else with that id, has been a moment faster */
    boolean give(Person person, String userId) {
        return jdbc.update("INSERT INTO directory_person (issuer, subject, user_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                person.issuer(), person.subject(), userId) == 1;
    }
}
