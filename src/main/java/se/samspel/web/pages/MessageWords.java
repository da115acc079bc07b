package se.samspel.web.pages;

import java.util.Map;
import java.util.Set;

/** The messages between the processes, in words. */
final class MessageWords {

    /** @param from key of the process that sends it; {@code report-from-supplier} and the like count as the supplier's */
    record Words(String what, String from) {
    }

    private static final Map<String, Words> ALL = Map.ofEntries(
            Map.entry("procurement-planned", new Words("Upphandlingen är planerad", "procurement")),
            Map.entry("labour-market-analysed", new Words("Arbetsmarknaden är analyserad", "target-group")),
            Map.entry("requirement-decided", new Words("Krav är beslutat", "procurement")),
            Map.entry("contract-awarded", new Words("Avtalet är tilldelat", "procurement")),
            Map.entry("competence-profile-sent", new Words("Kompetensprofil", "supplier")),
            Map.entry("candidates-presented", new Words("Kandidater är presenterade", "target-group")),
            Map.entry("candidate-decisions", new Words("Leverantörens val", "supplier")),
            Map.entry("placement-started", new Words("En placering är bekräftad", "supplier")),
            Map.entry("placement-ended", new Words("En plats har slutat", "target-group")),
            Map.entry("place-reopened", new Words("En plats är ledig igen", "supplier")),
            Map.entry("candidates-short", new Words("Kandidater saknas", "target-group")),
            Map.entry("contract-changed", new Words("Avtalet är ändrat", "change-contract")),
            Map.entry("contract-closed", new Words("Avtalet är avslutat", "supplier")),
            Map.entry("procurement-cancelled", new Words("Upphandlingen avbryts", "report-event")),
            Map.entry("contract-terminated", new Words("Avtalet upphör i förtid", "report-event")));

    private static final Map<String, String> PROCESSES = Map.of("procurement", "Upphandlingsprocessen", "target-group",
            "Målgruppsprocessen", "supplier", "Leverantörsprocessen", "report-event", "Anmäl händelse", "change-contract", "Ändra avtal",
            "correct-answer", "Rätta uppgift", "report-from-supplier", "Meddela om avtalet", "escalation", "Eskalering", "notice",
            "Meddelande");

    private static final Set<String> UNHOPED_FOR = Set.of("procurement-cancelled", "contract-terminated", "contract-changed",
            "placement-ended", "candidates-short");

    private MessageWords() {
    }

    /** Whether a process goes on when the message comes, and not only ends or changes by it. */
    static boolean isWaitedFor(String message) {
        return !message.isEmpty() && !UNHOPED_FOR.contains(message);
    }

    static Words of(String message) {
        return ALL.getOrDefault(message, new Words(message, ""));
    }

    static String process(String key) {
        return PROCESSES.getOrDefault(key, key);
    }
}
