package se.samspel.web.pages;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The phases of the three processes, each with the steps and waits that belong to it: where a case is, in one word. */
final class Phases {

    /** @param steps ids of activities */
    record Phase(String name, Set<String> steps) {

        static Phase of(String name, String steps) {
            return new Phase(name, Set.copyOf(Arrays.asList(steps.split(" "))));
        }
    }

    /** @param state {@code done}, {@code now} or {@code ahead} */
    record Shown(String name, String state) {

        boolean isNow() {
            return state.equals("now");
        }

        String inWords() {
            return switch (state) {
                case "done" -> "klar";
                case "now" -> "pågår";
                default -> "återstår";
            };
        }
    }

    static final List<Phase> PROCUREMENT = List.of(
            Phase.of("Kontaktpunkt 1", "register-procurement confirm-exemption first-contact receive-planning send-procurement-planned"),
            Phase.of("Behov och beslut", "map-needs labour-market-analysed prepare-decision-basis assess-relevance decide-requirement "
                    + "send-no-requirement-decided"),
            Phase.of("Villkor", "formulate-terms review-terms send-requirement-decided"),
            Phase.of("Annonsering", "publish"),
            Phase.of("Tilldelning", "record-award new-award record-winner"),
            Phase.of("Avtalsspärr", "compute-earliest-signing-day monitor-standstill confirm-standstill-over extend-by-notice await-review "
                    + "extend-standstill"),
            Phase.of("Kontaktpunkt 2", "second-contact appoint-contact-person send-contract-awarded record-signing"),
            Phase.of("Avtal löper", "contract-closed"),
            Phase.of("Utvärdering", "evaluate-procurement"));

    private static final List<Phase> TARGET_GROUP = List.of(
            Phase.of("Analys", "appoint-handlers analyse-target-group analyse-labour-market send-labour-market-analysed"),
            Phase.of("Väntar på krav", "await-requirement-decided"),
            Phase.of("Förberedelser", "plan-preparation"),
            Phase.of("Rekrytering", "identify-candidates assess-candidates handle-shortage pause-over train-to-base-level "
                    + "present-candidates send-candidates-presented await-candidate-decisions support-employment await-free-place"),
            Phase.of("Uppföljning av personer", "await-follow-up-day follow-up-placement"));

    private static final List<Phase> SUPPLIER = List.of(
            Phase.of("Start", "kickoff-meeting dialogue-meeting"),
            Phase.of("Rekrytering", "competence-profile send-competence-profile await-candidates-presented interview-candidates"),
            Phase.of("Placering", "internship-check-in confirm-placement placement-postponed"),
            Phase.of("Egenrapporter", "report-due self-report review-self-report assess-deviation correct-deviation correction-due "
                    + "review-correction decide-sanction approve-sanction"),
            Phase.of("Slutrapport", "final-report review-final-report"),
            Phase.of("Avslut", "closing-meeting"));

    private static final Map<String, List<Phase>> ALL = Map.of("procurement", PROCUREMENT, "target-group", TARGET_GROUP, "supplier",
            SUPPLIER);

    private Phases() {
    }

    /**
     * @param tokens activities in which the instance stands
     * @param done   steps that have been answered in it
     */
    static List<Shown> of(String process, Collection<String> tokens, Collection<String> done) {
        return ALL.getOrDefault(process, List.of()).stream().map(phase -> new Shown(phase.name(),
                tokens.stream().anyMatch(phase.steps()::contains) ? "now" : done.stream().anyMatch(phase.steps()::contains) ? "done"
                        : "ahead")).toList();
    }
}
