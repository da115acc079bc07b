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
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** One-time links, valid for {@link #VALID}. The database holds only the hash of what stands in the link. */
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
    }

    /** A new link; those that the user had before no longer work. */
    Link make(String userId) {
        Instant now = clock.instant();
        jdbc.update("UPDATE invitation SET expires_at = ? WHERE user_id = ? AND used_at IS NULL AND expires_at > ?",
                Timestamp.from(now), userId, Timestamp.from(now));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        Link link = new Link(HexFormat.of().formatHex(secret), now.plus(VALID));
        jdbc.update("INSERT INTO invitation (token_hash, user_id, expires_at) VALUES (?, ?, ?)", hash(link.token()), userId, Timestamp.from(link.expires()));
        return link;
    }

    /** @return the user whom the link invites; empty when it is unknown, used or too old */
    Optional<String> userOf(String token) {
        return jdbc.queryForList("SELECT user_id FROM invitation WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?", String.class,
                hash(token), Timestamp.from(clock.instant())).stream().findFirst();
    }

    /** Uses the link up, once: of two at the same time one gets the user. */
    Optional<String> use(String token) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.queryForList("UPDATE invitation SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ? RETURNING user_id",
                String.class, now, hash(token), now).stream().findFirst();
    }

    /** @return whether the user has been invited and has not yet chosen a password */
    boolean isAwaited(String userId) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT count(*) > 0 AND count(used_at) = 0 FROM invitation WHERE user_id = ?", Boolean.class, userId));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
