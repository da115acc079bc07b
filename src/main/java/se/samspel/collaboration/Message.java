package se.samspel.collaboration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The messages between the processes: who receives each, and the only fields that it carries. A field that is not listed
 * here never leaves the process it was answered in.
 */
enum Message {

    PROCUREMENT_PLANNED(List.of(Receiver.starting("target-group")),
            "registryNumber", "title", "contractingUnit", "procurementType", "cpvCode", "plannedPublicationDate", "plannedContractStart",
            "performanceMonths", "requiredStaff", "supportOfficer", "matchingUnit", "targetGroups", "preliminaryPlaces"),
    LABOUR_MARKET_ANALYSED(List.of(Receiver.waiting("procurement")),
            "registryNumber", "handler", "availableSeekers", "m1", "m2", "m3", "m4", "m5", "m6", "labourMarketSummary"),
    REQUIREMENT_DECIDED(List.of(Receiver.waiting("target-group")),
            "registryNumber", "requirement", "motivation", "clause", "targetGroups", "committedPlaces", "fullTimeMonths",
            "firstPlacementWithinMonths"),
    CONTRACT_AWARDED(List.of(Receiver.starting("supplier")),
            "registryNumber", "contractId", "title", "contractingUnit", "procurer", "supplierName", "supplierId", "lot",
            "contractStart", "contractEnd", "clause", "targetGroups", "committedPlaces", "fullTimeMonths", "firstPlacementWithinMonths",
            "reportIntervalMonths", "followUpResponsible", "countedKinds", "supervisedInternship", "statisticsCollected", "sanction",
                    "bonus", "bonusPerEmploymentSek",
            "bonusPerInternshipSek", "bonusMaxPlaces", "labourLawTerms", "contactPerson", "contactPersonName"),
    /** The first starts the recruitment; a later one takes its place, and the supplier process shows it too. */
    COMPETENCE_PROFILE_SENT(List.of(Receiver.waiting("target-group"), Receiver.ifWaiting("supplier")),
            "registryNumber", "contractId", "profileNumber", "title", "supplierName", "contractStart", "contractEnd", "occupation",
            "tasks", "skills",
            "languageLevel", "places", "agreedCandidates", "startDate", "employmentForm"),
    CANDIDATES_PRESENTED(List.of(Receiver.waiting("supplier")),
            "contractId", "round", "candidate1Reference", "candidate1Summary", "candidate2Reference", "candidate2Summary",
            "candidate3Reference", "candidate3Summary", "candidate4Reference", "candidate4Summary", "candidate5Reference",
            "candidate5Summary"),
    CANDIDATE_DECISIONS(List.of(Receiver.waiting("target-group")),
            "contractId", "round", "candidate1Reference", "candidate1Decision", "candidate2Reference", "candidate2Decision",
            "candidate3Reference", "candidate3Decision", "candidate4Reference", "candidate4Decision", "candidate5Reference",
            "candidate5Decision", "decisionReasons"),
    /**
     * An internship ended without employment, a candidate withdrew or a start was postponed. Who does not wait for it will find the free
     * place by the facts.
     */
    PLACE_REOPENED(List.of(Receiver.ifWaiting("target-group")),
            "contractId", "candidateReference", "postponedTo"),
    PLACEMENT_STARTED(List.of(Receiver.waiting("target-group")),
            "contractId", "registryNumber", "title", "supplierName", "candidateReference", "placementType", "employmentForm",
            "extentPercent", "startDate", "plannedEndDate"),
    /**
     * A place has ended before or with its planned end. No more is told than who it was and when: why a person left stays with the city.
     */
    PLACEMENT_ENDED(List.of(Receiver.ifWaiting("supplier"), Receiver.ifWaiting("target-group")),
            "contractId", "registryNumber", "candidateReference", "endedOn"),
    /** Nobody was found or qualified: the supplier is told, and what is done about it. */
    CANDIDATES_SHORT(List.of(Receiver.ifWaiting("supplier")),
            "contractId", "registryNumber", "shortageAction", "pauseUntil", "shortageNote"),
    CONTRACT_CHANGED(List.of(Receiver.kept("supplier"), Receiver.ifWaiting("target-group"), Receiver.ifWaiting("procurement")),
            "contractId", "registryNumber", "changeType", "validFrom", "supplierName", "supplierId", "contractStart", "contractEnd",
            "committedPlaces", "fullTimeMonths", "reportIntervalMonths", "followUpResponsible", "contactPerson", "contactPersonName"),
    /** A procurement that has been cancelled may have its documentation left, and waits for no contract. */
        CONTRACT_CLOSED(List.of(Receiver.waiting("target-group"), Receiver.ifWaiting("procurement"), Receiver.each("report-from-supplier")),
            "contractId", "supplierName", "outcome", "fulfilment"),
    PROCUREMENT_CANCELLED(List.of(Receiver.ifWaiting("procurement"), Receiver.ifWaiting("target-group"), Receiver.eachContract("supplier")),
            "registryNumber", "reason", "cancellationDecisionDate"),
    CONTRACT_TERMINATED(List.of(Receiver.kept("supplier")),
            "registryNumber", "contractId", "terminationCause", "reason");

    /** How a receiving process instance is found, and what it means that none waits. */
    enum Finding {
        /** The message starts the instance. */
        STARTS,
        /** One instance must wait for it; if it does not yet, the sender tries again. */
        MUST_WAIT,
        /** It is told if it waits; if not, it has ended or will read the facts by itself. */
        IF_WAITING,
        /** It is told if it waits; if it is still to start, the message is kept and delivered when it does. */
        KEPT,
        /** Every instance about the contract that waits for it is told. */
        EACH_INSTANCE,
        /** Every running contract of the procurement is told, and none of its contracts is open afterwards. */
        EACH_CONTRACT
    }

    record Receiver(String processKey, Finding finding) {

        static Receiver starting(String processKey) {
            return new Receiver(processKey, Finding.STARTS);
        }

        static Receiver waiting(String processKey) {
            return new Receiver(processKey, Finding.MUST_WAIT);
        }

        static Receiver ifWaiting(String processKey) {
            return new Receiver(processKey, Finding.IF_WAITING);
        }

        static Receiver kept(String processKey) {
            return new Receiver(processKey, Finding.KEPT);
        }

        static Receiver each(String processKey) {
            return new Receiver(processKey, Finding.EACH_INSTANCE);
        }

        static Receiver eachContract(String processKey) {
            return new Receiver(processKey, Finding.EACH_CONTRACT);
        }
    }

    private final List<Receiver> receivers;
    private final List<String> fields;

    Message(List<Receiver> receivers, String... fields) {
        this.receivers = receivers;
        this.fields = List.of(fields);
    }

    List<Receiver> receivers() {
        return receivers;
    }

    /** Keys of the only fields that this message carries. */
    List<String> fields() {
        return fields;
    }

    /** The name in the diagrams: {@code CONTRACT_CLOSED} is {@code contract-closed}. */
    String messageName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when no message has the name */
    static Message named(String messageName) {
        return Arrays.stream(values()).filter(message -> message.messageName().equals(messageName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No message is called " + messageName));
    }
}
