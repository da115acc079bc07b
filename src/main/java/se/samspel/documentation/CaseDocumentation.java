package se.samspel.documentation;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import se.samspel.archive.Submission;
import se.samspel.archive.Submission.Kind;
import se.samspel.archive.SubmissionStore;
import se.samspel.archive.SubmissionStore.Entry;
import se.samspel.archive.Zone;
import se.samspel.documentation.Documentation.Answer;
import se.samspel.documentation.Documentation.Message;
import se.samspel.documentation.Documentation.Person;
import se.samspel.documentation.Documentation.Rule;
import se.samspel.documentation.Documentation.Step;
import se.samspel.forms.Field;
import se.samspel.forms.FormEngine;
import se.samspel.forms.FormEngine.Ruling;
import se.samspel.forms.FormId;
import se.samspel.forms.FormLibrary;
import se.samspel.forms.FormSchema;
import se.samspel.forms.Unanswered;

/** Gathers a case's documentation from the archive, each submission with the words of the form version that was used. */
@Component
public class CaseDocumentation {

    private static final String REGISTRATION = "register-procurement";

    private final SubmissionStore store;
    private final FormLibrary forms;
    private final DiagramNames names;
    private final FormEngine engine;
    private final Clock clock;

    CaseDocumentation(SubmissionStore store, FormLibrary forms, DiagramNames names, FormEngine engine, Clock clock) {
        this.store = store;
        this.forms = forms;
        this.names = names;
        this.engine = engine;
        this.clock = clock;
    }

    public Documentation of(String registryNumber, Zone zone) {
        List<Entry> all = store.entriesOfCase(registryNumber);
        List<Entry> entries = all.stream().filter(entry -> zone.holds(entry.submission())).toList();
        List<Event> events = new ArrayList<>();
        entries.stream().filter(entry -> entry.submission().kind() == Kind.FORM)
                .forEach(entry -> events.add(new Event(entry.submission().submittedAt(), entry, null, process(entry))));
        Map<String, Entry> instances = new LinkedHashMap<>();
        all.stream().filter(entry -> zone == Zone.CONTRACT && entry.formVersion() != null)
                .forEach(entry -> instances.putIfAbsent(entry.submission().processInstanceId(), entry));
        instances.forEach((instance, first) -> engine.rulings(instance).forEach(ruling ->
                events.add(new Event(ruling.at(), null, ruling, process(first)))));
        // A table answers in the moment of the submission that led to it, and after it.
        events.sort(Comparator.comparing(Event::at).thenComparing(event -> event.entry() == null));

        Map<Object, String> words = words(entries);
        List<Field> asked = all.stream().flatMap(entry -> fieldsOf(entry).stream()).toList();
        Numbers numbers = Numbers.of(events);
        List<Step> steps = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (Event event : events) {
            int number = steps.size() + rules.size() + 1;
            if (event.entry() != null) {
                steps.add(step(number, event.entry(), event.process(), zone, numbers));
            } else {
                List<Field> following = all.stream().filter(entry -> !entry.submission().submittedAt().isBefore(event.at()))
                        .flatMap(entry -> fieldsOf(entry).stream()).toList();
                rules.add(new Rule(number, event.process(), event.ruling().table(), time(event.at()),
                        columns(event.ruling().inputs(), event.ruling().names(), asked, following, words),
                        columns(event.ruling().outcomes(), event.ruling().names(), asked, following, words)));
            }
        }
        Set<Long> corrected = entries.stream().map(entry -> entry.submission().corrects()).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Message> messages = entries.stream().map(Entry::submission).filter(submission -> submission.kind() == Kind.MESSAGE)
                .map(message -> new Message(message.step(), message.processKey(), message.contractId(), time(message.submittedAt()),
                        message.corrects() != null, corrected.contains(message.id()), message.answers()))
                .toList();
        List<Step> registration = all.stream().filter(entry -> entry.submission().step().equals(REGISTRATION))
                .filter(entry -> all.stream().noneMatch(other -> Objects.equals(other.submission().corrects(), entry.submission().id())))
                .map(entry -> step(0, entry, process(entry), zone, Numbers.of(List.of()))).toList();
        return new Documentation(registryNumber, zone, first(registration, "title"), first(registration, "contractingUnit"),
                time(clock.instant()),
                steps, rules, messages);
    }

    /** Something that has a number: either a submission or a table's answer. */
    private record Event(Instant at, Entry entry, Ruling ruling, String process) {
    }

    /** Which number each submission has, and which number corrects it. */
    private record Numbers(Map<Long, Integer> of, Map<Long, Integer> correctedBy) {

        static Numbers of(List<Event> events) {
            Numbers numbers = new Numbers(new HashMap<>(), new HashMap<>());
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).entry() != null) {
                    Submission submission = events.get(i).entry().submission();
                    numbers.of.put(submission.id(), i + 1);
                    if (submission.corrects() != null) {
                        numbers.correctedBy.put(submission.corrects(), i + 1);
                    }
                }
            }
            return numbers;
        }
    }

    private String process(Entry entry) {
        return names.process(entry.formVersion(), entry.submission().processKey());
    }

    /** Whom a placement is for is told in the target group's zone alone. */
    private Step step(int number, Entry entry, String process, Zone zone, Numbers numbers) {
        Submission submission = entry.submission();
        String user = submission.submittedBy();
        return new Step(number, process, submission.step(), names.step(entry.formVersion(), submission.step()), entry.formVersion(),
                submission.contractId(), zone == Zone.CONTRACT ? null : submission.candidateReference(), submission.awardNumber(),
                        user == null ? null : new Person(user, engine.personName(user)),
                time(submission.submittedAt()), submission.corrects() == null ? null : numbers.of().get(submission.corrects()),
                numbers.correctedBy().get(submission.id()), answers(entry));
    }

    private List<Answer> answers(Entry entry) {
        Map<String, Object> given = entry.submission().answers();
        Optional<FormSchema> form = forms.find(new FormId(entry.formVersion(), entry.submission().step()));
        if (form.isEmpty()) {
            return given.entrySet().stream().map(answer -> new Answer(null, answer.getKey(), answer.getKey(), answer.getValue(),
                    ShownValue.of(answer.getValue()))).toList();
        }
        List<Answer> answers = new ArrayList<>();
        Set<Field> unanswered = Set.copyOf(Unanswered.of(form.get(), given, engine::evaluate));
        for (Field field : form.get().fields()) {
            Object value = FormSchema.at(given, field.path());
            if (unanswered.contains(field)) {
                answers.add(new Answer(field.section(), field.fullKey(), field.shownLabel(), null, Answer.NONE));
            } else if (value != null) {
                answers.add(new Answer(field.section(), field.fullKey(), field.shownLabel(), value,
                        ShownValue.of(field, value, (Map<?, ?>) entry.labels().getOrDefault(field.fullKey(), Map.of()))));
            }
        }
        return answers;
    }

    /** What the case's forms call their options' values, where all of them agree: a table's columns hold nothing but values. */
    private Map<Object, String> words(List<Entry> entries) {
        Map<Object, String> words = new HashMap<>();
        Set<Object> disputed = new HashSet<>();
        entries.stream().filter(entry -> entry.formVersion() != null)
                .map(entry -> new FormId(entry.formVersion(), entry.submission().step())).distinct()
                .flatMap(id -> forms.find(id).stream()).flatMap(form -> form.fields().stream()).flatMap(field -> field.options().stream())
                .forEach(option -> {
                    String other = words.putIfAbsent(option.value(), option.label());
                    if (other != null && !other.equals(option.label())) {
                        disputed.add(option.value());
                    }
                });
        words.keySet().removeAll(disputed);
        return words;
    }

    private List<Field> fieldsOf(Entry entry) {
        return entry.formVersion() == null ? List.of() : forms.find(new FormId(entry.formVersion(), entry.submission().step()))
                .map(FormSchema::fields).orElse(List.of());
    }

    /**
     * What a table read and answered, in the words of the question of the same name, else of the first step after it that offers the same
     * answer, else in the words that all forms share.
     */
    private static List<Answer> columns(Map<String, Object> values, Map<String, String> names, List<Field> asked, List<Field> following,
            Map<Object, String> words) {
        return values.entrySet().stream().map(column -> {
            String key = names.getOrDefault(column.getKey(), "");
            String text = asked.stream().filter(field -> field.fullKey().equals(key)).flatMap(field -> word(field, column.getValue()))
                    .findFirst().or(() -> following.stream().flatMap(field -> word(field, column.getValue())).findFirst())
                    .orElseGet(() -> words.getOrDefault(column.getValue(), ShownValue.of(column.getValue())));
            return new Answer(null, null, column.getKey(), column.getValue(), text);
        }).toList();
    }

    private static Stream<String> word(Field field, Object value) {
        return value instanceof String ? field.options().stream().filter(option -> option.is(value)).map(Field.Choice::label)
                : Stream.empty();
    }

    private static String first(List<Step> steps, String key) {
        return steps.stream().flatMap(step -> step.answers().stream()).filter(answer -> answer.key().equals(key))
                .map(Answer::text).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private OffsetDateTime time(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
