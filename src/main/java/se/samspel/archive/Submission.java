package se.samspel.archive;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One set of answers, as it was given and never changed since.
 *
 * @param registryNumber     the case; null only for a process that belongs to no case
 * @param contractId         null when the step belongs to no contract
 * @param candidateReference null when the step concerns no single candidate
 * @param awardNumber        the award decision that the step belongs to, counted from 1 in its case; null for none
 * @param step               the form's id ({@link Kind#FORM}) or the message's name ({@link Kind#MESSAGE})
 * @param answers            by field key, without those left empty; values are String, Boolean, Integer, Long, Double, List or Map
 * @param submittedBy        the user's id; null for a message
 * @param corrects           id of the answer that it corrects; null for a first answer
 * @param place              its place in the order: its own id, or that of the first answer which it stands for
 */
public record Submission(long id, @Nullable String registryNumber, @Nullable String contractId, @Nullable String candidateReference,
        @Nullable Integer awardNumber,
        String processKey, String processInstanceId, String step, Kind kind, Map<String, Object> answers, @Nullable String submittedBy,
        Instant submittedAt, @Nullable Long corrects, long place) {

    public enum Kind {
        /** A person filled in a form. */
        FORM,
        /** A message carried the fields from another process. */
        MESSAGE
    }
}
