package se.samspel.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The models that starts of Samspel have deployed, in the order in which they came into force. */
@Repository
class DeployedModels {

    /** Any number that nobody else locks by: the letters of "model". */
    private static final long LOCK = 0x6d6f64656cL;

    private final JdbcClient jdbc;

    DeployedModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the models until the transaction ends. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> number).single();
    }

    /** @return whether this model has been in force, and another after it */
    boolean isSuperseded(String hash) {
        return jdbc.sql("SELECT number < (SELECT max(number) FROM deployed_model) FROM deployed_model WHERE content_hash = ?")
                .param(hash).query(Boolean.class).optional().orElse(false);
    }

    /** From now this model is the newest. */
    void inForce(String hash) {
        if (!isTheNewest(hash)) {
            jdbc.sql("DELETE FROM deployed_model WHERE content_hash = ?").param(hash).update();
            jdbc.sql("INSERT INTO deployed_model (content_hash) VALUES (?)").param(hash).update();
        }
    }

    private boolean isTheNewest(String hash) {
        return jdbc.sql("SELECT content_hash FROM deployed_model ORDER BY number DESC LIMIT 1").query(String.class).optional()
                .filter(hash::equals).isPresent();
    }

    /** @return SHA-256 over names and contents, 64 hexadecimal digits; the same for the same files on every machine */
    static String hash(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(8).putInt(utf8.length).putInt(content.length).array());
                digest.update(utf8);
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
