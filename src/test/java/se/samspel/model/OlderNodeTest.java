package se.samspel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import se.samspel.SamspelTest;

/** Several nodes, older and newer, start on one database. The models here hold a form only, so no process gets another version. */
@SamspelTest
class OlderNodeTest {

    @Autowired
    RepositoryService repository;
    @Autowired
    DeployedModels models;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;

    private List<String> before;
    private List<Map<String, Object>> recorded;

    @BeforeEach
    void remember() {
        before = deployments();
        recorded = jdbc.queryForList("SELECT content_hash FROM deployed_model ORDER BY number");
    }

    @AfterEach
    void forget() {
        deployments().stream().filter(id -> !before.contains(id)).forEach(id -> repository.deleteDeployment(id, true));
        jdbc.update("DELETE FROM deployed_model");
        recorded.forEach(model -> jdbc.update("INSERT INTO deployed_model (content_hash) VALUES (?)", model.get("content_hash")));
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().deploymentName(ModelDeployment.NAME).orderByDeploymentTime().asc().list().stream()
                .map(Deployment::getId).toList();
    }

    private ModelDeployment node(boolean mayReturn) {
        return new ModelDeployment(repository, models, transaction, "", mayReturn);
    }

    private static SortedMap<String, byte[]> model(String name) {
        return new TreeMap<>(Map.of("node-test.form", ("{\"id\": \"node-test\", \"type\": \"default\", \"components\": [], \"title\": \""
                + name + "\"}").getBytes(StandardCharsets.UTF_8)));
    }

    private void start(ModelDeployment node, SortedMap<String, byte[]> files) {
        transaction.executeWithoutResult(status -> node.deploy(files));
    }

    @Test
    @DisplayName("an older node that starts again leaves the newer model in force, however often, and a new one is still deployed")
    void older() {
        start(node(false), model("first"));
        start(node(false), model("second"));
        int both = deployments().size();
        start(node(false), model("first"));
        start(node(false), model("second"));
        start(node(false), model("first"));
        assertThat(deployments()).hasSize(both);
        start(node(false), model("third"));
        start(node(false), model("second"));
        assertThat(deployments()).hasSize(both + 1);
    }

    @Test
    @DisplayName("who means to go back says so, and the model gone back to is then the newest")
    void back() {
        start(node(false), model("first"));
        start(node(false), model("second"));
        int both = deployments().size();
        start(node(true), model("first"));
        assertThat(deployments()).hasSize(both + 1);
        start(node(false), model("first"));
        start(node(false), model("second"));
        assertThat(deployments()).hasSize(both + 1);
    }

    @Test
    @DisplayName("of four nodes that start together with the same new model one deploys it")
    void together() throws Exception {
        int nodes = 4;
        CountDownLatch all = new CountDownLatch(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Future<?>> started = IntStream.range(0, nodes).<Future<?>>mapToObj(node -> threads.submit(() -> {
                all.countDown();
                all.await();
                start(node(false), model("new"));
                return null;
            })).toList();
            for (Future<?> one : started) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(deployments()).hasSize(before.size() + 1);
    }

    @Test
    @DisplayName("what a model holds is told by names and contents, wherever one ends and the next begins")
    void content() {
        assertThat(DeployedModels.hash(files("a", "bc"))).isNotEqualTo(DeployedModels.hash(files("ab", "c")))
                .isEqualTo(DeployedModels.hash(files("a", "bc")));
    }

    private static SortedMap<String, byte[]> files(String name, String content) {
        return new TreeMap<>(Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }
}
