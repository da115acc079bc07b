package se.samspel.documentation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import se.samspel.archive.Zone;

/**
 * All that is kept of one zone of a case, in the order it happened: the answer to LOU 12:14's demand that a procurement be documented. As
 * JSON it has just these names; times are Stockholm's.
 *
 * @param title          null when nobody has given the case one
 * @param contractingUnit as the person who registered the case saw its name; null when the case belongs to none
 */
public record Documentation(String registryNumber, Zone zone, String title, String contractingUnit, OffsetDateTime createdAt,
        List<Step> submissions, List<Rule> decisions, List<Message> messages) {

    /**
     * One submission.
     *
     * @param number     counts submissions and decisions together from 1
     * @param awardNumber the award decision that the step belongs to; null for none
     * @param formId     the step's id
     * @param deployment which version of the form was used
     * @param corrects    number of the submission that it corrects; null for a first answer
     * @param correctedBy number of the submission that corrects it; null for one that stands
     */
    public record Step(int number, String process, String formId, String name, String deployment, String contractId,
            String candidateReference, Integer awardNumber, Person submittedBy, OffsetDateTime submittedAt, Integer corrects,
            Integer correctedBy, List<Answer> answers) {
    }

    /** One answer of a decision table; its columns have a label and no key. */
    public record Rule(int number, String process, String name, OffsetDateTime decidedAt, List<Answer> inputs, List<Answer> outcomes) {
    }

    /**
     * The fields that one process sent to another.
     *
     * @param correction whether it tells how an earlier message reads since an answer in it was corrected
     * @param corrected  whether it reads otherwise since
     */
    public record Message(String name, String receiver, String contractId, OffsetDateTime receivedAt, boolean correction, boolean corrected,
            Map<String, Object> fields) {
    }

    public record Person(String id, String name) {
    }

    /**
     * @param section the label of the group that the field stood in; null for none
     * @param key     the field's key, with the paths of the groups around it
     * @param label   the field's label in that version of the form
     * @param value   as it is stored; null for a question that was asked and left without an answer
     * @param text    as the person saw it: options by their labels, one line for each that was chosen
     */
    public record Answer(String section, String key, String label, Object value, String text) {

        static final String NONE = "inte besvarad";
    }
}
