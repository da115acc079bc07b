package se.samspel.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import se.samspel.archive.PlainValues;
import se.samspel.archive.Submission;
import se.samspel.archive.Submission.Kind;
import se.samspel.archive.SubmissionStore;
import se.samspel.archive.SubmissionStore.Entry;
import se.samspel.forms.Corrections.Correction;
import se.samspel.forms.SubmissionRule.Attempt;

/** Checks, stores, routes and prefills, in that order of a form's life. */
@Component
class FormSeamService implements FormSeam {

    private final FormEngine engine;
    private final Clock clock;
    private final SubmissionStore store;
    private final RoutedFields routed;
    private final Supplier<List<OptionList>> optionLists;
    private final Supplier<List<SubmissionRule>> rules;
    private final Supplier<List<IdentifierField>> identifiers;
    private final ObjectProvider<StatisticsOnly> statistics;
    private final ObjectProvider<CaseOfContract> cases;
    private final Supplier<Corrections> corrections;
    private final FormLibrary forms;

    FormSeamService(FormEngine engine, Clock clock, FormLibrary forms, SubmissionStore store, RoutedFields routed,
            ObjectProvider<OptionList> optionLists, ObjectProvider<SubmissionRule> rules, ObjectProvider<IdentifierField> identifiers,
            ObjectProvider<StatisticsOnly> statistics, ObjectProvider<CaseOfContract> cases, ObjectProvider<Corrections> corrections) {
        this.engine = engine;
        this.clock = clock;
        this.forms = forms;
        this.store = store;
        this.routed = routed;
        this.statistics = statistics;
        this.cases = cases;
        this.optionLists = SingletonSupplier.of(() -> optionLists.orderedStream().toList());
        this.identifiers = SingletonSupplier.of(() -> identifiers.orderedStream().toList());
        this.corrections = SingletonSupplier.of(() -> corrections.getIfAvailable(() -> task -> Optional.empty()));
        this.rules = SingletonSupplier.of(() -> rules.orderedStream().toList());
    }

    @Override
    public void submit(FormId id, DelegateTask task, Map<String, Object> posted) {
        Optional<Correction> correction = corrections.get().in(task);
        if (correction.isPresent()) {
            correct(correction.get(), task, posted);
            return;
        }
        FormSchema form = forms.get(id);
        DelegateExecution scope = engine.stepScope(task);
        StepKey about = about(task);
        FormCheck check = check(form, posted, knownTo(form, task, about));
        Map<String, Object> answers = check.answers();
        Map<String, Object> apart = apart(form, answers);
        refuseByRules(new Attempt(task.getProcessDefinitionId(), form.id(), task, engine.currentUser(), answers));

        store(id, form, answers, check.labels(), circumstances(form, answers, task), scope.getProcessDefinitionId(),
                scope.getProcessInstanceId(), about);
        tellStatistics(form, apart, about);
        route(scope, answers);
    }

    /**
     * What is put in the place of an earlier answer is checked by the form that was used then, against what was known at that place. What
     * follows of it is not the seam's to know.
     */
    private void correct(Correction correction, DelegateTask task, Map<String, Object> posted) {
        refuse(correction.faults());
        Entry corrected = correction.answer();
        FormSchema form = forms.get(formOf(corrected));
        FormCheck check = new FormCheck(form, normal(PlainValues.all(posted)), knownTo(form, () -> knownThen(form.weighed(), corrected)),
                engine::evaluate, circumstances(), new Before(corrected.submission().answers(), correction.fixed()));
        Map<String, Object> answers = correction.asIfNotGiven(check::answers);
        apart(form, answers);
        refuseByRules(new Attempt(task.getProcessDefinitionId(), form.id(), task, engine.currentUser(), answers));
        Map<String, Object> labels = new LinkedHashMap<>(corrected.labels());
        labels.putAll(check.labels());
        store.correct(corrected, answers, labels, engine.currentUser(), clock.instant());
    }

    private static FormId formOf(Entry answer) {
        return new FormId(answer.formVersion(), answer.submission().step());
    }

    /** What the form was held against when it was answered: its circumstances, and the answers that stood before it. */
    private Map<String, Object> knownThen(Set<String> names, Entry answer) {
        Submission submission = answer.submission();
        Map<String, Object> known = new HashMap<>(store.knownBefore(submission.place(), submission.processInstanceId(),
                submission.contractId(), submission.candidateReference(), submission.awardNumber(), names));
        answer.circumstances().forEach((name, value) -> {
            if (names.contains(name)) {
                known.put(name, value);
            }
        });
        return known;
    }

    /** What the form shows or weighs of the process itself, and not of earlier answers: it is gone when the step is. */
    private static Map<String, Object> circumstances(FormSchema form, Map<String, Object> answers, DelegateTask task) {
        Map<String, Object> circumstances = new LinkedHashMap<>();
        for (String name : form.mentioned()) {
            Object value = answers.containsKey(name) ? null : PlainValues.of(task.getVariableTyped(name, false));
            if (value != null && value != PlainValues.UNREADABLE) {
                circumstances.put(name, value);
            }
        }
        return circumstances;
    }

    @Override
    public void submitStart(FormId id, DelegateExecution instance, Map<String, Object> posted) {
        FormSchema form = forms.get(id);
        FormCheck check = check(form, posted, () -> options(form.mentioned()));
        Map<String, Object> answers = check.answers();
        Map<String, Object> apart = apart(form, answers);
        refuseByRules(new Attempt(instance.getProcessDefinitionId(), form.id(), null, engine.currentUser(), answers));

        StepKey about = aboutStart(answers);
        if (about.registryNumber() != null) {
            instance.setProcessBusinessKey(about.registryNumber());
        }
        store(id, form, answers, check.labels(), Map.of(), instance.getProcessDefinitionId(), instance.getProcessInstanceId(), about);
        tellStatistics(form, apart, about);
        route(instance, answers);
        if (!answers.containsKey("registryNumber") && about.registryNumber() != null) {
            engine.route(instance, Map.of("registryNumber", about.registryNumber()));
        }
    }

    @Override
    public Map<String, Object> prefill(FormId id, DelegateTask task, Collection<String> only) {
        Optional<Correction> correction = corrections.get().in(task);
        if (correction.isPresent()) {
            return filled(correction.get().answer(), only);
        }
        FormSchema form = forms.get(id);
        Map<String, Object> known = known(form.mentioned(), task, about(task));
        known.putAll(options(form.mentioned()));
        return shown(form, known, only);
    }

    @Override
    public Map<String, Object> prefillStart(FormId id, Collection<String> only) {
        FormSchema form = forms.get(id);
        return shown(form, options(form.mentioned()), only);
    }

    @Override
    public String startForm(FormId id) {
        return InertText.in(NotPersonalNumber.in(FormSchemaReader.withOptions(engine.formText(id), options(forms.get(id).mentioned()))));
    }

    /** With all that was answered, whatever the form says of filling in: it is what is to be corrected. */
    private Map<String, Object> filled(Entry answer, Collection<String> only) {
        FormSchema form = forms.get(formOf(answer));
        Map<String, Object> known = knownThen(form.mentioned(), answer);
        known.putAll(options(form.mentioned()));
        Map<String, Object> shown = new LinkedHashMap<>(shown(form, known, only));
        answer.submission().answers().forEach((name, value) -> {
            if (only == null || only.contains(name)) {
                shown.put(name, PlainValues.asVariable(value));
            }
        });
        return shown;
    }

    @Override
    public String taskForm(FormId id, DelegateTask task) {
        return corrections.get().in(task)
                .map(correction -> InertText.in(NotPersonalNumber.in(FormSchemaReader.asCorrection(
                        engine.formText(formOf(correction.answer())), correction.fixed().keySet(), correction.told()))))
                .orElseGet(() -> InertText.in(NotPersonalNumber.in(engine.formText(id))));
    }

    @Override
    public Set<String> names(FormId id) {
        return forms.get(id).shown();
    }

    @Override
    public Set<String> names(FormId id, DelegateTask task) {
        return names(corrections.get().in(task).map(correction -> formOf(correction.answer())).orElse(id));
    }

    private FormCheck check(FormSchema form, Map<String, Object> posted, FormCheck.Known known) {
        return new FormCheck(form, normal(PlainValues.all(posted)), known, engine::evaluate, circumstances());
    }

    private Map<String, Object> circumstances() {
        Map<String, Object> circumstances = new HashMap<>();
        circumstances.put("today", LocalDate.now(clock).toString());
        circumstances.put("currentUser", engine.currentUser());
        return circumstances;
    }

    private Map<String, Object> normal(Map<String, Object> posted) {
        Map<String, Object> normal = new LinkedHashMap<>(posted);
        identifiers.get().forEach(field -> normal.computeIfPresent(field.key(),
                (key, value) -> value instanceof String written ? field.normal(written) : value));
        return normal;
    }

    private void refuseByRules(Attempt attempt) {
        List<Fault> faults = new ArrayList<>();
        rules.get().forEach(rule -> faults.addAll(rule.faults(attempt)));
        refuse(faults);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidSubmission(faults);
        }
    }

    /** Takes the answers that are for statistics alone out of the others. */
    private static Map<String, Object> apart(FormSchema form, Map<String, Object> answers) {
        Map<String, Object> apart = new LinkedHashMap<>();
        form.fields().stream().filter(Field::statistics).map(Field::root).filter(answers::containsKey)
                .forEach(key -> apart.put(key, answers.remove(key)));
        return PlainValues.withoutNulls(apart);
    }

    /** In the transaction of the submission: both are kept, or neither. */
    private void tellStatistics(FormSchema form, Map<String, Object> apart, StepKey about) {
        if (!apart.isEmpty()) {
            StatisticsOnly.Told told = new StatisticsOnly.Told(form.id(), about.registryNumber(), about.contractId(),
                    about.candidateReference(), YearMonth.now(clock), apart);
            statistics.orderedStream().forEach(receiver -> receiver.received(told));
        }
    }

    private void store(FormId id, FormSchema form, Map<String, Object> answers, Map<String, Map<String, String>> labels,
            Map<String, Object> circumstances, String processDefinitionId, String processInstanceId, StepKey about) {
        String processKey = processDefinitionId.split(":", 2)[0];
        store.add(about.registryNumber(), about.contractId(), about.candidateReference(), about.awardNumber(), processKey,
                processInstanceId,
                form.id(), Kind.FORM, id.deploymentId(), answers, kept(form, labels), circumstances, engine.currentUser(), clock.instant());
    }

    /** Labels tell what was chosen: those of what is kept. */
    private static Map<String, Map<String, String>> kept(FormSchema form, Map<String, Map<String, String>> labels) {
        Map<String, Map<String, String>> kept = new LinkedHashMap<>(labels);
        form.fields().stream().filter(Field::statistics).map(Field::fullKey).forEach(kept::remove);
        return kept;
    }

    /** A field that was left empty is set to null: an older answer must not decide which way the process goes. */
    private void route(DelegateExecution scope, Map<String, Object> answers) {
        Map<String, Object> read = new LinkedHashMap<>(answers);
        read.keySet().retainAll(routed.of(scope.getProcessDefinitionId()));
        read.replaceAll((name, value) -> PlainValues.asVariable(value));
        engine.route(scope, read);
    }

    private FormCheck.Known knownTo(FormSchema form, DelegateTask task, StepKey about) {
        return knownTo(form, () -> known(form.weighed(), task, about));
    }

    private FormCheck.Known knownTo(FormSchema form, Supplier<Map<String, Object>> answered) {
        return new FormCheck.Known() {
            @Override
            public Map<String, Object> get() {
                Map<String, Object> known = answered.get();
                known.putAll(options(form.evaluated()));
                return known;
            }

            @Override
            public Object list(String valuesKey) {
                return optionLists.get().stream().filter(list -> list.key().equals(valuesKey)).findFirst()
                        .map(FormSeamService::alternatives).orElse(null);
            }
        };
    }

    /** What is visible from the task now, else the answers given before and the fields that messages brought. */
    private Map<String, Object> known(Set<String> names, DelegateTask task, StepKey about) {
        Map<String, Object> known = new HashMap<>();
        Set<String> sought = new HashSet<>();
        for (String name : names) {
            Object value = PlainValues.of(task.getVariableTyped(name, false));
            if (value != null && value != PlainValues.UNREADABLE) {
                known.put(name, value);
            } else {
                sought.add(name);
            }
        }
        if (!sought.isEmpty()) {
            known.putAll(store.known(task.getProcessInstanceId(), about.contractId(), about.candidateReference(),
                    about.awardNumber(), sought));
        }
        return known;
    }

    private Map<String, Object> options(Set<String> names) {
        Map<String, Object> options = new HashMap<>();
        optionLists.get().stream().filter(list -> names.contains(list.key())).forEach(list -> options.put(list.key(), alternatives(list)));
        return options;
    }

    private static List<Map<String, String>> alternatives(OptionList list) {
        return list.options().stream().map(option -> Map.of("value", option.value(), "label", option.label())).toList();
    }

    private static Map<String, Object> shown(FormSchema form, Map<String, Object> known, Collection<String> only) {
        Map<String, Object> shown = new LinkedHashMap<>();
        known.forEach((name, value) -> {
            if (form.shown().contains(name) && (only == null || only.contains(name))) {
                shown.put(name, value);
            }
        });
        for (Field field : form.fields()) {
            if (!field.prefill().applies(known) && !field.disabled() && field.readonly() == null) {
                shown.remove(field.root());
            }
        }
        shown.replaceAll((name, value) -> PlainValues.asVariable(value));
        return shown;
    }

    /**
     * What a step is about.
     *
     * @param contractId         null when it is not about one contract
     * @param candidateReference null when it is not about one candidate
     * @param awardNumber        null when it belongs to no single award decision
     */
    private record StepKey(String registryNumber, String contractId, String candidateReference, Integer awardNumber) {
    }

    /** A contract or a candidate may be known to the step alone, so its variables are asked and not the instance's business key. */
    private static StepKey about(DelegateTask task) {
        return new StepKey(variable(task, "registryNumber"), variable(task, "contractId"), variable(task, "candidateReference"),
                (Integer) task.getVariable("awardNumber"));
    }

    private StepKey aboutStart(Map<String, Object> answers) {
        String registryNumber = SubmissionStore.text(answers.get("registryNumber"));
        String contractId = SubmissionStore.text(answers.get("contractId"));
        if (registryNumber == null && contractId != null) {
            registryNumber = cases.orderedStream().flatMap(known -> known.registryNumber(contractId).stream()).findFirst().orElse(null);
        }
        return new StepKey(registryNumber, contractId, null, null);
    }

    private static String variable(VariableScope scope, String name) {
        return SubmissionStore.text(scope.getVariable(name));
    }
}
