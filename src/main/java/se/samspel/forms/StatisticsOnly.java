package se.samspel.forms;

import java.time.YearMonth;
import java.util.Map;

/**
 * Takes the answers of the fields whose form says {@code statisticsOnly}: of a person's target group and gender, for instance. They are
 * kept in no submission, no variable and no log, and are handed over in the transaction of the submission, with no date finer than the
 * month. The candidate's reference is told so that what becomes of the person can be taken to the same row; whoever keeps it must cut it
 * off again. Without a bean of this type they are dropped.
 */
public interface StatisticsOnly {

    void received(Told told);

    /**
     * @param step               the form's id
     * @param contractId         null when the step belongs to no contract
     * @param candidateReference null when the step concerns no single candidate
     * @param month              of the submission, in Stockholm
     * @param answers            by field key, without those left empty: String, Boolean, Number or List; never empty
     */
    record Told(String step, String registryNumber, String contractId, String candidateReference, YearMonth month,
            Map<String, Object> answers) {

        /** Names the step alone, so that no log ever holds what was told. */
        @Override
        public String toString() {
            return "Told[" + step + "]";
        }
    }
}
