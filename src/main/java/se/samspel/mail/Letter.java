package se.samspel.mail;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A letter that waits to be sent.
 *
 * @param messageId the same at each try
 * @param kind      of which {@link LetterKind}
 * @param receiver  a user's id; null when it goes to an address that is nobody's own
 * @param address   null when it goes to the receiver's own address of that moment
 * @param about     what its kind needs to write it; nothing that lets anybody in
 * @param tries     how many have been begun, this one among them
 */
public record Letter(long id, UUID messageId, String kind, @Nullable String receiver, @Nullable String address, Map<String, String> about,
        Instant writtenAt, int tries) {

    /** For the log: whose it is, not what it says. */
    @Override
    public String toString() {
        return kind + " " + id + " till " + (receiver == null ? "en brevlåda" : receiver);
    }
}
