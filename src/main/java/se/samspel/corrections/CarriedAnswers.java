package se.samspel.corrections;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

import se.samspel.archive.PlainValues;
import se.samspel.archive.Submission;
import se.samspel.archive.SubmissionStore;
import se.samspel.archive.SubmissionStore.Entry;
import se.samspel.engine.StepsFollow;
import se.samspel.forms.FormEngine;
import se.samspel.forms.RoutedFields;

/**
 * Where an answer went: into the variables of its process, and with messages to others. A correction goes the same ways, and no further: a
 * later answer to the same field is not touched.
 */
@Component
class CarriedAnswers {

    /** A message's field that is put together of the reasons for those candidates that were not chosen. */
    private static final String REASONS = "decisionReasons";

    private final SubmissionStore store;
    private final RuntimeService runtime;
    private final RoutedFields routed;
    private final FormEngine engine;
    private final StepsFollow steps;
    private final Clock clock;

    CarriedAnswers(SubmissionStore store, RuntimeService runtime, RoutedFields routed, FormEngine engine, StepsFollow steps, Clock clock) {
        this.store = store;
        this.runtime = runtime;
        this.routed = routed;
        this.engine = engine;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * @param before  the answer, or the message, as it was
     * @param changed by field key, null where it is empty now
     */
    void carry(Submission before, Map<String, Object> changed) {
        if (changed.isEmpty()) {
            return;
        }
        route(before, changed);
        for (Entry message : store.messagesAfter(before, names(changed))) {
            Submission sent = message.submission();
            Map<String, Object> fields = new LinkedHashMap<>();
            changed.forEach((name, value) -> {
                if (carries(before, sent, name)) {
                    fields.put(name, value);
                }
            });
            String reasons = reasons(before, sent, changed);
            if (reasons != null) {
                fields.put(REASONS, reasons);
            }
            if (!fields.isEmpty()) {
                Map<String, Object> now = new LinkedHashMap<>(sent.answers());
                now.putAll(fields);
                store.correct(message, now, message.labels(), null, clock.instant());
                carry(sent, fields);
            }
        }
    }

    private static Set<String> names(Map<String, Object> changed) {
        Set<String> names = new HashSet<>(changed.keySet());
        names.add(REASONS);
        return names;
    }

    /** Whether the message got this field from this answer: it holds the same, is about the same, and nothing else had said so since. */
    private boolean carries(Submission before, Submission sent, String name) {
        return !sent.processInstanceId().equals(before.processInstanceId()) && Objects.equals(sent.answers().get(name),
                before.answers().get(name)) && sent.answers().containsKey(name) && isAboutTheSame(before, sent)
                && store.isLatest(before, name, sent.place());
    }

    private static boolean isAboutTheSame(Submission before, Submission sent) {
        return (before.contractId() == null || before.contractId().equals(sent.contractId()))
                && (before.candidateReference() == null || before.candidateReference().equals(sent.candidateReference()));
    }

    /** The reasons as they read now; null where the message holds none of these. */
    private static String reasons(Submission before, Submission sent, Map<String, Object> changed) {
        if (!(sent.answers().get(REASONS) instanceof String told) || !isAboutTheSame(before, sent)) {
            return null;
        }
        String now = told;
        for (Map.Entry<String, Object> change : changed.entrySet()) {
            Object was = before.answers().get(change.getKey());
            if (change.getKey().matches("candidate\\d+Reason") && was instanceof String old && change.getValue() instanceof String reason) {
                now = now.replace(": " + old, ": " + reason);
            }
        }
        return now.equals(told) ? null : now;
    }

    /** The variables that hold what was answered hold what is answered now, and what was counted of them is counted anew. */
    private void route(Submission before, Map<String, Object> changed) {
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(before.processInstanceId()).singleResult();
        if (instance == null) {
            return;
        }
        Map<String, Object> followed = new HashMap<>(changed);
        followed.keySet().retainAll(routed.of(instance.getProcessDefinitionId()));
        followed.keySet().removeIf(name -> !store.isLatest(before, name, Long.MAX_VALUE));
        List<VariableInstance> variables = followed.isEmpty() ? List.of() : runtime.createVariableInstanceQuery()
                .processInstanceIdIn(before.processInstanceId()).variableNameIn(followed.keySet().toArray(String[]::new)).list();
        Map<String, Map<String, Object>> byExecution = variables.stream().filter(variable -> isOf(before, variable))
                .collect(Collectors.groupingBy(VariableInstance::getExecutionId, Collectors.toMap(VariableInstance::getName,
                        variable -> variable, (one, other) -> one, LinkedHashMap::new)))
                .entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, execution -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    execution.getValue().keySet().forEach(name -> values.put(name, PlainValues.asVariable(followed.get(name))));
                    return values;
                }));
        byExecution.forEach(engine::route);
        // What asks a bean about an execution counts from the answers, which say something else now.
        Set<String> names = new HashSet<>(followed.keySet());
        names.add("execution");
        steps.recount(before.processInstanceId(), names);
    }

    private boolean isOf(Submission before, VariableInstance variable) {
        return Objects.equals(PlainValues.of(variable.getTypedValue()), before.answers().get(variable.getName()))
                && (before.contractId() == null || before.contractId().equals(runtime.getVariable(variable.getExecutionId(), "contractId")))
                && (before.candidateReference() == null
                || before.candidateReference().equals(runtime.getVariable(variable.getExecutionId(), "candidateReference")));
    }
}
