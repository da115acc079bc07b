package se.samspel.notifications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Each person's private calendar address: one at a time, known to who made it, and gone when it is taken back. */
@Repository
class CalendarAddresses {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarAddresses(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the new address's secret, 64 hexadecimal digits; the earlier one is gone */
    String make(String userId) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        jdbc.update("""
                INSERT INTO calendar_address (user_id, token_hash, made_at) VALUES (?, ?, ?) \
                ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at""", userId, hash(token),
                Timestamp.from(clock.instant()));
        return token;
    }

    void end(String userId) {
        jdbc.update("DELETE FROM calendar_address WHERE user_id = ?", userId);
    }

    boolean has(String userId) {
        return !jdbc.queryForList("SELECT user_id FROM calendar_address WHERE user_id = ?", String.class, userId).isEmpty();
    }

    /** @return whose calendar it is; empty when it was guessed or has been taken back, or the account is gone */
    Optional<String> userOf(String token) {
        return jdbc.queryForList("SELECT user_id FROM calendar_address JOIN act_id_user ON id_ = user_id WHERE token_hash = ?",
                String.class, hash(token)).stream().findFirst();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
