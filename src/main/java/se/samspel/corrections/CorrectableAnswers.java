package se.samspel.corrections;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.samspel.archive.RegisteredCases;
import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionStore;
import se.samspel.archive.SubmissionStore.Entry;
import se.samspel.collaboration.Cases;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.forms.Fault;

/** Finds the answer that somebody wants to correct, and says in one sentence why it cannot be. */
@Component
class CorrectableAnswers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int MOST_TOLD = 40;

    private final SubmissionStore store;
    private final RegisteredCases registered;
    private final WhoCorrects who;
    private final Cases cases;
    private final Contracts contracts;
    private final Clock clock;

    CorrectableAnswers(SubmissionStore store, RegisteredCases registered, WhoCorrects who, Cases cases, Contracts contracts, Clock clock) {
        this.store = store;
        this.registered = registered;
        this.who = who;
        this.cases = cases;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** What was found; null {@code answer} where there is a fault. */
    record Found(Entry answer, Fault fault) {
    }

    /** @param asked the answers of the form {@code correct-answer} */
    Found find(Map<String, Object> asked) {
        String number = registered.asWritten(String.valueOf(asked.get("registryNumber"))).orElse(null);
        if (number == null || !who.seesCase(number)) {
            return refused("registryNumber", "Diarienummer", "Det finns inget ärende med det diarienumret.");
        }
        Optional<Step> step = Steps.find(String.valueOf(asked.get("step")));
        List<Entry> answers = step.map(known -> store.entriesOfStep(number, known.id()).stream()
                .filter(entry -> who.mayCorrect(known, entry.submission())).toList()).orElse(List.of());
        if (answers.isEmpty()) {
            return refused("step", "Steg", "Det steget har inte gjorts i ärendet, eller görs inte av din roll.");
        }
        Object which = asked.get("answerId");
        if (which == null && answers.size() > 1) {
            return refused("answerId", "Svarets nummer", "Steget har gjorts " + answers.size() + " gånger. Skriv numret på det svar som "
                    + "ska rättas: " + told(answers));
        }
        Optional<Entry> answer = which == null ? Optional.of(answers.get(0)) : answers.stream()
                .filter(entry -> entry.submission().place() == ((Number) which).longValue()).findFirst();
        if (answer.isEmpty()) {
            return refused("answerId", "Svarets nummer", "Steget har inget svar med det numret i ärendet. Svaren är: " + told(answers));
        }
        return whyNot(step.get(), answer.get().submission()).map(why -> new Found(null, new Fault("step", "Steg", why)))
                .orElseGet(() -> new Found(answer.get(), null));
    }

    /** Why the answer cannot be corrected by anybody; empty when it can. */
    Optional<String> whyNot(Step step, Submission answer) {
        boolean isFrozen = switch (step.frozen()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case FROM_APPROVAL -> isApproved(answer);
            case FROM_AWARD -> contracts.find(answer.contractId()).map(contract -> !isBeforeAward(contract)).orElse(true);
        };
        return isFrozen ? Optional.of("Svaret kan inte rättas. " + step.instead()) : Optional.empty();
    }

    /** The review that followed said yes, or what was reviewed has been published. */
    private boolean isApproved(Submission terms) {
        return cases.isPublished(terms.registryNumber()) || store.latestOfCase(terms.registryNumber(), "review-terms")
                .filter(review -> review.place() > terms.place()).map(review -> review.answers().get("approved"))
                .map(Boolean.TRUE::equals).orElse(false);
    }

    private static boolean isBeforeAward(Contract contract) {
        return contract.state().isOpen() && !contract.isAwarded();
    }

    private String told(List<Entry> answers) {
        return answers.stream().skip(Math.max(0, answers.size() - MOST_TOLD)).map(this::told).collect(Collectors.joining("; ")) + ".";
    }

    /** One answer as a person tells it from the others: its contract, the period it is about, the day it was given. */
    String told(Entry entry) {
        Submission answer = entry.submission();
        Map<String, Object> about = entry.circumstances();
        StringBuilder text = new StringBuilder().append(answer.place()).append(" (");
        if (answer.contractId() != null) {
            text.append("avtal ").append(answer.contractId()).append(", ");
        }
        if (about.get("reportFrom") != null) {
            text.append("perioden ").append(about.get("reportFrom")).append(" till ").append(about.get("reportTo")).append(", ");
        }
        return text.append("inlämnat ").append(DAY.format(answer.submittedAt().atZone(clock.getZone()))).append(")").toString();
    }

    private static Found refused(String field, String label, String sentence) {
        return new Found(null, new Fault(field, label, sentence));
    }
}
