package se.samspel.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import se.samspel.identifiers.SupplierId;

/**
 * One-time links, valid for {@link #VALID}. The database holds only the hash of what stands in the link, so that nobody reads a link from
 * it; of a user's links the newest alone is valid, and of one that was sent twice both, until one is used.
 */
@Repository
class InvitationLinks {

    static final Duration VALID = Duration.ofDays(7);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    InvitationLinks(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param token 64 hexadecimal digits, known only to who gets the link */
    record Link(String token, Instant expires) {

        /** What would be in a log. */
        @Override
        public String toString() {
            return "Link[expires=" + expires + "]";
        }
    }

    /**
     * Somebody who is invited and has not chosen a password.
     *
     * @param lastLinkUntil when the newest of their links ends or ended
     */
    record Waiting(String userId, String name, String email, String company, Instant lastLinkUntil) {
    }

    /** A new link; those that the user had before no longer work. */
    Link make(String userId) {
        end(userId);
        Link link = new Link(secret(), clock.instant().plus(VALID));
        keep(link, userId);
        return link;
    }

    /** One more link; the newest of those before still works. */
    Link another(String userId) {
        Link link = new Link(secret(), clock.instant().plus(VALID));
        keep(link, userId);
        return link;
    }

    /** The user is invited, and gets a link from who is asked for one. */
    void await(String userId) {
        end(userId);
        keep(new Link(secret(), clock.instant()), userId);
    }

    /** No link that the user has got works from now. */
    void end(String userId) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update("UPDATE invitation SET expires_at = ? WHERE user_id = ? AND used_at IS NULL AND expires_at > ?", now, userId, now);
    }

    private void keep(Link link, String userId) {
        jdbc.update("INSERT INTO invitation (token_hash, user_id, expires_at) VALUES (?, ?, ?)", hash(link.token()), userId,
                Timestamp.from(link.expires()));
    }

    private String secret() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** Who waits, by company; whoever no longer has an account in a company does not. */
    List<Waiting> waiting() {
        return jdbc.query("""
                SELECT u.id_, trim(concat_ws(' ', u.first_, u.last_)), coalesce(u.email_, ''), max(coalesce(g.name_, g.id_)) AS company, \
                max(i.expires_at)
                FROM invitation i JOIN act_id_user u ON u.id_ = i.user_id
                JOIN act_id_membership m ON m.user_id_ = u.id_ JOIN act_id_group g ON g.id_ = m.group_id_ AND starts_with(g.id_, ?)
                GROUP BY u.id_ HAVING count(i.used_at) = 0 ORDER BY company, u.id_""",
                (row, number) -> new Waiting(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getTimestamp(5).toInstant()),
                SupplierId.GROUP_PREFIX);
    }

    /** @return the user whom the link invites; empty when it is unknown, used or too old */
    Optional<String> userOf(String token) {
        return jdbc.queryForList("SELECT user_id FROM invitation WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?", String.class,
                hash(token), Timestamp.from(clock.instant())).stream().findFirst();
    }

    /** Uses the link up, once: of two at the same time one gets the user. */
    Optional<String> use(String token) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.queryForList("UPDATE invitation SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ? RETURNING "
                + "user_id", String.class, now, hash(token), now).stream().findFirst();
    }

    /** @return whether the user has been invited and has not yet chosen a password */
    boolean isAwaited(String userId) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT count(*) > 0 AND count(used_at) = 0 FROM invitation WHERE user_id = ?",
                Boolean.class, userId));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
