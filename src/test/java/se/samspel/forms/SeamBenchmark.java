package se.samspel.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.archive.PlainValues;
import se.samspel.process.Answers;

/**
 * Not a test, but a measurement: {@code ./mvnw -Pbenchmark test}. Every form on the main way of the three processes, one user task each in
 * a row, is filled in by four signed-in people at once, so that no processor waits for a commit; time is taken of the completions alone.
 * The same tasks are completed without any field, with the fields as plain process variables, and through the form seam, case by case in a
 * shuffled order, all people the same way, so that a slow moment of the machine strikes all three. Everything else is the same: history,
 * authorizations, due dates and timers. {@code -Dbenchmark.rounds=} and {@code -Dbenchmark.cases=} (in a round, of all people) make it
 * longer or shorter, {@code -Dbenchmark.clients=} is the number of people.
 */
@SamspelTest
class SeamBenchmark {

    /** The process and its forms in the order of README's example, with two winners. */
    private static final Map<String, List<String>> STEPS = Map.of(
            "procurement", List.of("confirm-exemption", "first-contact", "receive-planning", "map-needs", "prepare-decision-basis",
                    "assess-relevance", "decide-requirement", "formulate-terms", "review-terms", "publish", "record-award",
                    "record-winner", "record-winner", "monitor-standstill", "await-review", "confirm-standstill-over", "second-contact",
                    "appoint-contact-person", "appoint-contact-person", "evaluate-procurement"),
            "target-group", List.of("appoint-handlers", "analyse-target-group", "analyse-labour-market", "plan-preparation",
                    "identify-candidates", "assess-candidates", "present-candidates", "support-employment",
                    "identify-candidates", "assess-candidates", "present-candidates", "support-employment",
                    "follow-up-placement", "follow-up-placement"),
            "supplier", List.of("kickoff-meeting", "competence-profile", "interview-candidates", "confirm-placement", "self-report",
                    "review-self-report", "final-report", "closing-meeting"));
    private static final List<String> PROCESSES = List.of("procurement", "target-group", "supplier", "supplier");
    private static final int FORMS = PROCESSES.stream().mapToInt(process -> STEPS.get(process).size()).sum();
    /** When the answers fit: the last contract has ended. */
    private static final LocalDate TODAY = LocalDate.of(2028, 11, 1);
    private static final int PEOPLE = Integer.getInteger("benchmark.clients", 4);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 10);
    /** A server runs for weeks, so the compiler's first minutes are left out. */
    private static final int WARM_UP = 30;
    private static final int CASES = Integer.getInteger("benchmark.cases", 20) / PEOPLE;

    private static final int OPEN_CASES = 1000;
    /** A form that is told of by itself: from this number of fields. */
    private static final int MANY_FIELDS = 8;

    private static final Random SHUFFLED = new Random(1);
    private static final AtomicInteger CASE = new AtomicInteger();

    private enum Way {
        NO_FIELDS, PLAIN_VARIABLES, SEAM;

        String of(String process) {
            return process + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Time of completions.
     *
     * @param withManyFields the part of {@code nanos} in forms with many fields
     */
    private record Spent(long nanos, long withManyFields) {

        private static final Spent NOTHING = new Spent(0, 0);

        Spent plus(Spent other) {
            return new Spent(nanos + other.nanos, withManyFields + other.withManyFields);
        }
    }

    @Autowired ProcessEngine engine;
    @Autowired RoutedFields routed;
    @Autowired FormEngine formEngine;
    @Autowired JdbcTemplate jdbc;
    private final Map<String, Map<String, Object>> filledIn = new ConcurrentHashMap<>();

    @Test
    void measure() throws Exception {
        deploy();
        openOtherCases();
        ClockUtil.setCurrentTime(Date.from(TODAY.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant()));
        Map<Way, List<Spent>> rounds = new EnumMap<>(Way.class);
        List.of(Way.values()).forEach(way -> rounds.put(way, new ArrayList<>()));
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Map<Way, Spent> measured = completions();
            if (round >= 0) {
                measured.forEach((way, spent) -> rounds.get(way).add(spent));
            }
        }
        report(rounds);
    }

    private void report(Map<Way, List<Spent>> rounds) {
        List<Integer> fields = PROCESSES.stream().flatMap(process -> STEPS.get(process).stream()).map(step -> asTasklistSends(step).size())
                .toList();
        StringBuilder text = new StringBuilder(String.format("%n%d rounds of %d completions each, %d clients, %d fields in %d forms, %d "
                + "other cases open%n%s, %s %s, %d processors, Java %s, PostgreSQL %s%n%n",
                ROUNDS, PEOPLE * CASES * FORMS, PEOPLE, fields.stream().mapToInt(Integer::intValue).sum(), FORMS, OPEN_CASES, processor(),
                System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), Runtime.version(), jdbc.queryForObject("SHOW server_version", String.class)));
        rounds.forEach((way, spent) -> {
            List<Double> rates = spent.stream().map(round -> PEOPLE * CASES * FORMS / (round.nanos() / 1e9 / PEOPLE)).toList();
            text.append(String.format(Locale.ROOT, "%-16s %6.0f completions/s (median; %.0f to %.0f)%n",
                    way, median(rates), Collections.min(rates), Collections.max(rates)));
        });
        text.append(String.format(Locale.ROOT, "%nSEAM / PLAIN_VARIABLES %.2f (wanted: at least 1.5; a seam that cost nothing: %.2f)%n"
                + "SEAM / NO_FIELDS       %.2f (wanted: at least 0.8)%n"
                + "in the %d forms with %d fields or more: %.2f (%.2f) and %.2f%n(medians of the rounds' ratios)%n",
                ratio(rounds, Way.SEAM, Way.PLAIN_VARIABLES, Spent::nanos), ratio(rounds, Way.NO_FIELDS, Way.PLAIN_VARIABLES, Spent::nanos),
                ratio(rounds, Way.SEAM, Way.NO_FIELDS, Spent::nanos), fields.stream().filter(count -> count >= MANY_FIELDS).count(),
                MANY_FIELDS, ratio(rounds, Way.SEAM, Way.PLAIN_VARIABLES, Spent::withManyFields),
                ratio(rounds, Way.NO_FIELDS, Way.PLAIN_VARIABLES, Spent::withManyFields),
                ratio(rounds, Way.SEAM, Way.NO_FIELDS, Spent::withManyFields)));
        System.out.println(text);
    }

    /** How many times the other way's completions per second the way has. */
    private static double ratio(Map<Way, List<Spent>> rounds, Way way, Way other, ToLongFunction<Spent> nanos) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add((double) nanos.applyAsLong(rounds.get(other).get(round)) / nanos.applyAsLong(rounds.get(way).get(round)));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return DoubleStream.of(sorted[(sorted.length - 1) / 2], sorted[sorted.length / 2]).average().orElseThrow();
    }

    private static String processor() {
        try {
            return Files.lines(Path.of("/proc/cpuinfo")).filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2)).orElse("unknown processor");
        } catch (IOException elsewhere) {
            return "unknown processor";
        }
    }

    private Map<Way, Spent> completions() throws Exception {
        Map<Way, Spent> spent = new EnumMap<>(Way.class);
        List<Way> order = new ArrayList<>(List.of(Way.values()));
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            for (int i = 0; i < CASES; i++) {
                Collections.shuffle(order, SHUFFLED);
                for (Way way : order) {
                    Callable<Spent> work = () -> completeCase(way);
                    for (Future<Spent> done : people.invokeAll(Collections.nCopies(PEOPLE, work))) {
                        spent.merge(way, done.get(), Spent::plus);
                    }
                }
            }
        } finally {
            people.shutdown();
        }
        return spent;
    }

    private Spent completeCase(Way way) {
        String registryNumber = "UPH-" + CASE.incrementAndGet();
        return PROCESSES.stream().map(process -> completeInstance(way, process, registryNumber)).reduce(Spent.NOTHING, Spent::plus);
    }

    private Spent completeInstance(Way way, String process, String registryNumber) {
        Spent spent = Spent.NOTHING;
        String instance = start(way, process, registryNumber);
        engine.getIdentityService().setAuthentication("anna", List.of("procurer", "procurer-fastighet"));
        for (String step : STEPS.get(process)) {
            Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
            Map<String, Object> answers = way == Way.NO_FIELDS ? Map.of() : asTasklistSends(step);
            long before = System.nanoTime();
            engine.getFormService().submitTaskForm(task.getId(), answers);
            long nanos = System.nanoTime() - before;
            spent = spent.plus(new Spent(nanos, asTasklistSends(step).size() < MANY_FIELDS ? 0 : nanos));
        }
        engine.getIdentityService().clearAuthentication();
        return spent;
    }

    private String start(Way way, String process, String registryNumber) {
        return engine.getRuntimeService().startProcessInstanceByKey(way.of(process), registryNumber,
                Map.of("registryNumber", registryNumber, "title", "Städning av skolor", "contractingUnit", "fastighet",
                        "earliestSigningDay", "2026-08-31", "reportIntervalMonths", 3, "candidate1Reference", "K-7F3Q9M",
                        "candidate2Reference", "K-2B8XWA")).getId();
    }

    /** So that the database has as much to look through, and knows it, as where Samspel has been used for a while. */
    private void openOtherCases() {
        for (int i = 0; i < OPEN_CASES; i++) {
            String registryNumber = "UPH-" + CASE.incrementAndGet();
            Way way = Way.values()[i % Way.values().length];
            STEPS.keySet().forEach(process -> start(way, process, registryNumber));
        }
        jdbc.execute("VACUUM ANALYZE");
    }

    /** Every field that the person sees is sent, also one left empty or only to be read; lists come as JSON. */
    private Map<String, Object> asTasklistSends(String step) {
        return filledIn.computeIfAbsent(step, this::fillIn);
    }

    private Map<String, Object> fillIn(String step) {
        try {
            FormSchema form = FormSchemaReader.read(Files.readString(Path.of("forms", step + ".form")));
            Map<String, Object> all = new LinkedHashMap<>();
            for (Field field : form.fields()) {
                if (field.type() == Field.Type.TEXTAREA) {
                    all.put(field.key(), "Ett svar på en eller två meningar, som folk brukar skriva. Inte mer än så.");
                } else if (field.type() == Field.Type.RADIO || field.type() == Field.Type.SELECT && !field.options().isEmpty()) {
                    all.put(field.key(), field.options().get(0).value());
                }
            }
            all.putAll(Answers.to(step));
            Map<String, Object> known = new LinkedHashMap<>(Map.of("supportOfficers", List.of("david"), "matchingOfficers", List.of("elin"),
                    "earliestSigningDay", "2026-08-31", "targetGroupOptions", List.of("YOUTH", "FOREIGN_BORN"),
                    "candidate1Reference", "K-7F3Q9M", "candidate2Reference", "K-2B8XWA", "reportIntervalMonths", 3));
            known.put("targetGroups", Answers.to(step.equals("map-needs") ? "receive-planning" : "formulate-terms").get("targetGroups"));
            Map<String, Object> seen = new FormCheck(form, all, () -> known, formEngine::evaluate,
                    Map.of("today", TODAY.toString(), "currentUser", "anna")).answers();
            Map<String, Object> sent = new LinkedHashMap<>();
            PlainValues.withoutNulls(seen).forEach((key, value) -> sent.put(key, PlainValues.asVariable(value)));
            form.fields().stream().filter(field -> seen.containsKey(field.key()) && seen.get(field.key()) == null
                    && field.hides().isEmpty())
                    .forEach(field -> sent.put(field.key(), leftEmpty(field)));
            form.fields().stream().filter(field -> "true".equals(field.readonly()))
                    .forEach(field -> sent.put(field.key(), PlainValues.asVariable(known.get(field.key()))));
            return sent;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Object leftEmpty(Field field) {
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> "";
            case CHECKLIST, TAGLIST -> PlainValues.asVariable(List.of());
            default -> null;
        };
    }

    private void deploy() throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("benchmark");
        for (Map.Entry<String, List<String>> process : STEPS.entrySet()) {
            Set<String> read = new TreeSet<>(routed.of(engine.getRepositoryService().createProcessDefinitionQuery()
                    .processDefinitionKey(process.getKey()).latestVersion().singleResult().getId()));
            for (Way way : Way.values()) {
                deployment.addString(way.of(process.getKey()) + ".bpmn", diagram(way, process.getKey(), process.getValue(), read));
            }
            for (String step : new TreeSet<>(process.getValue())) {
                deployment.addString(step + ".form", Files.readString(Path.of("forms", step + ".form")));
            }
        }
        deployment.deploy();
    }

    /** @param read the fields that the real diagram reads, so that the seam keeps the same ones as variables here */
    private static String diagram(Way way, String process, List<String> steps, Set<String> read) {
        StringBuilder bpmn = new StringBuilder("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' id='" + way.of(process)
                + "-definitions' targetNamespace='http://samspel.se/benchmark'>"
                + "<process id='" + way.of(process) + "' name='Mätning' isExecutable='true' camunda:historyTimeToLive='P1D'><documentation>"
                + read.stream().map(name -> "${" + name + "}").collect(Collectors.joining(" "))
                + "</documentation><startEvent id='start'/>");
        String previous = "start";
        for (int i = 0; i < steps.size(); i++) {
            String id = steps.get(i) + "-" + i;
            bpmn.append("<userTask id='").append(id).append("' name='").append(id)
                    .append("' camunda:assignee='anna' camunda:candidateGroups='procurer-fastighet'")
                    .append(way == Way.SEAM ? " camunda:formRef='" + steps.get(i) + "' camunda:formRefBinding='deployment'" : "")
                    .append("/>")
                    .append(flow(previous, id));
            previous = id;
        }
        return bpmn.append("<endEvent id='end'/>").append(flow(previous, "end")).append("</process></definitions>").toString();
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id='from-" + from + "' sourceRef='" + from + "' targetRef='" + to + "'/>";
    }
}
