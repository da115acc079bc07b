package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;

/** The probes of {@link ProbeTest}, in the ways that an attacker thinks of and a user never does. Each kind prints how many there were. */
@SamspelTest
class ProbeKindsTest {

    private static final List<String> BASES = List.of("/engine-rest", "/camunda/api/engine/engine/default");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @LocalServerPort int port;
    @Autowired ProcessEngine engine;

    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final List<String> made = new ArrayList<>();
    private ProbedCases cases;
    private String kind;
    private int probes;

    @BeforeEach
    void begin(TestInfo test) {
        cases = ProbedCases.in(engine);
        kind = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void report() {
        made.forEach(engine.getIdentityService()::deleteUser);
        System.out.printf("Probes by %s: %d, answers %s, faults %d%n", kind, probes, answers, faults.size());
        assertThat(faults).isEmpty();
        assertThat(probes).isPositive();
    }

    private HttpResponse<String> ask(Http caller, String who, List<String> secrets, String method, String path, String body) {
        HttpResponse<String> answer = caller.send(method, path, body);
        probes++;
        answers.merge(answer.statusCode(), 1, Integer::sum);
        String what = who + " " + method + " " + path + (body == null ? "" : " " + body) + " -> " + answer.statusCode();
        if (answer.statusCode() >= 500) {
            faults.add(what + " " + answer.body());
        }
        secrets.stream().filter(secret -> answer.body() != null && answer.body().contains(secret) && !(path + body).contains(secret))
                .forEach(secret -> faults.add(what + " LEAKS " + secret));
        return answer;
    }

    private HttpResponse<String> ask(String person, String method, String path, String body) {
        return ask(Http.as(port, person), person, cases.secretsFor(person), method, "/engine-rest" + path, body);
    }

    // ------------------------------------------------------------------------------------------------------ separators

    @Test
    @DisplayName("a separator of any kind, encoded once or twice, in any segment of any operation's path, is no address for anybody")
    void encodedSeparators() {
        List<String> marks = List.of("%2f", "%2F", "%5c", "%0a", "%0D", "%00", "%3b", ";x=1", "%25%32%66", "%e2%80%a8", "%E2%80%A9",
                "%c2%85",
                "%e2%80%8b", "%c0%af", "%7f", "%252f");
        int turn = 0;
        List<String> paths = Operations.all().stream().flatMap(operation -> BASES.stream().map(base -> operation.method() + " " + base
                + operation.template().replaceAll("\\{[^}]*}", "x"))).collect(Collectors.toCollection(ArrayList::new));
        paths.addAll(List.of("GET /camunda/app/tasklist/default", "GET /camunda/api/cockpit/plugin/base/default/incident",
                "GET /actuator/health",
                "POST /camunda/api/admin/auth/user/default/login/tasklist", "GET /api/cases/x/documentation", "GET /inbjudan/x"));
        for (String each : paths) {
            String method = each.substring(0, each.indexOf(' '));
            String[] segments = each.substring(each.indexOf('/') + 1).split("/");
            for (int i = 0; i < segments.length; i++) {
                String mark = marks.get(turn % marks.size());
                String[] changed = segments.clone();
                changed[i] = switch (turn / marks.size() % 3) {
                    case 0 -> segments[i] + mark;
                    case 1 -> mark + segments[i];
                    default -> segments[i] + mark + "y";
                };
                turn++;
                if (i == 2 && segments[0].equals("api") && mark.equalsIgnoreCase("%2f")) {
                    continue; // a registry number's own
                }
                String person = ProbedCases.PEOPLE.get(turn % ProbedCases.PEOPLE.size());
                String path = "/" + String.join("/", changed);
                int status = ask(Http.as(port, person), person, cases.secretsFor(person), method, path, null).statusCode();
                if (status != 400) {
                    faults.add(person + " " + method + " " + path + " -> " + status + " is taken for an address");
                }
            }
        }
        assertThat(probes).isGreaterThan(2_000);
    }

    // --------------------------------------------------------------------------------------------------- two addresses

    @Test
    @DisplayName("who guesses from one address shuts nobody out at another, and gains nothing by naming another in a header")
    void twoSourceAddresses() throws IOException {
        String attacker = "127.0.0.66";
        // an account of its own: a password that has just been right is remembered for a minute
        String guessed = "probe-two-addresses";
        User user = engine.getIdentityService().newUser(guessed);
        user.setPassword(Http.PASSWORD);
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().createMembership(guessed, "decision-maker");
        made.add(guessed);
        for (int i = 0; i < 12; i++) {
            assertThat(from(attacker, guessed, "fel-" + i)).as("guess %d", i).isIn(401, 429);
        }
        assertThat(from(attacker, guessed, Http.PASSWORD)).as("the right one from where it was guessed").isIn(401, 429);
        for (String header : List.of("X-Forwarded-For: 192.0.2.7", "X-Forwarded-For: 10.0.0.7, 192.0.2.8", "Forwarded: for=192.0.2.9",
                "X-Real-IP: 192.0.2.10", "X-Client-IP: 127.0.0.1", "True-Client-IP: 127.0.0.1")) {
            assertThat(from(attacker, guessed, Http.PASSWORD, header)).as(header).isIn(401, 429);
        }
        assertThat(from("127.0.0.1", guessed, Http.PASSWORD)).as("from elsewhere").isEqualTo(200);
        assertThat(from("127.0.0.67", guessed, Http.PASSWORD)).as("from a third address").isEqualTo(200);
        assertThat(from("127.0.0.67", guessed, "fel")).as("a wrong one, though the right one has just been seen").isEqualTo(401);
        assertThat(from(attacker, "elin", Http.PASSWORD)).as("another account from there").isEqualTo(200);
    }

    private int from(String address, String user, String password, String... headers) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(("GET /engine-rest/task/count HTTP/1.1\r\nHost: localhost\r\nConnection: "
                    + "close\r\nAuthorization: Basic " + credentials
                    + "\r\n" + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            probes++;
            int status = Integer.parseInt(answer.split(" ")[1]);
            answers.merge(status, 1, Integer::sum);
            return status;
        }
    }

    // ---------------------------------------------------------------------------------------------------- mixed groups

    @Test
    @DisplayName("who is of two kinds sees no more than each of them would, and whoever is of a company is a supplier first of all")
    void mixedGroups() {
        Map<String, List<String>> mixes = new LinkedHashMap<>();
        for (String pair : List.of("anna bengt", "anna cecilia", "bengt elin", "cecilia ingrid", "elin ingrid", "ingrid admin",
                "bengt admin", "anna gustav",
                "elin hanna", "david gustav", "ingrid hanna", "admin gustav", "gustav hanna")) {
            mixes.put(pair, List.of(pair.split(" ")));
        }
        List<Operations.Operation> reading = Operations.all().stream().filter(operation -> operation.reads() && !operation.template()
                .contains("{")
                && !operation.method().equals("OPTIONS")).toList();
        int number = 0;
        for (Map.Entry<String, List<String>> mix : mixes.entrySet()) {
            Set<String> groups = new LinkedHashSet<>();
            mix.getValue().forEach(person -> groups.addAll(groupsOf(person)));
            probeAs("mixed-" + number++, mix.getKey(), groups, secrets(mix.getValue()), reading);
        }
        probeAs("mixed-" + number++, "the company's group alone", Set.of("supplier-5566778899"), cases.secretsFor("gustav"), reading);
        probeAs("mixed-" + number++, "a company and an administrator's group", Set.of("supplier-5566778899", "camunda-admin"),
                secrets(List.of("gustav", "admin")), reading);
        probeAs("mixed-" + number, "suppliers' group without a company", Set.of("supplier"),
                Stream.concat(cases.secretsFor("gustav").stream(), cases.secretsFor("hanna").stream()).distinct().toList(), reading);
    }

    private void probeAs(String id, String mix, Set<String> groups, List<String> secrets, List<Operations.Operation> reading) {
        User user = engine.getIdentityService().newUser(id);
        user.setPassword(Http.PASSWORD);
        engine.getIdentityService().saveUser(user);
        made.add(id);
        groups.forEach(group -> engine.getIdentityService().createMembership(id, group));
        boolean isSupplier = groups.stream().anyMatch(group -> group.startsWith("supplier"));
        Http caller = Http.as(port, id);
        for (Operations.Operation operation : reading) {
            String path = "/engine-rest" + operation.template();
            HttpResponse<String> answer = ask(caller, mix, secrets, operation.method(), path, operation.method().equals("POST") ? "{}"
                    : null);
            if (isSupplier && answer.statusCode() < 400 && !operation.template().matches(
                    "/|/(engine|filter|task|process-definition|history/user-operation|group)(/count)?|/identity/groups")) {
                faults.add(mix + " " + operation.method() + " " + path + " -> " + answer.statusCode() + ": not for a supplier");
            }
        }
    }

    private List<String> groupsOf(String person) {
        return engine.getIdentityService().createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList();
    }

    /** What each of them must not read, neither must they together. */
    private List<String> secrets(List<String> people) {
        Set<String> all = new TreeSet<>(cases.secretsFor(people.get(0)));
        people.forEach(person -> all.retainAll(cases.secretsFor(person)));
        return List.copyOf(all);
    }

    // -------------------------------------------------------------------------------------------------- nested queries

    @Test
    @DisplayName("a condition on what one may not read tells nothing, at whatever depth of a query it stands: true or false, it is "
            + "answered alike")
    void nestedQueries() {
        String filter = engine.getFilterService().createFilterQuery().filterName("Att göra").singleResult().getId();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("/task", List.of("processVariables", "taskVariables", "caseInstanceVariables"));
        fields.put("/filter/" + filter + "/list", List.of("processVariables", "taskVariables"));
        fields.put("/history/task", List.of("processVariables", "taskVariables"));
        fields.put("/process-instance", List.of("variables"));
        fields.put("/history/process-instance", List.of("variables"));
        fields.put("/execution", List.of("variables", "processVariables"));
        fields.put("/external-task", List.of("processVariables"));
        fields.put("/variable-instance", List.of("variableValues"));
        fields.put("/history/variable-instance", List.of("variableValues"));
        for (String person : List.of("anna", "elin", "gustav", "ingrid")) {
            fields.forEach((path, names) -> {
                for (String name : names) {
                    for (int depth = 0; depth < 3; depth++) {
                        for (String ask : path.endsWith("/list") ? List.of(path, path.replace("/list", "/count")) : List.of(path, path
                                + "/count")) {
                            HttpResponse<String> is = ask(person, "POST", ask, nested(condition(name, "EMPLOYMENT"), depth));
                            HttpResponse<String> isNot = ask(person, "POST", ask, nested(condition(name, "FINNS-INTE"), depth));
                            if (is.statusCode() != isNot.statusCode() || is.statusCode() < 400 && !is.body().equals(isNot.body())) {
                                faults.add(person + " " + ask + " " + name + " at depth " + depth + ": " + is.body() + " or "
                                        + isNot.body());
                            }
                        }
                    }
                }
            });
            for (int depth = 0; depth < 3; depth++) {
                for (String ask : List.of("/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
                    int status = ask(person, "POST", ask,
                            nested("\"taskDefinitionKey\":\"x\",\"assigneeExpression\":\"${1}\",\"createdAfterExpression\":\"${x.y}\"",
                            depth)).statusCode();
                    if (status < 400) {
                        faults.add(person + " " + ask + ": an expression at depth " + depth + " -> " + status);
                    }
                }
            }
        }
    }

    private static String condition(String field, String value) {
        return "\"" + field + "\":[{\"name\":\"requirement\",\"operator\":\"eq\",\"value\":\"" + value + "\"}]";
    }

    private static String nested(String condition, int depth) {
        return depth == 0 ? "{" + condition + "}" : "{\"orQueries\":[" + nested(condition, depth - 1) + "]}";
    }

    // ------------------------------------------------------------------------------------------- oracles by count and sort

    @Test
    @DisplayName("a count tells of no more than the list, and what is somebody else's is counted like what is not there")
    void oraclesByCount() {
        List<String> lists = List.of("/task", "/process-instance", "/execution", "/job", "/incident", "/job-definition",
                "/event-subscription",
                "/external-task", "/variable-instance", "/user", "/group", "/deployment", "/filter", "/process-definition",
                        "/decision-definition",
                "/history/task", "/history/process-instance", "/history/activity-instance", "/history/variable-instance", "/history/detail",
                "/history/user-operation", "/history/job-log", "/history/incident", "/history/decision-instance",
                        "/history/identity-link-log",
                "/authorization", "/batch", "/history/batch", "/history/external-task-log");
        for (String person : ProbedCases.PEOPLE) {
            for (String list : lists) {
                HttpResponse<String> rows = ask(person, "GET", list, null);
                HttpResponse<String> count = ask(person, "GET", list + "/count", null);
                if (count.statusCode() < 400 && (rows.statusCode() >= 400 || !count.body().equals("{\"count\":" + size(rows.body())
                        + "}"))) {
                    faults.add(person + " " + list + "/count " + count.body() + ", but " + size(rows.body()) + " are listed");
                }
            }
        }
        Map<String, List<String>> others = new LinkedHashMap<>();
        List<String> ofCase1 = List.of(cases.instance(engine, "procurement", cases.case1()), cases.instance(engine, "target-group",
                cases.case1()));
        List<String> ofContracts = List.of(cases.instance(engine, "supplier", cases.case1() + "/1"), cases.instance(engine, "supplier",
                cases.case1() + "/2"));
        String ofCase2 = cases.instance(engine, "procurement", cases.case2());
        others.put("bengt", Stream.of(ofCase1, ofContracts, List.of(cases.case1(), cases.case1() + "/1")).flatMap(List::stream).toList());
        others.put("gustav", Stream.of(ofCase1, List.of(ofContracts.get(1), ofCase2, cases.case2(), cases.case1() + "/2"))
                .flatMap(List::stream).toList());
        others.put("hanna", Stream.of(ofCase1, List.of(ofContracts.get(0), ofCase2, cases.case2(), cases.case1() + "/1"))
                .flatMap(List::stream).toList());
        others.put("elin", List.of(ofCase2, cases.case2()));
        List<String> questions = List.of("/task/count?processInstanceId=", "/task/count?processInstanceBusinessKey=",
                "/process-instance/count?processInstanceIds=",
                "/process-instance/count?businessKey=", "/execution/count?processInstanceId=", "/job/count?processInstanceId=",
                "/incident/count?processInstanceId=", "/event-subscription/count?processInstanceId=",
                        "/external-task/count?processInstanceId=",
                "/variable-instance/count?processInstanceIdIn=", "/history/task/count?processInstanceId=",
                        "/history/process-instance/count?processInstanceId=",
                "/history/process-instance/count?processInstanceBusinessKey=", "/history/activity-instance/count?processInstanceId=",
                "/history/variable-instance/count?processInstanceId=", "/history/detail/count?processInstanceId=",
                        "/history/user-operation/count?processInstanceId=",
                "/history/job-log/count?processInstanceId=", "/history/incident/count?processInstanceId=",
                        "/history/decision-instance/count?processInstanceId=",
                "/history/task/count?processInstanceBusinessKey=", "/process-instance/count?superProcessInstance=");
        others.forEach((person, secrets) -> secrets.forEach(secret -> questions.forEach(question -> alike(person, question, secret,
                "finns-inte"))));
        for (String person : List.of("gustav", "anna", "cecilia", "elin")) {
            for (String question : List.of("/user/count?id=", "/user/count?firstName=", "/user?id=", "/group/count?member=",
                    "/history/user-operation/count?userId=",
                    "/task/count?assignee=", "/history/task/count?taskAssignee=", "/history/activity-instance/count?taskAssignee=",
                    "/history/process-instance/count?startedBy=", "/authorization/count?userIdIn=")) {
                alike(person, question, "hanna", "finns-inte");
            }
        }
        for (String question : List.of("/group/count?id=", "/group?id=", "/task/count?candidateGroup=", "/user/count?memberOfGroup=",
                "/authorization/count?groupIdIn=")) {
            alike("gustav", question, "supplier-5599001129", "supplier-0000000000");
        }
    }

    private void alike(String person, String question, String secret, String nothing) {
        HttpResponse<String> ofSecret = ask(person, "GET", question + secret, null);
        HttpResponse<String> ofNothing = ask(person, "GET", question + nothing, null);
        if (ofSecret.statusCode() != ofNothing.statusCode()
                || ofSecret.statusCode() < 400 && !ofSecret.body().replace(secret, "").equals(ofNothing.body().replace(nothing, ""))) {
            faults.add(person + " " + question + secret + " -> " + ofSecret.body() + ", and of nothing " + ofNothing.body());
        }
    }

    private static int size(String json) {
        try {
            return JSON.readTree(json).size();
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(json, unreadable);
        }
    }

    @Test
    @DisplayName("an order shows no row more, and orders nothing by what one may not read")
    void oraclesBySort() {
        Map<String, List<String>> orders = new LinkedHashMap<>();
        orders.put("/task", List.of("instanceId", "caseInstanceId", "dueDate", "followUpDate", "executionId", "assignee", "created",
                "description", "id", "name",
                "nameCaseInsensitive", "priority", "lastUpdated", "tenantId"));
        orders.put("/process-instance", List.of("instanceId", "definitionKey", "definitionId", "businessKey", "tenantId"));
        orders.put("/execution", List.of("instanceId", "definitionKey", "definitionId"));
        orders.put("/job", List.of("jobId", "executionId", "processInstanceId", "processDefinitionId", "processDefinitionKey",
                "jobPriority", "jobRetries",
                "jobDueDate"));
        orders.put("/incident", List.of("incidentId", "incidentType", "activityId", "processInstanceId", "configuration",
                "incidentMessage"));
        orders.put("/user", List.of("userId", "firstName", "lastName", "email"));
        orders.put("/group", List.of("id", "name", "type"));
        orders.put("/variable-instance", List.of("variableName", "variableType", "activityInstanceId"));
        orders.put("/history/task", List.of("taskId", "processInstanceId", "duration", "endTime", "startTime", "taskName", "assignee",
                "owner", "dueDate"));
        orders.put("/history/process-instance", List.of("instanceId", "definitionId", "businessKey", "startTime", "endTime", "duration"));
        orders.put("/history/user-operation", List.of("timestamp"));
        orders.put("/history/variable-instance", List.of("instanceId", "variableName"));
        for (String person : ProbedCases.PEOPLE) {
            orders.forEach((path, keys) -> {
                HttpResponse<String> plain = ask(person, "GET", path, null);
                for (String key : keys) {
                    for (String order : List.of("asc", "desc")) {
                        HttpResponse<String> sorted = ask(person, "GET", path + "?sortBy=" + key + "&sortOrder=" + order, null);
                        if (plain.statusCode() < 400 != sorted.statusCode() < 400 || sorted.statusCode() < 400 && !ids(plain)
                                .equals(ids(sorted))) {
                            faults.add(person + " " + path + " by " + key + " -> " + sorted.statusCode() + " " + sorted.body());
                        }
                    }
                }
            });
            if (person.equals("david")) {
                continue;
            }
            for (String of : List.of("processVariable", "executionVariable", "taskVariable", "caseExecutionVariable",
                    "caseInstanceVariable")) {
                for (String name : List.of("requirement", "candidateReference", "supplierId")) {
                    int status = ask(person, "POST", "/task", "{\"sorting\":[{\"sortBy\":\"" + of
                            + "\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"" + name
                            + "\",\"type\":\"String\"}}]}").statusCode();
                    if (status < 400) {
                        faults.add(person + " sorts by " + of + " " + name + " -> " + status);
                    }
                }
            }
        }
    }

    private static Set<String> ids(HttpResponse<String> answer) {
        return ID.matcher(answer.body()).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
