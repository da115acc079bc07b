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

    private static final Map<String, Set<String>> METHODS = Map.ofEntries(
            Map.entry("collaboration", Set.of("send", "once", "tellParticipants")),
            Map.entry("awards", Set.of("begin", "expectNext", "decided", "document", "cancelled",
                    "documentCancellation", "documentationAddress")),
            Map.entry("contracts", Set.of("allClosed", "any", "appointContactPerson", "cancel", "cancelRecorded", "close",
                    "contactPerson", "firstPlacementDay", "fulfilment", "isBeingClosed", "isOpen", "newId", "of", "ofAward",
                    "recordWinner", "redoWinners", "refillWinner", "results", "supplier", "terminate", "winners", "withdrawWinners")),
            Map.entry("placements", Set.of("choose", "start", "release", "end", "runs", "remaining", "firstIsMade")),
            Map.entry("reportedPlaces", Set.of("name", "end", "cause", "resume", "change", "startOwn")),
            Map.entry("supplierNotices", Set.of("isOwnDomain", "newContact", "decline")),
            Map.entry("reporting", Set.of("next", "open", "accepted", "lastReport", "contractEnded", "reviewer", "reviewers")),
            Map.entry("cases", Set.of("procurer", "procurers", "isPublished")),
            Map.entry("approvals", Set.of("by", "refused")),
            Map.entry("contractChanges", Set.of("isAboutContacts", "record", "apply", "terminate")),
            Map.entry("changedNeeds", Set.of("searchAgain")),
            Map.entry("contractClock", Set.of("reset")),
            Map.entry("corrections", Set.of("open", "carry", "tellWithdrawn")),
            Map.entry("deadlines", Set.of("firstContact", "firstContactReminder", "firstContactEscalation", "reminder", "escalation",
                    "remind", "escalate", "escalateMissingPlacement", "dayAfter", "monthsAfter", "startOf", "expected", "daysAfter")),
            Map.entry("eforms", Set.of("codes")),
            Map.entry("learning", Set.of("of")),
            Map.entry("notices", Set.of("groups", "tellShortage", "tellKickoff")),
            Map.entry("recruitment", Set.of("chosen", "toldChosen", "internshipFirst", "moreFollowUps", "nextFollowUp", "followUpBegins",
                    "followUpEnds", "allFollowedUp")),
            Map.entry("wrongRegistration", Set.of("free")),
            Map.entry("standstill", Set.of("earliestSigningDay", "afterReview", "extendedTo", "cancellationReviewOver", "startOfDay")));

    @Override
    public Map<String, Set<String>> methods() {
        return METHODS;
    }
}
