package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import se.samspel.archive.PlainValues;
import se.samspel.archive.Submission;

/**
 * Throws well over ten thousand generated submissions at the running server, at every form of the product and one with every
 * kind of field, by every way in. The same seed gives the same submissions.
 */
class SubmissionFuzzTest extends FormsIntegration {

    private static final long SEED = Long.getLong("fuzz.seed", 12_14L);
    private static final int SUBMISSIONS = Integer.getInteger("fuzz.submissions", 10_400);
    private static final int SENDERS = 2;
    private static final String PROCESS = "seam-fuzz";
    private static final String[] WAYS = {"submit-form", "submit-form", "complete", "complete", "resolve"};

    /** A refusal is a Swedish sentence or several, and says nothing of our insides. */
    private static final String SENTENCES = "(?s)\\p{Lu}.*|”.*";
    private static final List<String> INSIDES = List.of("xception", "camunda", "java.", "\tat ", "jackson", "Cannot ", "stackTrace");

    private final Map<String, JsonNode> forms = new TreeMap<>();

    @Test
    void nothingBreaks_andNothingIsStoredThatItsFormForbids() throws Exception {
        deployFuzz();
        String known = archiveSize();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<Tally>> tallies = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                Random random = new Random(SEED + sender);
                String instance = runtime.startProcessInstanceByKey(PROCESS, "FUZZ-" + sender, answers("registryNumber", "FUZZ-" + sender,
                        "title", "Slumpvis", "contractingUnit", "fastighet")).getId();
                tallies.add(senders.submit(() -> new Sender(random, instance).send(SUBMISSIONS / SENDERS)));
            }
            Map<Integer, Integer> statuses = new TreeMap<>();
            List<String> bad = new ArrayList<>();
            List<String> instances = new ArrayList<>();
            for (Future<Tally> tally : tallies) {
                tally.get().statuses().forEach((status, times) -> statuses.merge(status, times, Integer::sum));
                bad.addAll(tally.get().bad());
                instances.add(tally.get().instance());
            }
            System.out.println("Submissions by status: " + statuses + ", seed " + SEED);
            assertThat(bad).isEmpty();
            assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(10_000);
            assertThat(statuses.keySet()).isSubsetOf(200, 204, 400, 413, 415);
            assertThat(statuses.get(204)).as("some are good, or the test would prove little").isGreaterThan(500);
            instances.forEach(this::holdsOnlyWhatIsAllowed);
        } finally {
            senders.shutdownNow();
        }
        assertThat(archiveSize()).isNotEqualTo(known);
    }

    private String archiveSize() {
        return jdbc.queryForObject("SELECT count(*)::text FROM submission", String.class);
    }

    // what is stored, judged by the file and not by the module that is tested

    private void holdsOnlyWhatIsAllowed(String instance) {
        // What a form asks of one candidate says which candidate the steps after it are about.
        assertThat(runtime.getVariables(instance)).containsKeys("registryNumber", "title", "contractingUnit");
        assertThat(runtime.getVariables(instance).keySet()).isSubsetOf("registryNumber", "title", "contractingUnit", "candidateReference");
        List<Submission> stored = archive.ofInstance(instance);
        assertThat(stored).extracting(Submission::step).containsAll(Set.of("fuzz"));
        for (Submission submission : stored) {
            List<JsonNode> fields = new ArrayList<>();
            collect(forms.get(submission.step()).path("components"), fields);
            Map<String, JsonNode> byKey = fields.stream().collect(Collectors.toMap(field -> field.path("key").asText(), field -> field));
            assertThat(submission.answers().keySet()).as(submission.step()).isSubsetOf(byKey.keySet());
            submission.answers().forEach((key, value) -> assertThat(isAllowed(byKey.get(key), value))
                    .as("%s in %s holds %s", key, submission.step(), value).isTrue());
            byKey.forEach((key, field) -> {
                if (field.at("/validate/required").asBoolean() && !field.has("conditional") && !field.has("inConditional")) {
                    assertThat(submission.answers()).as(submission.step()).containsKey(key);
                }
            });
        }
    }

    private static void collect(JsonNode components, List<JsonNode> fields) {
        for (JsonNode component : components) {
            if (component.path("type").asText().equals("group")) {
                if (component.has("conditional")) {
                    component.path("components").forEach(inner -> ((com.fasterxml.jackson.databind.node.ObjectNode) inner)
                            .put("inConditional", true));
                }
                collect(component.path("components"), fields);
            } else if (component.has("key") && !component.path("readonly").asBoolean()) {
                fields.add(component);
            }
        }
    }

    private static boolean isAllowed(JsonNode field, Object value) {
        JsonNode rules = field.path("validate");
        return switch (field.path("type").asText()) {
            case "textfield", "textarea" -> value instanceof String text && !text.isBlank()
                    && text.length() <= rules.path("maxLength").asInt(4000)
                    && text.length() >= rules.path("minLength").asInt(0) && text.indexOf('\0') < 0 && !text.contains("9001189811")
                    && !text.contains("900118-9811")
                    && (!rules.hasNonNull("pattern") || text.matches(".*(?:" + rules.path("pattern").asText() + ").*"));
            case "number" -> value instanceof Number number && number.doubleValue() >= rules.path("min").asDouble(-9.1e15)
                    && number.doubleValue() <= rules.path("max").asDouble(9.1e15);
            case "checkbox" -> value instanceof Boolean ticked && (ticked || !rules.path("required").asBoolean());
            case "radio", "select" -> !field.has("values") || options(field).contains(value);
            case "checklist", "taglist" -> value instanceof List<?> list && (!field.has("values") || options(field).containsAll(list))
                    && list.stream().distinct().count() == list.size();
            case "datetime" -> value instanceof String text && (field.path("subtype").asText().equals("time") ? text.matches("[0-9:Z+-]+")
                    : text.substring(0, 4).matches("19\\d\\d|2[01]\\d\\d"));
            case "expression" -> true;
            default -> false;
        };
    }

    private static List<Object> options(JsonNode field) {
        List<Object> options = new ArrayList<>();
        field.path("values").forEach(option -> options.add(JSON.convertValue(option.path("value"), Object.class)));
        return options;
    }

    // what is sent

    private record Tally(String instance, Map<Integer, Integer> statuses, List<String> bad) {
    }

    private final class Sender {

        private final Random random;
        private final String instance;
        private final HttpClient http = HttpClient.newHttpClient();
        private final List<String> steps = List.copyOf(forms.keySet());
        private final Map<String, String> tasksOfSteps = new LinkedHashMap<>();
        private final Tally tally;

        Sender(Random random, String instance) {
            this.random = random;
            this.instance = instance;
            this.tally = new Tally(instance, new TreeMap<>(), new ArrayList<>());
        }

        Tally send(int times) throws Exception {
            for (int i = 0; i < times; i++) {
                String step = random.nextInt(4) == 0 ? "fuzz" : pick(steps);
                String task = tasksOfSteps.computeIfAbsent(step, this::openTask);
                String way = WAYS[random.nextInt(WAYS.length)];
                String body = random.nextInt(20) == 0 ? brokenBody() : JSON.writeValueAsString(submission(forms.get(step)));
                if (random.nextInt(200) == 0) {
                    body = "{\"variables\":{\"" + (random.nextBoolean() ? "title" : "extra") + "\":{\"value\":" + deep(random.nextInt(3000))
                            + "}}}";
                }
                HttpResponse<String> answer = post(task, way, body);
                tally.statuses().merge(answer.statusCode(), 1, Integer::sum);
                if (answer.statusCode() < 300) {
                    if (way.equals("resolve")) {
                        continue;
                    }
                    tasksOfSteps.remove(step);
                } else if (!isPlain(answer)) {
                    tally.bad().add(answer.statusCode() + " " + way + " " + step + ": " + shortened(answer.body()) + "\n  for "
                            + shortened(body));
                    if (tally.bad().size() > 15) {
                        break;
                    }
                }
            }
            return tally;
        }

        private String openTask(String step) {
            List<Task> open = tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey("step-" + step).list();
            return open.get(0).getId();
        }

        private boolean isPlain(HttpResponse<String> answer) throws IOException {
            if (answer.statusCode() >= 500 || INSIDES.stream().anyMatch(answer.body()::contains)) {
                return false;
            }
            return answer.body().startsWith("{") && JSON.readTree(answer.body()).path("message").asText().matches(SENTENCES);
        }

        private HttpResponse<String> post(String task, String way, String body) throws Exception {
            String credentials = Base64.getEncoder().encodeToString("tester:sommaren-i-dalarna".getBytes(StandardCharsets.UTF_8));
            return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task/" + task + "/" + way))
                    .header("Authorization", "Basic " + credentials).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        }

        private Map<String, Object> submission(JsonNode form) {
            List<JsonNode> fields = new ArrayList<>();
            collect(form.path("components"), fields);
            int hostility = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(40);
            Map<String, Object> variables = new LinkedHashMap<>();
            for (JsonNode field : fields) {
                boolean hostile = random.nextInt(100) < hostility;
                if (hostile || !field.path("type").asText().equals("expression") && random.nextInt(12) > 0) {
                    variables.put(field.path("key").asText(), hostile ? hostile() : typed(valid(field)));
                }
            }
            if (hostility > 0 && random.nextInt(6) == 0) {
                variables.put(pick(List.of("unknown", "execution", "task", "${x}", "__proto__", "registryNumber", "contractId", "a\0b",
                        "ö".repeat(5000), "processInstanceId", "procurer", "")), hostile());
            }
            return Map.of("variables", variables);
        }

        private Object valid(JsonNode field) {
            JsonNode rules = field.path("validate");
            return switch (field.path("type").asText()) {
                case "textfield", "textarea" -> rules.hasNonNull("pattern") ? pick(List.of("K-7F3Q9M", "UPH-2026-0123", "90919300", "ABC"))
                        : rules.path("validationType").asText().equals("email") ? "a@example.se"
                        : cut(pick(List.of("Ett svar", "åäö ÅÄÖ é 日本 😀", "${execution.id}", "=1+1", "{{title}}", "a".repeat(300))),
                                rules.path("maxLength").asInt(4000));
                case "number" -> rules.path("min").asInt(0) + random.nextInt(3);
                case "checkbox" -> rules.path("required").asBoolean() || random.nextBoolean();
                case "radio", "select" -> field.has("values") ? pick(options(field)) : pick(List.of("fastighet", "elin", "david", "YOUTH",
                        "u1"));
                case "checklist", "taglist" -> field.has("values") ? options(field).subList(0, 1) : List.of("YOUTH");
                case "datetime" -> switch (field.path("subtype").asText()) {
                    case "time" -> "13:30";
                    case "datetime" -> "2026-09-01T13:30";
                    default -> LocalDate.of(2026, 11, 1).plusDays(random.nextInt(60) - 30).toString();
                };
                default -> null;
            };
        }

        private Map<String, Object> typed(Object value) {
            return value instanceof List<?> list ? typed(PlainValues.toJson(list), "Json") : typed(value, random.nextInt(5) > 0
                    ? null : typeOf(value));
        }

        private Map<String, Object> typed(Object value, String type) {
            Map<String, Object> typed = new LinkedHashMap<>();
            typed.put("value", value);
            if (type != null) {
                typed.put("type", type);
            }
            return typed;
        }

        private static String typeOf(Object value) {
            return value instanceof Boolean ? "Boolean" : value instanceof Number ? "Integer" : "String";
        }

        private Object hostile() {
            return switch (random.nextInt(12)) {
                case 0 -> typed(pick(nasty()), pick(List.of("Banana", "", "null", "Object", "File", "Bytes", "Xml", "Json", "Date", "Null",
                        "Short", "Long", "Double", "Number", "json", "${x}", "Integer", "Boolean")));
                case 1 -> typed(deepValue(random.nextInt(200)), null);
                case 2 -> Map.of("value", "rO0ABXNyABdqYXZhLnV0aWwuUHJpb3JpdHlRdWV1ZQ==", "type", "Object", "valueInfo",
                        Map.of("objectTypeName", "java.util.PriorityQueue", "serializationDataFormat",
                                "application/x-java-serialized-object"));
                case 3 -> Map.of("value", "hej", "type", "File", "valueInfo", random.nextBoolean()
                        ? Map.of("filename", "a.txt") : Map.of());
                case 4 -> typed(pick(List.of("{", "[[[", "[1,2,{\"a\":null}]", "\"text\"", "[".repeat(3000), "null", "{\"value\":1}")),
                        "Json");
                case 5 -> typed(random.doubles(random.nextInt(1200)).boxed().toList(), null);
                case 6 -> Map.of("valueInfo", Map.of("transient", true), "value", "smyg");
                case 7 -> typed("x".repeat(4000 + random.nextInt(20_000)), null);
                default -> typed(pick(nasty()), null);
            };
        }

        private List<Object> nasty() {
            List<Object> nasty = new ArrayList<>(List.of("${execution.setVariable('x', 1)}", "#{1+1}", "=registryNumberIsFree(\"x\")",
                    "\" or true or \"", "'; DROP TABLE submission; --", "<script>alert(1)</script>", "a\u0000b", "\uD800", "\uFFFF",
                    "\u202Etxet", "19900118-9811", "900118 9811",
                    "9001189811 mitt i text", 199001189811L, "2026-02-30", "0000-00-00", "+999999999-12-31", "9999-12-31", "1e400", "NaN",
                    "Infinity", Double.MAX_VALUE, Double.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -1, 0.1 + 0.2, "true", true, false));
            nasty.add(new java.math.BigInteger("9".repeat(200)));
            nasty.add(new java.math.BigDecimal("1e-300"));
            nasty.add(Map.of("value", Map.of("value", 1)));
            nasty.add(List.of(List.of(), Map.of(), "a"));
            nasty.add(null);
            nasty.add("");
            nasty.add(random.ints(random.nextInt(200), 1, 0x3000).mapToObj(Character::toString).collect(Collectors.joining()));
            return nasty;
        }

        private Object deepValue(int depth) {
            Object value = "botten";
            for (int i = 0; i < depth; i++) {
                value = i % 2 == 0 ? List.of(value) : Map.of("a", value);
            }
            return value;
        }

        private String deep(int depth) {
            return "[".repeat(depth) + "]".repeat(depth);
        }

        private String brokenBody() {
            return pick(List.of("", "{", "[]", "null", "42", "\"variables\"", "{\"variables\":", "{\"variables\":[]}", "{\"variables\":42}",
                    "{\"variables\":{\"title\":42}}", "{\"variables\":{\"title\":[]}}", "{\"variables\":{\"title\":null}}",
                    "{\"variables\":null}", "{\"unknown\":{}}", "{\"variables\":{\"title\":{\"unknown\":1}}}",
                    "{\"variables\":{\"title\":{\"value\":1,\"type\":{}}}}",
                    "{\"variables\":{\"title\":{\"value\":1,\"valueInfo\":\"x\"}}}", "{\"withVariablesInReturn\":\"kanske\"}",
                    "{'variables':{}}", "{\"variables\":{\"title\":{\"value\":NaN}}}", "{\"variables\":{\"title\":{\"value\":1"
                    + "0".repeat(2000) + "}}}", "\u0000", "<xml/>",
                    "{\"variables\":{\"title\":{\"value\":\"\\ud800\"}}}", "{\"variables\":{\"title\":{\"value\":1e999999999}}}",
                    deep(5000), "{\"a\":".repeat(5000)));
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private static String cut(String text, int longest) {
            return text.length() <= longest ? text : text.substring(0, longest);
        }

        private static String shortened(String text) {
            return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
        }
    }

    /** One user task for each form, each open again as soon as it is completed. */
    private void deployFuzz() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".form")).sorted().toList()) {
                forms.put(file.getFileName().toString().replace(".form", ""), JSON.readTree(Files.readString(file)));
            }
        }
        forms.put("fuzz", JSON.readTree(file("fuzz.form")));
        var deployment = repository.createDeployment().name(PROCESS);
        StringBuilder bpmn = new StringBuilder("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' "
                + "xmlns:camunda='http://camunda.org/schema/1.0/bpmn'"
                + " id='fuzz-definitions' targetNamespace='http://samspel.se/test'><process id='" + PROCESS
                + "' name='Slump' isExecutable='true' camunda:historyTimeToLive='P1D'><startEvent id='start'/><parallelGateway "
                + "id='all'/><sequenceFlow id='to-all' sourceRef='start' targetRef='all'/>");
        for (Map.Entry<String, JsonNode> form : forms.entrySet()) {
            String step = "step-" + form.getKey();
            deployment.addString(form.getKey() + ".form", form.getValue().toString());
            bpmn.append("<userTask id='").append(step).append("' camunda:formRef='").append(form.getKey())
                    .append("' camunda:formRefBinding='deployment'/>")
                    .append("<sequenceFlow id='to-").append(step).append("' sourceRef='all' targetRef='").append(step).append("'/>")
                    .append("<sequenceFlow id='again-").append(step).append("' sourceRef='").append(step).append("' targetRef='")
                    .append(step).append("'/>");
        }
        deployment.addString(PROCESS + ".bpmn", bpmn.append("</process></definitions>").toString()).deploy();
    }
}
