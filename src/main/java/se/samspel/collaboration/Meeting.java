package se.samspel.collaboration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A meeting of a contract, as it is booked now.
 *
 * @param id           the same for as long as the meeting is the same, however often it is moved
 * @param step         the step in which it is reported: {@code kickoff-meeting}, {@code dialogue-meeting} or {@code closing-meeting}
 * @param place        a room, an address or a link to a meeting over the network, as it was written
 * @param participants user ids, in their own order
 * @param sequence     0 when it is booked, one more each time it is moved or cancelled, as a calendar's SEQUENCE
 * @param bookedBy     user id of who booked, moved or cancelled it last
 */
public record Meeting(UUID id, String registryNumber, String contractId, String step, Instant startsAt, Instant endsAt, String place,
        List<String> participants, int sequence, boolean cancelled, String bookedBy) {

    /** As it stands on screen. */
    public String name() {
        return switch (step) {
            case "kickoff-meeting" -> "Uppstartsmöte";
            case "dialogue-meeting" -> "Dialogmöte";
            default -> "Avslutningsmöte";
        };
    }
}
