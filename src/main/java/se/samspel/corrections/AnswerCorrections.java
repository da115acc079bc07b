package se.samspel.corrections;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionArchive;
import se.samspel.archive.SubmissionStore;
import se.samspel.archive.SubmissionStore.Entry;
import se.samspel.collaboration.Cases;
import se.samspel.collaboration.Notices;
import se.samspel.contract.Contract;
import se.samspel.contract.Contracts;
import se.samspel.contract.CorrectedFacts;
import se.samspel.contract.Reporting;

/** What the diagram {@code correct-answer} asks: which answer is meant, what follows of the correction, and who is told. */
@Component("corrections")
public class AnswerCorrections {

    static final String PROCESS = "correct-answer";
    /** The place of the answer that the instance corrects; a Long. */
    static final String PLACE = "correctedAnswer";
    private static final String OVERTAKEN = "overtaken";

    private final SubmissionStore store;
    private final SubmissionArchive archive;
    private final CorrectableAnswers answers;
    private final CarriedAnswers carried;
    private final CorrectedFacts facts;
    private final Contracts contracts;
    private final Reporting reporting;
    private final Cases cases;
    private final Notices notices;
    private final RuntimeService runtime;
    private final ModelOfStep model;

    AnswerCorrections(SubmissionStore store, CorrectableAnswers answers, CarriedAnswers carried, CorrectedFacts facts, Contracts contracts,
            Reporting reporting, Cases cases, Notices notices, RuntimeService runtime, ModelOfStep model) {
        this.store = store;
        this.archive = store;
        this.answers = answers;
        this.carried = carried;
        this.facts = facts;
        this.contracts = contracts;
        this.reporting = reporting;
        this.cases = cases;
        this.notices = notices;
        this.runtime = runtime;
        this.model = model;
    }

    /** The start form has been taken: the instance knows which answer it is about. */
    public void open(DelegateExecution execution) {
        Submission asked = archive.latest(execution.getProcessInstanceId(), PROCESS, null, null).orElseThrow();
        CorrectableAnswers.Found found = answers.find(asked.answers());
        Entry answer = Objects.requireNonNull(found.answer(), () -> String.valueOf(found.fault()));
        execution.setVariable(PLACE, answer.submission().place());
        execution.setVariable(OVERTAKEN, false);
        execution.setVariable("title", cases.title(answer.submission().registryNumber()));
        execution.setVariable("contractId", answer.submission().contractId());
    }

    /** The correction stands: where the answer was carried it is shown too, what was counted of it is counted anew. */
    public void carry(DelegateExecution execution) {
        long place = (Long) execution.getVariable(PLACE);
        Entry after = store.standing(place).orElseThrow();
        Entry before = store.entry(Objects.requireNonNull(after.submission().corrects())).orElseThrow();
        Map<String, Object> changed = changed(before.submission().answers(), after.submission().answers());
        carried.carry(before.submission(), changed);
        facts.count(before.submission(), after.submission());
        tellReviewer(after.submission(), changed);
        withdrawOthers(execution, place);
    }

    /** @return the new value of each field that has another; null where it is left empty now */
    static Map<String, Object> changed(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> changed = new LinkedHashMap<>();
        before.forEach((name, value) -> {
            if (!Objects.equals(value, after.get(name))) {
                changed.put(name, after.get(name));
            }
        });
        after.forEach((name, value) -> {
            if (!before.containsKey(name)) {
                changed.put(name, value);
            }
        });
        return changed;
    }

    /** A report that has been reviewed says something else now: who reviews it is told. */
    private void tellReviewer(Submission report, Map<String, Object> changed) {
        if (changed.isEmpty() || !report.step().equals("self-report") && !report.step().equals("final-report")) {
            return;
        }
        Contract contract = contracts.find(report.contractId()).orElseThrow();
        String reviewer = reporting.reviewer(contract.contractId(), cases.procurer(contract.registryNumber()));
        notices.tellPerson(contract.registryNumber(), cases.title(contract.registryNumber()), "Leverantören har rättat "
                + model.name(report.step()) + " för avtalet " + contract.contractId() + ". Båda versionerna finns i dokumentationen.",
                reviewer);
    }

    /** Whoever else has the same answer open would write over what they have not seen. */
    private void withdrawOthers(DelegateExecution execution, long place) {
        runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).variableValueEquals(PLACE, place).list().stream()
                .filter(other -> !other.getId().equals(execution.getProcessInstanceId()))
                .forEach(other -> runtime.setVariable(other.getId(), OVERTAKEN, true));
    }

    /** Who began the correction is told why the task is gone. */
    public void tellWithdrawn(DelegateExecution execution) {
        String registryNumber = (String) execution.getVariable("registryNumber");
        String step = model.name((String) execution.getVariable("step"));
        boolean isOvertaken = Boolean.TRUE.equals(execution.getVariable(OVERTAKEN));
        notices.tellPerson(registryNumber, (String) execution.getVariable("title"), isOvertaken
                ? "Någon annan har rättat ”" + step + "” i " + registryNumber + " medan du hade det öppet. Din rättelse är borttagen. "
                        + "Läs det nya svaret och gör en ny rättelse om det behövs."
                : "Rättelsen av ”" + step + "” i " + registryNumber + " blev inte gjord i tid och är borttagen. Svaret är som förut.",
                (String) execution.getVariable("correctedBy"));
    }
}
