package se.samspel.forms;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import se.samspel.archive.SubmissionArchive;
import se.samspel.engine.DiagramWords;

/** One running Samspel for the seam's tests, with a small diagram of their own, reached over HTTP by a user who may do everything. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(FormsIntegration.Lists.class)
abstract class FormsIntegration {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final ObjectMapper JSON = new ObjectMapper();
    private static boolean deployed;

    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired FormService formService;
    @Autowired RepositoryService repository;
    @Autowired IdentityService identity;
    @Autowired AuthorizationService authorizations;
    @Autowired SubmissionArchive archive;
    @Autowired JdbcTemplate jdbc;
    @LocalServerPort int port;

    @DynamicPropertySource
    static void ownData(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("samspel-forms");
        properties.add("samspel.data-dir", folder::toString);
        properties.add("camunda.bpm.job-execution.enabled", () -> false);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Lists {

        @Bean
        OptionList seamTestUnits() {
            return new OptionList() {
                @Override
                public String key() {
                    return "seamTestUnits";
                }

                @Override
                public List<Option> options() {
                    return List.of(new Option("u1", "Enhet ett"), new Option("u2", "Enhet två"));
                }
            };
        }

        @Bean
        OptionList seamTestApart() {
            return new OptionList() {
                @Override
                public String key() {
                    return "seamTestApart";
                }

                @Override
                public List<Option> options() {
                    return List.of(new Option("APART-YOUTH", "APART-unga"));
                }
            };
        }

        @Bean
        KeptApart keptApart() {
            return new KeptApart();
        }

        @Bean
        static CountedDatabase countedDatabase() {
            return new CountedDatabase();
        }

        @Bean
        TestContracts seamTestContracts() {
            return new TestContracts();
        }

        @Bean
        DiagramWords seamTestWords() {
            return () -> Map.of("seamTestContracts", Set.of("of"));
        }
    }

    public static class TestContracts {

        public List<String> of(String registryNumber) {
            return List.of(registryNumber + "/1", registryNumber + "/2");
        }
    }

    @BeforeEach
    void deployOnce() throws IOException {
        if (!deployed) {
            deploy(Map.of());
            User tester = identity.newUser("tester");
            tester.setPassword("sommaren-i-dalarna");
            identity.saveUser(tester);
            for (Resources resource : List.of(Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE, Resources.TASK,
                    Resources.APPLICATION)) {
                Authorization everything = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                everything.setUserId("tester");
                everything.setResource(resource);
                everything.setResourceId(Authorization.ANY);
                everything.addPermission(Permissions.ALL);
                authorizations.saveAuthorization(everything);
            }
            deployed = true;
        }
    }

    /** @param changed file name to text, instead of the files beside the tests */
    String deploy(Map<String, String> changed) throws IOException {
        DeploymentBuilder deployment = repository.createDeployment().name("seam-test");
        for (String name : List.of("seam-test.bpmn", "seam-start.form", "seam-answer.form", "seam-inner.form")) {
            deployment.addString(name, changed.getOrDefault(name, file(name)));
        }
        return deployment.deploy().getId();
    }

    static String file(String name) throws IOException {
        try (InputStream file = FormsIntegration.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Map<String, Object> answers(Object... pairs) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put((String) pairs[i], pairs[i + 1]);
        }
        return answers;
    }

    static String newRegistryNumber() {
        return "SÖM-2026-" + String.format("%04d", Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 10_000L));
    }

    /** @return the process instance's id */
    String start(String registryNumber) {
        return runtime.startProcessInstanceByKey("seam-test", answers("registryNumber", registryNumber, "title", "Städning")).getId();
    }

    Task task(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    record Answer(int status, String body) {

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    /** @param variables as the engine's REST API wants them: name to value, or to a map with "value" and "type" */
    Answer post(String path, Map<String, Object> variables, String... more) throws Exception {
        Map<String, Object> wrapped = new LinkedHashMap<>();
        variables.forEach((name, value) -> wrapped.put(name, value instanceof Map<?, ?> map && map.containsKey("value")
                ? map : mapOf(value)));
        Map<String, Object> body = new LinkedHashMap<>(Map.of("variables", wrapped));
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], JSON.readValue(more[i + 1], Object.class));
        }
        return send("POST", path, JSON.writeValueAsString(body));
    }

    private static Map<String, Object> mapOf(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", value);
        return map;
    }

    Answer send(String method, String path, String body) throws Exception {
        String credentials = Base64.getEncoder().encodeToString("tester:sommaren-i-dalarna".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials).header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    /** As Tasklist does it: with the web apps' own session and token. */
    Answer sendAsWebApp(String path, String body) throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        URI root = URI.create("http://localhost:" + port);
        for (String[] request : new String[][] {
                {"/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
                        "username=tester&password=sommaren-i-dalarna"},
                {path, "application/json", body}}) {
            browser.send(HttpRequest.newBuilder(root.resolve("/camunda/app/tasklist/default/")).build(),
                    HttpResponse.BodyHandlers.ofString());
            String token = cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .map(HttpCookie::getValue).findFirst().orElse("");
            HttpResponse<String> response = browser.send(HttpRequest.newBuilder(root.resolve(request[0])).header("X-XSRF-TOKEN", token)
                    .header("Content-Type", request[1]).header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(request[2])).build(), HttpResponse.BodyHandlers.ofString());
            if (request[0].equals(path) || response.statusCode() != 200) {
                return new Answer(response.statusCode(), response.body());
            }
        }
        throw new IllegalStateException();
    }
}
