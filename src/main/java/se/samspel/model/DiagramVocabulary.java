package se.samspel.model;

import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import se.samspel.engine.DiagramWords;

/**
 * What the expressions of a diagram may call: {@code ${contracts.winners(registryNumber)}}. Beside these an expression has the
 * process's variables, literals, operators, {@code execution} to hand to a bean, and {@code execution.canceled}; nothing else.
 * A diagram that needs a new word gets it here.
 */
@Component
class DiagramVocabulary implements DiagramWords {

    private static final Map<String, Set<String>> METHODS = Map.of(
            "collaboration", Set.of("send", "once", "tellParticipants"),
            "contracts", Set.of("nextId", "recordWinner", "withdrawWinners", "winners", "of", "appointContactPerson", "contactPerson",
                    "nextReport", "finalReport", "fulfilment", "hasPlacement", "close", "terminate", "cancel", "cancelRecorded",
                    "allClosed", "results"),
            "deadlines", Set.of("firstContact", "firstContactReminder", "firstContactEscalation", "reminder", "escalation", "remind",
                    "escalate", "escalateMissingPlacement", "dayAfter", "monthsAfter"),
            "eforms", Set.of("codes"),
            "notices", Set.of("groups"),
            "recruitment", Set.of("chosen", "chosenCount", "placesRemaining", "internshipFirst", "moreFollowUps", "nextFollowUp"),
            "standstill", Set.of("earliestSigningDay", "afterRuling", "startOfDay"));

    @Override
    public Map<String, Set<String>> methods() {
        return METHODS;
    }
}
