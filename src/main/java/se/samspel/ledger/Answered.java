package se.samspel.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the ledger reads, a record for each step. A field that was left empty, or that holds what its component cannot be, is null: the
 * ledger never stands in the way of a submission.
 */
final class Answered {

    @FromForm("register-procurement")
    record Registration(String contractingUnit, String title, String procurementType, String law, String cpvCode,
            BigDecimal estimatedValueSek, Integer performanceMonths, LocalDate plannedPublicationDate, LocalDate plannedContractStart) {
    }

    @FromForm("confirm-exemption")
    record Exemption(Boolean useAnyway) {
    }

    @FromForm("first-contact")
    record FirstContact() {
    }

    @FromForm("receive-planning")
    record Planning(List<String> targetGroups, Integer preliminaryPlaces) {
    }

    @FromForm("analyse-labour-market")
    record LabourMarket(String competenceProfiles) {
    }

    @FromForm("assess-relevance")
    record Assessment(String recommendedRequirement) {
    }

    @FromForm("decide-requirement")
    record Decision(String requirement) {
    }

    @FromForm("formulate-terms")
    record Terms(String clause, List<String> targetGroups, Integer committedPlaces, Integer fullTimeMonths, List<String> countedKinds,
            Boolean bonus, Boolean labourLawTerms) {
    }

    @FromForm("publish")
    record Publication(LocalDate publicationDate) {
    }

    @FromForm("record-award")
    record Award(LocalDate awardDate) {
    }

    @FromForm("evaluate-procurement")
    record Evaluation(String lessons, String wouldRepeat) {
    }

    @FromForm("kickoff-meeting")
    record Kickoff(LocalDate meetingDate) {
    }

    @FromForm("dialogue-meeting")
    record Dialogue(LocalDate meetingDate, Integer voluntaryPlaces) {
    }

    @FromForm("competence-profile")
    record Profile(String occupation) {
    }

    @FromForm("self-report")
    record Report(Integer placesFilled, BigDecimal fullTimeMonthsDone) {
    }

    @FromForm("review-self-report")
    record ReportReview(Boolean accepted, Boolean deviationFound) {
    }

    @FromForm("final-report")
    record FinalReport(Integer finalPlacesFilled, BigDecimal finalFullTimeMonths) {
    }

    @FromForm("review-final-report")
    record FinalReview(Boolean accepted) {
    }

    @FromForm("assess-deviation")
    record DeviationAssessment(String cause, LocalDate correctBy) {
    }

    @FromForm("correct-deviation")
    record Correction() {
    }

    @FromForm("review-correction")
    record CorrectionReview(String correctionOutcome, LocalDate correctBy) {
    }

    @FromForm("decide-sanction")
    record Sanction(String sanctionDecision) {
    }

    @FromForm("approve-sanction")
    record SanctionApproval(Boolean approved) {
    }

    @FromForm("closing-meeting")
    record Closing(LocalDate meetingDate, String outcome, String outcomeCause, String lessons) {
    }

    @FromForm("report-event")
    record Event(String registryNumber, String eventType) {
    }

    private Answered() {
    }

    static String step(Class<? extends Record> form) {
        return form.getAnnotation(FromForm.class).value();
    }

    /** The keys of the fields that the record is read from. */
    static Set<String> fields(Class<? extends Record> form) {
        return Arrays.stream(form.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
    }

    static <R extends Record> R read(Class<R> form, Map<String, Object> answers) {
        RecordComponent[] components = form.getRecordComponents();
        Object[] values = Arrays.stream(components).map(one -> value(one.getType(), answers.get(one.getName()))).toArray();
        try {
            return form.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new))
                    .newInstance(values);
        } catch (InstantiationException | IllegalAccessException | NoSuchMethodException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object value(Class<?> type, Object answer) {
        if (type == List.class) {
            return answer instanceof List<?> list ? list.stream().map(String::valueOf).toList() : null;
        }
        if (type == Boolean.class) {
            return answer instanceof Boolean ? answer : null;
        }
        if (answer == null || answer instanceof List || answer instanceof Map) {
            return null;
        }
        try {
            if (type == LocalDate.class) {
                return LocalDate.parse(answer.toString());
            }
            if (type == Integer.class || type == BigDecimal.class) {
                BigDecimal number = new BigDecimal(answer.toString()).stripTrailingZeros();
                return type == Integer.class ? (Object) number.intValueExact() : number;
            }
            return answer.toString();
        } catch (DateTimeException | ArithmeticException | NumberFormatException other) {
            return null;
        }
    }
}
