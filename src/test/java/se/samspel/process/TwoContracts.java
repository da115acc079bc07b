package se.samspel.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A procurement with two winners, Gustav's company and Hanna's, whose supplier processes have begun. */
public final class TwoContracts {

    private TwoContracts() {
    }

    /** @return the registry number; the contracts are {@code <number>/1} and {@code /2} */
    public static String of(ProcessEngine engine, String number) {
        try {
            new Case(engine, number).untilTwoContracts();
        } finally {
            ClockUtil.reset();
        }
        return number;
    }

    /** A procurement with one winner, as given, whose supplier process has begun. */
    public static String firstTo(ProcessEngine engine, String number, Object... winner) {
        try {
            new Case(engine, number).untilAward().complete("anna", "record-winner", winner).at("2026-09-01").work()
                    .complete("anna", "confirm-standstill-over").complete("anna", "second-contact").now()
                    .completeFor(1, "david", "appoint-contact-person");
        } finally {
            ClockUtil.reset();
        }
        return number;
    }

    /**
     * Two suppliers who have each been presented two candidates of their own and are about to choose; what only some may read
     * bears a mark: MARK-BEHOV, MARK-UNDERLAG and MARK-BESLUT the city's, MARK-ANALYS the labour-market side's, MARK-GUSTAV and
     * MARK-HANNA each supplier's; candidates are K-GUST01, K-GUST02, K-HANN01, K-HANN02.
     */
    public static String presented(ProcessEngine engine, String number) {
        try {
            new Case(engine, number).at("2026-02-02").register("anna", "title", "MARK-TITEL").complete("anna", "first-contact", "message",
                    "MARK-BEHOV")
                    .complete("david", "receive-planning").complete("elin", "appoint-handlers")
                    .complete("elin", "analyse-target-group", "m1", "MARK-ANALYS").complete("elin", "analyse-labour-market", "longTerm",
                            "MARK-ANALYS")
                    .complete("anna", "map-needs", "smeImpact", "MARK-BEHOV").complete("anna", "prepare-decision-basis", "risks",
                            "MARK-UNDERLAG")
                    .complete("david", "assess-relevance", "reason", "MARK-UNDERLAG").complete("cecilia", "decide-requirement",
                            "motivation", "MARK-BESLUT")
                    .complete("anna", "formulate-terms").complete("david", "review-terms").complete("anna", "publish").at("2026-08-20")
                    .complete("anna", "record-award")
                    .complete("anna", "record-winner", "moreWinners", true, "lot", "MARK-GUSTAV")
                    .complete("anna", "record-winner", "supplierName", "Ren Service AB", "supplierOrgNumber", "5599001129", "lot",
                            "MARK-HANNA", "supplierContactName", "Hanna Holm", "supplierContactEmail", "hanna@example.se")
                    .at("2026-09-01").work()
                    .complete("anna", "confirm-standstill-over").complete("anna", "second-contact")
                    .completeFor(1, "david", "appoint-contact-person", "contactPerson", "elin")
                    .completeFor(2, "david", "appoint-contact-person", "contactPerson", "farid")
                    .at("2026-09-03")
                    .completeFor(1, "elin", "kickoff-meeting").completeFor(2, "farid", "kickoff-meeting")
                    .completeFor(1, "gustav", "competence-profile", "tasks", "MARK-GUSTAV")
                    .completeFor(2, "hanna", "competence-profile", "tasks", "MARK-HANNA")
                    .completeFor(1, "elin", "identify-candidates").completeFor(2, "farid", "identify-candidates")
                    .completeFor(1, "elin", "assess-candidates").completeFor(2, "farid", "assess-candidates")
                    .completeFor(1, "elin", "present-candidates", "candidate1Reference", "K-GUST01", "candidate2Reference", "K-GUST02")
                    .completeFor(2, "farid", "present-candidates", "candidate1Reference", "K-HANN01", "candidate2Reference", "K-HANN02");
        } finally {
            ClockUtil.reset();
        }
        return number;
    }

    /** A procurement of the other unit, Bengt's, waiting at contact point 1. */
    public static String ofOtherUnit(ProcessEngine engine, String number) {
        try {
            new Case(engine, number).at("2026-02-02").register("bengt", "contractingUnit", "utbildning", "title", "MARK-BENGT");
        } finally {
            ClockUtil.reset();
        }
        return number;
    }

    /** A procurement whose decision basis anna has prepared, and which waits for the decision. */
    public static String waitingForDecision(ProcessEngine engine, String number) {
        try {
            new Case(engine, number).untilDecision();
        } finally {
            ClockUtil.reset();
        }
        return number;
    }
}
