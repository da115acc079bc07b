package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;
import se.samspel.access.PermissionTable;
import se.samspel.access.Role;

/**
 * Every role, and nobody, tries every operation of the engine's REST API and of the web apps' on their own objects, the other
 * supplier's, the other unit's and on what does not exist. Nothing breaks, nothing leaks, nothing changes that the table of
 * rights does not allow.
 */
@SamspelTest
class ProbeTest {

    private static final List<String> PEOPLE = ProbedCases.PEOPLE;
    private static final List<String> SUPPLIERS = List.of("gustav", "hanna");
    private static final String NOTHING = "finns-inte";

    /** What a person who may do something with a task may do; the rest is nobody's. */
    private static final Pattern TASK_WORK = Pattern.compile("/task/\\{id}(/(claim|unclaim|complete|submit-form|resolve|delegate|assignee|"
            + "comment/create|bpmnError|bpmnEscalation))?");
    private static final Pattern RETRIES = Pattern.compile("/(job|job-definition)(/\\{id})?/retries");

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;
    @Autowired
    JdbcTemplate jdbc;

    private ProbedCases cases;
    private String case1;
    private String case2;
    private final Map<String, Set<String>> readableTasks = new LinkedHashMap<>();
    private final Map<String, List<String>> objects = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private int probes;

    @BeforeEach
    void twoSuppliersAndAnotherUnit() {
        cases = ProbedCases.in(engine);
        case1 = cases.case1();
        case2 = cases.case2();
        findObjects();
    }

    private String instance(String process, String key) {
        return cases.instance(engine, process, key);
    }

    /** One of each kind that the two suppliers, the two units and the labour-market side have, and one that does not exist. */
    private void findObjects() {
        List<String> instances = List.of(instance("supplier", case1 + "/1"), instance("supplier", case1 + "/2"),
                instance("procurement", case1), instance("target-group", case1), instance("procurement", case2));
        objects.put("process-instance", with(instances.stream()));
        objects.put("execution", with(instances.stream()));
        objects.put("task", with(instances.stream().flatMap(id -> engine.getTaskService().createTaskQuery().processInstanceId(id).list()
                .stream()).map(Task::getId)));
        objects.put("process-definition", with(instances.stream().limit(4).map(id -> engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceId(id).singleResult().getProcessDefinitionId())));
        objects.put("variable-instance", with(instances.stream().flatMap(id -> engine.getRuntimeService().createVariableInstanceQuery()
                .processInstanceIdIn(id).list().stream().limit(1)).map(variable -> variable.getId())));
        objects.put("activity-instance", with(instances.stream().flatMap(id -> engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(id).list().stream().limit(1)).map(activity -> activity.getId())));
        objects.put("job", with(instances.stream().flatMap(id -> engine.getManagementService().createJobQuery().processInstanceId(id).list()
                .stream().limit(1))
                .map(job -> job.getId())));
        objects.put("event-subscription", with(instances.stream().flatMap(id -> engine.getRuntimeService().createEventSubscriptionQuery()
                .processInstanceId(id).list().stream().limit(1)).map(waiting -> waiting.getId())));
        objects.put("job-definition", with(engine.getManagementService().createJobDefinitionQuery().list().stream().limit(1)
                .map(job -> job.getId())));
        objects.put("deployment", with(engine.getRepositoryService().createDeploymentQuery().list().stream().limit(1)
                .map(deployment -> deployment.getId())));
        objects.put("decision-definition", with(engine.getRepositoryService().createDecisionDefinitionQuery().latestVersion().list()
                .stream()
                .limit(1).map(decision -> decision.getId())));
        objects.put("decision-instance", with(engine.getHistoryService().createHistoricDecisionInstanceQuery().list().stream().limit(1)
                .map(decision -> decision.getId())));
        objects.put("user", with(Stream.of("hanna", "gustav", "elin")));
        objects.put("group", with(Stream.of("supplier-5599001129", "supplier", "camunda-admin")));
        objects.put("filter", with(engine.getFilterService().createFilterQuery().list().stream().limit(2).map(filter -> filter.getId())));
        objects.put("authorization", with(engine.getAuthorizationService().createAuthorizationQuery().list().stream().limit(1)
                .map(right -> right.getId())));
        objects.put("key", with(Stream.of("procurement", "target-group", "supplier", "notice")));
        for (String person : PEOPLE) {
            readableTasks.put(person, as(person, () -> engine.getTaskService().createTaskQuery().list().stream().map(Task::getId)
                    .collect(Collectors.toSet())));
        }
    }

    private static List<String> with(Stream<String> some) {
        return Stream.concat(some.distinct(), Stream.of(NOTHING)).toList();
    }

    private <T> T as(String person, Supplier<T> work) {
        engine.getIdentityService().setAuthentication(person, groupsOf(person));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<String> groupsOf(String person) {
        return engine.getIdentityService().createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList();
    }

    @Test
    @DisplayName("every operation of the REST API, by every role and by nobody")
    void restApi() {
        String before = fingerprint();
        for (Operations.Operation operation : Operations.all()) {
            for (String path : paths(operation)) {
                probe(Http.asNobody(port), "nobody", operation, "/engine-rest", path);
                for (String person : PEOPLE) {
                    if (!isAllowedToChange(person, operation, path)) {
                        probe(Http.as(port, person), person, operation, "/engine-rest", path);
                    }
                }
            }
        }
        report("REST API", before);
        assertThat(probes).isGreaterThanOrEqualTo(1_500);
    }

    @Test
    @DisplayName("every operation of the web apps' own API, in a session of Tasklist, Cockpit or Admin")
    void webApps() {
        String before = fingerprint();
        List<Operations.Operation> operations = new ArrayList<>(Operations.all());
        Map<String, WebSession> sessions = new LinkedHashMap<>();
        for (String person : PEOPLE) {
            String app = person.equals("admin") ? "admin" : person.equals("ingrid") ? "cockpit" : "tasklist";
            sessions.put(person, WebSession.signIn(port, app, person));
        }
        for (Operations.Operation operation : operations) {
            String path = paths(operation).get(0);
            probe(Http.asNobody(port), "nobody", operation, "/camunda/api/engine/engine/default", path);
            for (String person : PEOPLE) {
                if (!isAllowedToChange(person, operation, path)) {
                    probe(sessions.get(person), person, operation, "/camunda/api/engine/engine/default", path);
                }
            }
        }
        for (String path : pluginPaths()) {
            for (String person : Stream.concat(PEOPLE.stream(), Stream.of("nobody")).toList()) {
                Http caller = person.equals("nobody") ? Http.asNobody(port) : sessions.get(person);
                HttpResponse<String> answer = count(caller.get(path));
                checkContent(person, "GET " + path, path, answer);
                if (person.equals("nobody") && !path.equals("/camunda/api/engine/engine/") && answer.statusCode() != 401
                        && answer.statusCode() != 403 && answer.statusCode() != 404) {
                    faults.add("nobody GET " + path + " -> " + answer.statusCode());
                }
                boolean hasCockpit = person.equals("david") || person.equals("ingrid");
                if (path.contains("/plugin/base/") && !hasCockpit && answer.statusCode() < 400) {
                    faults.add(person + " GET " + path + " -> " + answer.statusCode() + ", has no Cockpit");
                }
            }
        }
        report("web apps", before);
    }

    private List<String> pluginPaths() {
        List<String> paths = new ArrayList<>(List.of("/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count",
                "/camunda/api/cockpit/plugin/base/default/process-instance",
                "/camunda/api/cockpit/plugin/base/default/process-instance/count", "/camunda/api/cockpit/plugin/base/default/incident",
                "/camunda/api/cockpit/plugin/base/default/incident/count",
                "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/engine/engine/", "/camunda/api/engine/engine/default/user", "/camunda/api/engine/version", "/actuator",
                "/actuator/env", "/actuator/beans", "/api/cases", "/api/cases/" + case1, "/api/cases/" + case2,
                "/api/suppliers/5599001129/colleagues"));
        objects.get("process-instance").forEach(id -> paths.add("/camunda/api/cockpit/plugin/base/default/process-instance/" + id
                + "/called-process-instances"));
        objects.get("process-definition").forEach(id -> paths.add("/camunda/api/cockpit/plugin/base/default/process-definition/" + id
                + "/called-process-definitions"));
        return paths;
    }

    /** The operation's path with each object of its kind in the place of its first name. */
    private List<String> paths(Operations.Operation operation) {
        String template = operation.template();
        if (!template.contains("{")) {
            return List.of(template);
        }
        String kind = template.replaceFirst("^/history", "").split("/")[1];
        String first = template.substring(template.indexOf('{') + 1, template.indexOf('}'));
        List<String> ids = first.equals("key") ? objects.get("key") : objects.getOrDefault(kind, List.of(NOTHING));
        List<String> paths = new ArrayList<>();
        for (String id : ids) {
            String path = template.replaceFirst("\\{[^}]*}", id);
            path = path.replaceAll("\\{varId}|\\{variableName}", "title").replaceAll("\\{userId}", "hanna").replaceAll("\\{groupId}",
                    "camunda-admin");
            paths.add(path.replaceAll("\\{[^}]*}", NOTHING));
        }
        return paths;
    }

    /** Whether the table of rights, or a task that the person has been given, lets the operation change something: other tests do it. */
    private boolean isAllowedToChange(String person, Operations.Operation operation, String path) {
        if (operation.reads()) {
            return false;
        }
        String template = operation.template();
        if (TASK_WORK.matcher(template).matches() && !operation.method().equals("DELETE")
                && readableTasks.get(person).stream().anyMatch(path::contains)) {
            return true;
        }
        return switch (person) {
            case "anna", "bengt" -> startsProcess(template) && path.contains("procurement");
            case "david" -> RETRIES.matcher(template).matches();
            case "ingrid" -> template.startsWith("/deployment/") && operation.method().equals("POST");
            case "admin" -> template.startsWith("/user/") || template.matches("/group/\\{id}/members.*");
            default -> false;
        } || path.startsWith("/user/" + person + "/");
    }

    private static boolean startsProcess(String template) {
        return template.startsWith("/process-definition/") && (template.endsWith("/start") || template.endsWith("/submit-form"));
    }

    private void probe(Http caller, String person, Operations.Operation operation, String base, String path) {
        String body = operation.method().equals("POST") || operation.method().equals("PUT")
                ? Bodies.of(operation.template(), path, person, objects) : null;
        HttpResponse<String> answer = count(operation.multipart() ? caller.multipart(operation.method(), base + path)
                : caller.send(operation.method(), base + path, body));
        int status = answer.statusCode();
        String what = operation.method() + " " + path;
        checkContent(person, what, path + body, answer);
        if (person.equals("nobody") && status != 401 && !isOpenToNobody(base, operation, status)) {
            faults.add("nobody " + what + " -> " + status);
        }
        if (!person.equals("nobody") && status == 401) {
            faults.add(person + " " + what + " -> 401");
        }
        if (!operation.reads() && status < 400 && !Bodies.changesNothing(operation.template()) && !path.contains(NOTHING)) {
            faults.add(person + " " + what + " -> " + status + " changed something: " + answer.body());
        }
        if (SUPPLIERS.contains(person) && status < 400
                && Pattern.compile("/(history/(?!user-operation)|process-instance|execution|variable-instance|job|incident|"
                + "event-subscription|metrics|user(/count)?$|authorization|deployment|decision|external-task|batch|telemetry|schema|"
                + "statistics).*").matcher(path).lookingAt()) {
            faults.add(person + " " + what + " -> " + status + ": not for suppliers");
        }
        if (operation.reads() && status < 400 && isOfSomebodyElse(person, path) && !isEmpty(answer.body())) {
            faults.add(person + " " + what + " -> " + status + " shows what is not theirs: " + answer.body());
        }
    }

    /** In the web apps the guard against forged requests may answer first, and anybody may read the rules for passwords. */
    private static boolean isOpenToNobody(String base, Operations.Operation operation, int status) {
        return base.startsWith("/camunda") && (status == 403 || operation.template().equals("/identity/password-policy"));
    }

    /** Whether the path names a task or a process instance that the table and the tasks give the person no right to read. */
    private boolean isOfSomebodyElse(String person, String path) {
        String[] parts = path.replaceFirst("^/history", "").split("/");
        if (parts.length < 3 || parts[2].equals(NOTHING) || path.startsWith("/history/process-instance/report")) {
            return false;
        }
        return switch (parts[1]) {
            case "task" -> objects.get("task").contains(parts[2]) && !readableTasks.get(person).contains(parts[2]);
            case "process-instance", "execution", "variable-instance", "activity-instance" -> objects.get(parts[1]).contains(parts[2])
                    && !Set.of("david", "ingrid").contains(person);
            case "user" -> Set.of("hanna", "gustav", "elin").contains(parts[2]) && !person.equals("admin") && !person.equals(parts[2]);
            default -> false;
        };
    }

    /** Nothing, or only what one may do with it (the answer to OPTIONS). */
    private static boolean isEmpty(String body) {
        return body == null || body.isBlank() || body.matches("\\[]|\\{}|\\{\"count\":0}|\\{\"links\":\\[.*");
    }

    private HttpResponse<String> count(HttpResponse<String> answer) {
        probes++;
        answers.merge(answer.statusCode(), 1, Integer::sum);
        return answer;
    }

    private void checkContent(String person, String what, String asked, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            faults.add(person + " " + what + " -> " + answer.statusCode() + " " + answer.body());
        }
        String body = answer.body() == null ? "" : answer.body();
        for (String secret : cases.secretsFor(person)) {
            if (body.contains(secret) && !asked.contains(secret)) {
                faults.add(person + " " + what + " -> " + answer.statusCode() + " LEAKS " + secret);
            }
        }
    }

    private void report(String where, String before) {
        System.out.printf("Probes of the %s: %d, answers %s, faults %d%n", where, probes, answers, faults.size());
        assertThat(faults).isEmpty();
        assertThat(fingerprint()).as("what the database holds").isEqualTo(before);
    }

    /** Everything that a refused operation could have changed. */
    private String fingerprint() {
        return Stream.of("act_ru_execution", "act_ru_task", "act_ru_variable", "act_ru_identitylink", "act_ru_job", "act_ru_jobdef",
                "act_ru_event_subscr",
                        "act_ru_authorization", "act_ru_filter", "act_ru_incident", "act_ru_batch", "act_ru_ext_task", "act_id_user",
                        "act_id_group", "act_id_membership", "act_id_tenant", "act_re_deployment", "act_re_procdef", "act_hi_comment",
                        "act_hi_attachment", "submission", "invitation")
                .map(table -> table + " " + jdbc.queryForObject("SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY "
                + "t::text)), '') FROM "
                        + table + " t", String.class))
                .collect(Collectors.joining("\n"));
    }

    @Test
    @DisplayName("the engine grants each role what the table lists, and nothing else")
    void tableOfRights() {
        List<PermissionTable.Row> table = PermissionTable.rows();
        Set<String> named = table.stream().map(PermissionTable.Row::which).collect(Collectors.toSet());
        named.add("finns-inte");
        int compared = 0;
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Resources resource : Resources.values()) {
                for (Permission permission : PermissionTable.all(resource).toList()) {
                    for (String which : named) {
                        boolean listed = table.stream().anyMatch(row -> row.role().equals(role.groupId()) && row.resource() == resource
                                && (row.which().equals(which) || row.which().equals("*")) && row.permissions().contains(permission));
                        boolean own = resource == Resources.GROUP && which.equals(role.groupId());
                        boolean granted = engine.getAuthorizationService().isUserAuthorized(null, List.of(role.groupId()), permission,
                                resource, which);
                        compared++;
                        if (!own && listed != granted) {
                            wrong.add(role + " " + resource + " " + which + " " + permission.getName() + ": " + granted);
                        }
                    }
                }
            }
        }
        System.out.printf("Rights compared with the table: %d%n", compared);
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("what the table allows works")
    void allowed() {
        String ofGustav = taskOf(case1 + "/1", "interview-candidates");
        String ofHanna = taskOf(case1 + "/2", "interview-candidates");
        String ofBengt = taskOf(case2, "first-contact");
        works("gustav", "GET", "/task/" + ofGustav, null, 200);
        assertThat(works("gustav", "GET", "/task/" + ofGustav + "/form-variables", null, 200)).contains("K-GUST01")
                .doesNotContain("K-HANN");
        assertThat(works("hanna", "GET", "/task/" + ofHanna + "/form-variables", null, 200)).contains("K-HANN01").doesNotContain("K-GUST");
        works("gustav", "POST", "/task/" + ofGustav + "/claim", "{\"userId\":\"gustav\"}", 204);
        works("gustav", "POST", "/task/" + ofGustav + "/unclaim", null, 204);
        works("gustav", "POST", "/task/" + ofGustav + "/comment/create", "{\"message\":\"Vi ses.\"}", 200);
        works("bengt", "GET", "/task/" + ofBengt, null, 200);
        works("anna", "GET", "/process-definition/key/procurement/deployed-start-form", null, 200);
        works("cecilia", "GET", "/process-definition/key/procurement/xml", null, 200);
        works("elin", "GET", "/process-definition/key/target-group/xml", null, 200);
        works("farid", "GET", "/process-definition/key/supplier/xml", null, 200);
        String supplier = instance("supplier", case1 + "/1");
        works("david", "GET", "/process-instance/" + supplier, null, 200);
        assertThat(works("david", "GET", "/process-instance/" + supplier + "/variables", null, 200)).contains("registryNumber");
        assertThat(works("david", "GET", "/history/user-operation?processInstanceId=" + supplier, null, 200)).contains("gustav");
        works("david", "POST", "/task/" + ofHanna + "/assignee", "{\"userId\":\"hanna\"}", 204);
        works("hanna", "POST", "/task/" + ofHanna + "/unclaim", null, 204);
        String job = engine.getManagementService().createJobQuery().processInstanceId(supplier).list().get(0).getId();
        works("david", "PUT", "/job/" + job + "/retries", "{\"retries\":3}", 204);
        works("ingrid", "GET", "/deployment", null, 200);
        works("ingrid", "GET", "/process-instance/" + supplier, null, 200);
        assertThat(works("admin", "GET", "/user", null, 200)).contains("gustav", "hanna");
        works("admin", "POST", "/user/create", "{\"profile\":{\"id\":\"ny\",\"firstName\":\"N\",\"lastName\":\"Y\","
                + "\"email\":\"ny@example.se\"},\"credentials\":{\"password\":\"samspel-demo\"}}", 204);
        works("admin", "PUT", "/group/procurer/members/ny", null, 204);
        works("ny", "GET", "/task", null, 200);
        works("admin", "DELETE", "/user/ny", null, 204);
    }

    private String taskOf(String key, String step) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey(step).singleResult().getId();
    }

    private String works(String person, String method, String path, String body, int status) {
        HttpResponse<String> answer = Http.as(port, person).send(method, "/engine-rest" + path, body);
        assertThat(answer.statusCode()).as(person + " " + method + " " + path + " " + answer.body()).isEqualTo(status);
        return answer.body();
    }
}
