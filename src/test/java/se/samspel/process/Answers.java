package se.samspel.process;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Valid answers for every step, which a test changes where it has a point to make. */
public final class Answers {

    private static final Map<String, Map<String, Object>> VALID = new HashMap<>();

    static {
        put("register-procurement", "title", "Städning av skolor", "contractingUnit", "fastighet", "procurementType", "SERVICE", "law",
                "LOU", "aboveThreshold", "YES",
                "cpvCode", "90919300", "estimatedValueSek", 50_000_000, "performanceMonths", 24, "requiredStaff", 12,
                "plannedPublicationDate", "2026-06-01", "plannedContractStart", "2026-11-01");
        put("confirm-exemption", "useAnyway", false, "exemptionReason", "Varuköp utan arbetsinsats.");
        put("first-contact", "p1PoliticalDecision", "YES", "p2ClientInterested", "YES", "p3MatchingOfficerAppointed", "YES",
                "p4NetworkExists", "YES", "message", "Vi planerar ett nytt städavtal.");
        put("receive-planning", "supportOfficer", "david", "matchingUnit", "Arbetsmarknad och vuxenutbildning",
                "targetGroups", List.of("YOUTH", "FOREIGN_BORN"), "preliminaryPlaces", 2);
        put("map-needs", "k1ExternalFactors", "Brist på städpersonal.", "marketDialogue", "Möte med tre företag.",
                "unionDialogue", "Samtal med facket.", "smeImpact", "Två platser går att bära även för ett litet företag.");
        put("prepare-decision-basis", "a1ProcurementKind", "LOTS", "a2LongerThanYear", "YES", "a3LabourIntensive", "YES",
                "a4MostlyLabourCost", "YES", "a5MoreThanOnePerson", "YES", "a6PossibleSuppliers", "Fem i regionen.",
                "a8NecessityAssessment", "YES", "risks", "Få handledare.", "opportunities", "Stadigvarande behov av personal.");
        put("assess-relevance", "recommendedRequirement", "EMPLOYMENT", "reason", "Personalintensivt och långt.");
        put("decide-requirement", "requirement", "EMPLOYMENT", "motivation", "Underlaget talar för ett skarpt krav.");
        put("formulate-terms", "clause", "EMPLOYMENT", "targetGroups", List.of("YOUTH"), "committedPlaces", 2, "fullTimeMonths", 24,
                "countedKinds", List.of("EMPLOYMENT", "APPRENTICESHIP", "INTERNSHIP"), "supervisedInternship",
                        "Praktik med utsedd handledare.",
                "firstPlacementWithinMonths", 6, "reportIntervalMonths", 3, "followUpResponsible", "PROCUREMENT",
                "statisticsCollected", "Platser, heltidsmånader, kön.", "sanction", "Vite efter utebliven rättelse.",
                "bonus", false, "labourLawTerms", true);
        put("review-terms", "approved", true);
        put("publish", "publicationDate", "2026-06-01", "noticeId", "cf9697c2-e280-4e78-beb1-e481f8c97468");
        put("record-award", "awardOutcome", "AWARDED", "awardDate", "2026-08-19", "noticeSentDate", "2026-08-20",
                "noticeChannel", "ELECTRONIC");
        put("record-winner", "supplierName", "Bygg & Bo AB", "supplierOrgNumber", "5566778899", "supplierContactName", "Gustav Berg",
                "supplierContactEmail", "gustav@example.se", "contractStart", "2026-11-01", "contractEnd", "2028-10-31",
                "committedPlaces", 1, "fullTimeMonths", 12, "moreWinners", false);
        put("monitor-standstill", "standstillOutcome", "REVIEW_REQUESTED");
        put("await-review", "appliedInTime", true, "reviewOutcome", "DISMISSED", "rulingDate", "2026-10-01", "rulingDispatchedDate",
                "2026-10-05");
        put("confirm-standstill-over", "standstillOverOutcome", "CONFIRMED", "noReviewReceived", true, "contractSignedDate", "2026-09-01");
        put("second-contact", "winnerConfirmed", true, "sharesAccepted", true, "sharesReason", "En plats räcker i det här avtalet.",
                "message", "Avtal är tecknat.");
        put("record-signing", "contractSignedDate", "2026-09-01");
        put("complete-documentation", "registeredOn", "2026-09-20", "awardNoticeDate", "2026-09-15", "awardNoticeId", "2026-04711");
        put("appoint-contact-person", "contactPerson", "elin");
        put("evaluate-procurement", "lessons", "Börja tidigt.", "wouldRepeat", "YES");
        put("appoint-handlers", "handler", "elin");
        put("analyse-target-group", "m1", "Unga vuxna utan gymnasieexamen.", "m2", "Ja, omkring fyrtio.", "m3", "Ett halvår.",
                "m4", "Yrkessvenska.", "m5", "Vuxenutbildningen.", "m6", "Ja.", "availableSeekers", 40);
        put("analyse-labour-market", "shortTerm", "God.", "longTerm", "God.", "competenceProfiles", "Lokalvårdare.",
                "labourMarketSummary", "Det finns sökande som kan rustas i tid.");
        put("plan-preparation", "training", "Yrkessvenska och SRY.", "whoPays", "MUNICIPALITY", "readyBy", "2026-10-15");
        put("kickoff-meeting", "meetingDate", "2026-09-02", "present", "Upphandlare, leverantör, matchningsansvarig.");
        put("dialogue-meeting", "meetingDate", "2026-09-02", "discussed", "Möjligheter till praktik.", "voluntaryPlaces", 0);
        put("competence-profile", "occupation", "Lokalvårdare", "tasks", "Daglig städning.", "skills", "Noggrann.",
                "languageLevel", "Enkel svenska.", "places", 1, "agreedCandidates", 2, "startDate", "2026-11-15", "employmentForm",
                "FIXED_TERM");
        put("identify-candidates", "candidatesIdentified", 4);
        put("assess-candidates", "candidatesQualified", 2, "trainingNeeded", false);
        put("train-to-base-level", "whoPays", "MUNICIPALITY", "trainedBy", "2026-11-10");
        put("present-candidates", "candidate1Reference", "K-7F3Q9M", "candidate1Basis", "CONSENT",
                "candidate2Reference", "K-2B8XWA", "candidate2Basis", "HARM_TEST");
        put("interview-candidates", "candidate1Decision", "HIRE", "candidate2Decision", "DECLINE",
                "candidate2Reason", "Saknar körkort, som tjänsten kräver.");
        put("internship-check-in", "internshipStart", "2026-11-15", "internshipEnd", "2026-11-29", "internshipOutcome", "HIRE");
        put("confirm-placement", "placementOutcome", "STARTED", "placementType", "EMPLOYMENT", "employmentForm", "FIXED_TERM",
                "extentPercent", 100,
                "startDate", "2026-11-20", "plannedEndDate", "2027-11-19");
        put("support-employment", "subsidyExamined", "YES", "subsidyApplied", "YES");
        put("follow-up-placement", "stillThere", "YES", "situation", "HERE", "nextStep", "Ny avstämning.");
        put("self-report", "placesFilled", 1, "fullTimeMonthsDone", 2);
        put("review-self-report", "accepted", true, "deviationFound", false);
        put("assess-deviation", "cause", "SUPPLIER", "correctBy", "2027-03-31", "assessment",
                "Leverantören har inte svarat på kandidater.");
        put("correct-deviation", "correctionPlan", "Handledare utses.");
        put("review-correction", "correctionOutcome", "CORRECTED");
        put("approve-sanction", "approved", true, "decidedBy", "Upphandlingschefen", "decisionDate", "2027-04-01", "decisionReference",
                "§ 12");
        put("approve-event", "approved", true, "decidedBy", "Nämnden", "decisionDate", "2026-09-01", "decisionReference", "§ 14");
        put("approve-change", "approved", true, "decidedBy", "Upphandlingschefen", "decisionDate", "2026-09-01", "decisionReference",
                "§ 13");
        put("announce-change", "changeNoticeDate", "2026-09-01", "changeNoticeId", "2026-1234");
        put("confirm-cancellation", "cancellationOutcome", "FINAL");
        put("handle-shortage", "shortageAction", "SEARCH_AGAIN", "shortageNote", "Vi söker hos Arbetsförmedlingen också.");
        put("decide-sanction", "sanctionDecision", "PENALTY", "sanctionMotivation", "Rättelsen uteblev.");
        put("final-report", "finalPlacesFilled", 1, "finalFullTimeMonths", 12);
        put("review-final-report", "accepted", true);
        put("closing-meeting", "meetingDate", "2028-11-01", "outcome", "FULFILLED");
        put("report-event", "eventType", "PROCUREMENT_CANCELLED", "reason", "Behovet har fallit bort.");
        put("handle-supplier-notice", "noticeAccepted", "YES", "endReason", "OWN_REQUEST");
        put("confirm-own-recruitment", "confirmed", "YES", "inTargetGroup", "YES", "notEmployedBefore", "YES", "notCountedElsewhere", "YES",
                "candidateReference", "K-0WN001", "placementType", "EMPLOYMENT", "employmentForm", "PERMANENT", "extentPercent", 100,
                "startDate", "2026-11-20");
        put("handle-escalation", "action", "Ringde handläggaren.");
        put("read-notice", "read", true);
    }

    private Answers() {
    }

    /** @param changes alternating keys and values; a null value takes the field away */
    public static Map<String, Object> to(String step, Object... changes) {
        Map<String, Object> answers = new LinkedHashMap<>(VALID.getOrDefault(step, Map.of()));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                answers.remove((String) changes[i]);
            } else {
                answers.put((String) changes[i], changes[i + 1]);
            }
        }
        return answers;
    }

    private static void put(String step, Object... pairs) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put((String) pairs[i], pairs[i + 1]);
        }
        VALID.put(step, answers);
    }
}
