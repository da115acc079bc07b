package se.samspel.corrections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

import se.samspel.archive.SubmissionStore;
import se.samspel.archive.SubmissionStore.Entry;
import se.samspel.contract.CorrectedFacts;
import se.samspel.forms.Corrections;
import se.samspel.forms.Fault;

/** The task {@code correct-step}: which answer it corrects, and what of it can be changed. */
@Component
class OpenCorrections implements Corrections {

    /** What tells a case, a contract or a candidate from others, and who sees it. */
    private static final Set<String> NEVER_CHANGED = Set.of("registryNumber", "contractId", "candidateReference");

    private final SubmissionStore store;
    private final CorrectableAnswers answers;
    private final WhoCorrects who;
    private final ModelOfStep model;
    private final CorrectedFacts facts;

    OpenCorrections(SubmissionStore store, CorrectableAnswers answers, WhoCorrects who, ModelOfStep model, CorrectedFacts facts) {
        this.store = store;
        this.answers = answers;
        this.who = who;
        this.model = model;
        this.facts = facts;
    }

    @Override
    public Optional<Correction> in(DelegateTask task) {
        return task.getProcessDefinitionId().startsWith(AnswerCorrections.PROCESS + ":") && task.getVariable(AnswerCorrections.PLACE)
                instanceof Number place ? store.standing(place.longValue()).map(Open::new) : Optional.empty();
    }

    private final class Open implements Correction {

        private final Entry answer;
        private final Step step;

        Open(Entry answer) {
            this.answer = answer;
            this.step = Steps.find(answer.submission().step()).orElseThrow();
        }

        @Override
        public Entry answer() {
            return answer;
        }

        @Override
        public Map<String, String> fixed() {
            Set<String> keys = new HashSet<>(NEVER_CHANGED);
            keys.addAll(step.fixed());
            keys.addAll(model.decisive(answer));
            Map<String, String> fixed = new HashMap<>();
            keys.forEach(key -> fixed.put(key, step.instead()));
            return fixed;
        }

        /** Also who has lost the role since it was begun is refused. */
        @Override
        public List<Fault> faults() {
            Optional<String> why = who.mayCorrect(step, answer.submission()) ? answers.whyNot(step, answer.submission())
                    : Optional.of("Du har inte längre rätt att rätta det här svaret.");
            return why.map(Fault::of).stream().toList();
        }

        @Override
        public String told() {
            return "**Rättelse** av svaret " + answers.told(answer) + ". Ändra det som är fel och lämna in. Det gamla svaret finns kvar i "
                    + "dokumentationen, märkt som rättat.\n\nFält som inte går att ändra har styrt vad som hänt sedan. " + step.instead();
        }

        @Override
        public <T> T asIfNotGiven(Supplier<T> check) {
            return facts.asIfNotGiven(answer.submission(), check);
        }
    }
}
