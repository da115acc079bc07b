package se.samspel.start;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import se.samspel.SamspelApplication;

/** Samspel as a process of its own, as an administrator starts, kills and starts it. */
final class RunningSamspel implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path output;
    private final int port;

    private RunningSamspel(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static RunningSamspel start(int port, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "start-test")), "samspel", ".log");
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", System.getProperty("java.class.path"),
                SamspelApplication.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().putAll(environment);
        return new RunningSamspel(builder.start(), output, port);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it answers. */
    RunningSamspel ready() throws Exception {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3); System.nanoTime() < end;) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Samspel ended: " + output());
            }
            try {
                if (get("/actuator/health", null).statusCode() == 200) {
                    return this;
                }
            } catch (IOException notYet) {
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("Samspel did not start: " + output());
    }

    /** @return the exit status */
    int waitForEnd() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Samspel did not end");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    HttpResponse<String> get(String path, String user) throws IOException, InterruptedException {
        return HTTP.send(request(path, user).GET().build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    JsonNode json(String path, String user) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path, user);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " as " + user + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Posts variables in the engine's way: {@code {"variables": {name: {"value": …}}}}. */
    HttpResponse<String> submit(String path, String user, Map<String, Object> fields) throws IOException, InterruptedException {
        var variables = JSON.createObjectNode();
        fields.forEach((name, value) -> {
            var variable = variables.putObject(name);
            if (value instanceof List<?>) {
                variable.put("type", "Json").put("value", JSON.valueToTree(value).toString());
            } else {
                variable.set("value", JSON.valueToTree(value));
            }
        });
        String body = JSON.createObjectNode().set("variables", variables).toString();
        return HTTP.send(request(path, user).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path, String user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(60));
        if (user != null) {
            request.header("Authorization", "Basic "
                    + Base64.getEncoder().encodeToString((user + ":samspel-demo").getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    /** An ordinary stop. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
