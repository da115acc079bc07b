package se.samspel.corrections;

import static se.samspel.corrections.Doer.MATCHING_OFFICER;
import static se.samspel.corrections.Doer.PROCURER;
import static se.samspel.corrections.Doer.SUPPLIER;
import static se.samspel.corrections.Doer.SUPPORT_FUNCTION;
import static se.samspel.corrections.Step.correctable;
import static se.samspel.corrections.Step.frozen;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import se.samspel.corrections.Step.Frozen;

/**
 * Every step of every process: which can be corrected, and which are frozen. A step that is not here cannot be corrected, and a test says
 * so. In a step that can be, the fields that a way through the process was chosen by are fixed all the same: those are found in its diagram
 * ({@link WayFields}) and not listed here.
 */
final class Steps {

    private static final Set<Doer> PROCURERS = Set.of(PROCURER);
    private static final Set<Doer> SUPPORT = Set.of(SUPPORT_FUNCTION);
    private static final Set<Doer> OFFICERS = Set.of(MATCHING_OFFICER);
    private static final Set<Doer> COMPANY = Set.of(SUPPLIER);
    private static final Set<Doer> REVIEWERS = Set.of(PROCURER, MATCHING_OFFICER);
    private static final Set<Doer> APPROVERS = Set.of(PROCURER, SUPPORT_FUNCTION);

    private static final String BEFORE_AWARD = "Processen har gått vidare på det svaret. Är ärendet fel registrerat och inte annonserat: "
            + "anmäl det som felregistrerat i Anmäl händelse. Är det annonserat: avbryt upphandlingen där.";
    private static final String OF_STANDSTILL = "Avtalsspärren är räknad på det svaret. Dra tillbaka tilldelningen i Bevaka avtalsspärren "
            + "eller Bekräfta att avtalsspärren löpt ut, och registrera ett nytt tilldelningsbeslut.";
    private static final String OF_CONTRACT = "Avtalet löper: det som gäller i det ändras med Ändra avtal.";
    private static final String OF_PEOPLE = "Arbetet har gått vidare på det svaret. Ta det vidare i nästa steg, eller med Meddela om "
            + "avtalet.";
    private static final String OF_DECISION = "Beslutet har fått verkan. Ett nytt beslut fattas med Ändra avtal eller Anmäl händelse.";
    private static final String OF_REVIEW = "Granskningen har fått verkan. Tala med leverantören, som kan rätta sin rapport.";

    private static final Map<String, Step> ALL = new LinkedHashMap<>();

    static {
        procurement();
        targetGroup();
        supplier();
        atAnyTime();
    }

    private Steps() {
    }

    private static void procurement() {
        put(correctable("register-procurement", PROCURERS, BEFORE_AWARD, "contractingUnit", "frameworkRegistryNumber"));
        put(correctable("confirm-exemption", PROCURERS, BEFORE_AWARD));
        put(correctable("first-contact", PROCURERS, BEFORE_AWARD));
        put(correctable("receive-planning", SUPPORT, BEFORE_AWARD));
        put(correctable("map-needs", PROCURERS, BEFORE_AWARD));
        put(correctable("prepare-decision-basis", PROCURERS, BEFORE_AWARD));
        put(correctable("assess-relevance", SUPPORT, BEFORE_AWARD));
        put(frozen("decide-requirement", SUPPORT, Frozen.ALWAYS,
                "Beslutet ligger fast som det fattades. Ett annat beslut kräver att ärendet tas upp på nytt med beslutsfattaren."));
        put(frozen("formulate-terms", PROCURERS, Frozen.FROM_APPROVAL,
                "Villkoren är granskade och godkända och ligger fast. Är upphandlingen inte annonserad: anmäl ärendet som felregistrerat i "
                        + "Anmäl händelse och registrera det på nytt. Är den annonserad: avbryt den där. Löper avtalet: använd Ändra "
                        + "avtal."));
        put(correctable("review-terms", SUPPORT, BEFORE_AWARD));
        put(correctable("publish", PROCURERS, "Villkoren står fast när upphandlingen är annonserad."));
        put(correctable("record-award", PROCURERS, OF_STANDSTILL, "noticeSentDate", "noticeChannel", "statedStandstillDays",
                "standstillApplies", "awardProcedure", "lots", "awardOutcome", "moreAwards", "nextAwardExpected"));
        put(frozen("record-winner", PROCURERS, Frozen.FROM_AWARD, OF_CONTRACT));
        put(correctable("monitor-standstill", PROCURERS, OF_STANDSTILL, "standstillExtendedTo"));
        put(correctable("await-review", PROCURERS, OF_STANDSTILL, "appliedInTime", "interimOrder", "rulingDate", "rulingDispatchedDate",
                "tenDaysWaived"));
        put(correctable("confirm-standstill-over", PROCURERS, OF_STANDSTILL, "noReviewReceived"));
        put(correctable("record-signing", PROCURERS, OF_STANDSTILL));
        put(correctable("second-contact", PROCURERS, OF_CONTRACT));
        put(correctable("complete-documentation", PROCURERS, BEFORE_AWARD));
        put(frozen("appoint-contact-person", SUPPORT, Frozen.ALWAYS, "Kontaktpersonen byts med Ändra avtal."));
        put(correctable("evaluate-procurement", PROCURERS, BEFORE_AWARD));
    }

    private static void targetGroup() {
        put(correctable("appoint-handlers", OFFICERS, OF_PEOPLE));
        put(correctable("analyse-target-group", OFFICERS, OF_PEOPLE));
        put(correctable("analyse-labour-market", OFFICERS, OF_PEOPLE));
        put(correctable("plan-preparation", OFFICERS, OF_PEOPLE));
        put(correctable("identify-candidates", OFFICERS, OF_PEOPLE));
        put(correctable("assess-candidates", OFFICERS, OF_PEOPLE));
        put(correctable("handle-shortage", SUPPORT, OF_PEOPLE));
        put(correctable("train-to-base-level", OFFICERS, OF_PEOPLE));
        put(correctable("present-candidates", OFFICERS, OF_PEOPLE, "candidate1Reference", "candidate2Reference", "candidate3Reference",
                "candidate4Reference", "candidate5Reference"));
        put(correctable("support-employment", OFFICERS, OF_PEOPLE, "personTargetGroups", "personGender"));
        put(correctable("follow-up-placement", OFFICERS, OF_PEOPLE));
    }

    private static void supplier() {
        put(correctable("kickoff-meeting", OFFICERS, OF_CONTRACT));
        put(correctable("dialogue-meeting", COMPANY, OF_CONTRACT));
        put(correctable("competence-profile", COMPANY, "Meddela ett ändrat behov med Meddela om avtalet.", "places", "agreedCandidates"));
        put(correctable("interview-candidates", COMPANY, OF_PEOPLE, "candidate1Decision", "candidate2Decision", "candidate3Decision",
                "candidate4Decision", "candidate5Decision"));
        put(correctable("internship-check-in", COMPANY, OF_PEOPLE));
        put(correctable("confirm-placement", COMPANY, OF_PEOPLE, "postponedTo"));
        put(correctable("self-report", COMPANY, OF_REVIEW));
        put(correctable("review-self-report", REVIEWERS, OF_REVIEW));
        put(correctable("assess-deviation", SUPPORT, OF_DECISION));
        put(correctable("correct-deviation", COMPANY, OF_DECISION));
        put(correctable("review-correction", REVIEWERS, OF_DECISION));
        put(correctable("decide-sanction", PROCURERS, OF_DECISION));
        put(correctable("approve-sanction", APPROVERS, OF_DECISION, "decidedBy", "decisionDate", "decisionReference"));
        put(correctable("final-report", COMPANY, OF_REVIEW));
        put(correctable("review-final-report", REVIEWERS, OF_REVIEW));
        put(correctable("closing-meeting", PROCURERS, OF_DECISION));
    }

    private static void atAnyTime() {
        put(correctable("report-event", APPROVERS, OF_DECISION));
        put(correctable("confirm-cancellation", PROCURERS, OF_DECISION));
        put(correctable("approve-event", APPROVERS, OF_DECISION, "decidedBy", "decisionDate", "decisionReference"));
        put(frozen("change-contract", APPROVERS, Frozen.ALWAYS, "Gör en ny ändring med Ändra avtal."));
        put(correctable("approve-change", APPROVERS, OF_DECISION, "decidedBy", "decisionDate", "decisionReference"));
        put(correctable("announce-change", PROCURERS, OF_CONTRACT));
        put(frozen("report-from-supplier", COMPANY, Frozen.ALWAYS, "Lämna ett nytt meddelande med Meddela om avtalet."));
        put(frozen("confirm-own-recruitment", OFFICERS, Frozen.ALWAYS, "Be leverantören lämna ett nytt meddelande om avtalet."));
        put(correctable("handle-supplier-notice", OFFICERS, OF_PEOPLE));
        put(correctable("handle-escalation", SUPPORT, OF_DECISION));
        put(frozen("read-notice", SUPPORT, Frozen.ALWAYS, "Ett läst meddelande har inget att rätta."));
        put(frozen("correct-answer", APPROVERS, Frozen.ALWAYS, "Rätta samma svar en gång till: den nya rättelsen gäller då."));
    }

    private static void put(Step step) {
        if (ALL.put(step.id(), step) != null) {
            throw new IllegalStateException(step.id() + " stands here twice");
        }
    }

    /** Empty for what is no step. */
    static Optional<Step> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    static Collection<Step> all() {
        return ALL.values();
    }

    /** Those that somebody of one of these roles does. */
    static Stream<Step> of(Set<Doer> doers) {
        return ALL.values().stream().filter(step -> step.doers().stream().anyMatch(doers::contains));
    }
}
