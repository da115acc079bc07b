package se.samspel.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

import se.samspel.engine.AccountChanges;

/**
 * Names and passwords by HTTP Basic. A pair that proved right is remembered for a minute, so that a program that asks many times does not
 * pay for a slow hash each time; in place of the pair stands its keyed hash, whose key lives as long as the process. Any change of an
 * account forgets all of them, and one of this account forgets the pair on every node.
 */
@Component
public class CheckedCredentials implements AccountChanges {

    private static final int MOST = 1_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final IdentityService identity;
    private final AccountStamps stamps;
    private final SecretKeySpec key;
    /** How often accounts have changed: part of each pair's key, so that a check under way during a change is not remembered after it. */
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Boolean> right = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    CheckedCredentials(IdentityService identity, AccountStamps stamps) {
        this.stamps = stamps;
        this.identity = identity;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** Of the same pair sent many times at once one is looked at, and the others wait for it. */
    public boolean areRight(String userId, String password) {
        return Boolean.TRUE.equals(right.get(changes.get() + " " + stamps.of(userId) + " " + hash(userId, password),
                pair -> identity.checkPassword(userId, password) ? Boolean.TRUE : null));
    }

    @Override
    public void changed(String userId) {
        changes.incrementAndGet();
        right.invalidateAll();
    }

    private String hash(String userId, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(userId.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
