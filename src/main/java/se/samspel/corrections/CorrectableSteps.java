package se.samspel.corrections;

import java.util.Comparator;
import java.util.List;

import org.springframework.stereotype.Component;

import se.samspel.forms.Fault;
import se.samspel.forms.OptionList;
import se.samspel.forms.SubmissionRule;

/** The start form {@code correct-answer}: the steps that it offers, and whether there is such an answer that can be corrected. */
@Component
class CorrectableSteps implements OptionList, SubmissionRule {

    private final WhoCorrects who;
    private final ModelOfStep model;
    private final CorrectableAnswers answers;

    CorrectableSteps(WhoCorrects who, ModelOfStep model, CorrectableAnswers answers) {
        this.who = who;
        this.model = model;
        this.answers = answers;
    }

    @Override
    public String key() {
        return "correctableSteps";
    }

    /** Those of the person's own roles, the frozen ones too: who chooses one of those is told what to do instead. */
    @Override
    public List<Option> options() {
        return Steps.of(who.roles()).map(step -> new Option(step.id(), model.name(step.id())))
                .filter(option -> !option.label().equals(option.value()))
                .sorted(Comparator.comparing(Option::label)).toList();
    }

    @Override
    public List<Fault> faults(Attempt attempt) {
        if (attempt.task() != null || !attempt.step().equals(AnswerCorrections.PROCESS)) {
            return List.of();
        }
        Fault fault = answers.find(attempt.answers()).fault();
        return fault == null ? List.of() : List.of(fault);
    }
}
