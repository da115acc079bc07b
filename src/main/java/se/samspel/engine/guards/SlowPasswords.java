package se.samspel.engine.guards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import se.samspel.identifiers.Text;

/**
 * Passwords as bcrypt hashes. bcrypt takes 72 bytes and no more, so the password with its salt is hashed with SHA-512 first; the first 72
 * of its Base64 characters hold 432 bits. Here and nowhere else a password becomes what is kept or compared, so here letters typed in two
 * ways are made one ({@link Text#password}). The engine marks each hash with the algorithm's name, so those made before are known and still
 * checked.
 */
final class SlowPasswords implements PasswordEncryptor {

    static final String NAME = "bcrypt";
    private static final int COST = 10;
    private static final int TAKEN = 72;

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);
    private final String ofNobody = encrypt("nobody");
    private final ThreadLocal<Boolean> asked = ThreadLocal.withInitial(() -> false);

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(digest(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        asked.set(true);
        return bcrypt.matches(digest(password), encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    void begin() {
        asked.set(false);
    }

    /** Takes the time of a check when none was made, so that nobody reads from the clock whether there is such an account. */
    void end(String password) {
        if (!asked.get()) {
            check(password == null ? "" : password, ofNobody);
        }
        asked.remove();
    }

    /** @param password with its salt, whose characters join no letter before them */
    private static String digest(String password) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512")
                    .digest(Text.password(password).getBytes(StandardCharsets.UTF_8))).substring(0, TAKEN);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
