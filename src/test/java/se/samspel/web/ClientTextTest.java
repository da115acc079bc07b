package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;

@SamspelTest
class ClientTextTest {

    private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "x\\udc00y", "\\udc00\\ud800"})
    @DisplayName("text that no database keeps is answered with a sentence and never with 5xx, wherever in a body it stands")
    void unkeepable(String text) {
        String any = "\"" + text + "\"";
        String anna = "/user/anna/profile";
        List<String[]> calls = List.of(
                new String[] {"anna", "PUT", anna,
                        "{\"id\":\"anna\",\"firstName\":" + any + ",\"lastName\":\"A\",\"email\":\"a@example.se\"}"},
                new String[] {"anna", "POST", "/task", "{\"nameLike\":" + any + "}"},
                new String[] {"anna", "POST", "/task/count", "{\"orQueries\":[{\"assigneeIn\":[" + any + "]}]}"},
                new String[] {"anna", "POST", "/task",
                        "{\"processVariables\":[{\"name\":" + any + ",\"operator\":\"eq\",\"value\":1}]}"},
                new String[] {"anna", "POST", "/process-definition/key/procurement/submit-form",
                        "{\"businessKey\":" + any + ",\"variables\":{" + any + ":{\"value\":" + any + "}}}"},
                new String[] {"anna", "POST", "/process-definition/key/procurement/start",
                        "{\"variables\":{" + any + ":{\"value\":" + any + "}}}"},
                new String[] {"anna", "POST", "/task/x/claim", "{\"userId\":" + any + "}"},
                new String[] {"anna", "POST", "/task/x/comment/create", "{\"message\":" + any + "}"},
                new String[] {"admin", "POST", "/user/create",
                        "{\"profile\":{\"id\":" + any + ",\"firstName\":" + any + ",\"lastName\":\"X\"},"
                                + "\"credentials\":{\"password\":\"en helt ny hund\"}}"});
        for (String[] call : calls) {
            var answer = Http.as(port, call[0]).send(call[1], "/engine-rest" + call[2], call[3]);
            assertThat(answer.statusCode()).as("%s %s: %s", call[1], call[2], answer.body()).isEqualTo(400);
            assertThat(answer.body()).as("%s %s", call[1], call[2]).containsAnyOf("inte kan sparas", "kan inte läsas");
        }
    }

    @Test
    @DisplayName("of an upload too, text that no database keeps is refused before anything is made of it, in each part and each name")
    void unkeepableUpload() {
        long before = engine.getRepositoryService().createDeploymentQuery().count();
        String file = "Content-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\nContent-Type: "
                + "application/octet-stream\r\n\r\nx";
        for (String part : List.of("deployment-name", "deployment-source", "enable-duplicate-filtering", "tenant-id",
                "deployment-activation-time", "no-such-part")) {
            for (String type : List.of("", "\r\nContent-Type: text/plain; charset=UTF-8")) {
                var answer = Http.as(port, "ingrid").upload("/engine-rest/deployment/create",
                        "Content-Disposition: form-data; name=\"" + part + "\"" + type + "\r\n\r\na\0b", file);
                assertThat(answer.statusCode()).as("%s: %s", part, answer.body()).isEqualTo(400);
                assertThat(answer.body()).as(part).contains("UnreadableText", "inte kan sparas");
            }
        }
        for (String name : List.of("name=\"de\0ployment\"", "name=\"file\"; filename=\"a\0.txt\"", "name=\"\0\"; filename=\"b.txt\"")) {
            var answer = Http.as(port, "ingrid").upload("/engine-rest/deployment/create", "Content-Disposition: form-data; " + name
                    + "\r\n\r\nx", file);
            assertThat(answer.statusCode()).as("%s: %s", name, answer.body()).isEqualTo(400);
        }
        var longer = Http.as(port, "ingrid").upload("/engine-rest/deployment/create",
                "Content-Disposition: form-data; name=\"deployment-name\"\r\n\r\n" + "x".repeat(400), file);
        assertThat(longer.statusCode()).as(longer.body()).isEqualTo(400);
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("text longer than the database's column is answered with a sentence, and never with 5xx")
    void tooLong() {
        String name = "x".repeat(400);
        var answer = Http.as(port, "anna").send("PUT", "/engine-rest/user/anna/profile",
                "{\"id\":\"anna\",\"firstName\":\"" + name + "\",\"lastName\":\"A\",\"email\":\"anna@example.se\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).containsAnyOf("inte kan sparas", "högst 255 tecken");
    }

    /** The tries are for a name that no account has: nobody has to wait for them afterwards. */
    @ParameterizedTest
    @ValueSource(strings = {"\0", "anna\0", "\0anna", "\ud800", "an\udc00na"})
    @DisplayName("a user name or password that no database keeps is a wrong one, by HTTP Basic as at the form")
    void names(String name) {
        assertThat(Http.as(port, name).get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(Http.as(port, "finns-inte", "x" + name).get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(Http.asNobody(port).form(LOGIN, "username", name, "password", Http.PASSWORD)
                .statusCode()).isBetween(400, 403);
        assertThat(Http.asNobody(port).form(LOGIN, "username", "finns-inte", "password", "x" + name)
                .statusCode()).isBetween(400, 403);
    }

    @Test
    @DisplayName("no text of a client's begins a line of the log, in a message or in an exception's")
    void forgedLines() {
        String forged = "x\n2026-01-01 Inloggad: a\r\n2026-01-01 b\r2026-01-01 c\u00852026-01-01 d\u20282026-01-01 e\u001b[2J\u0000\u202e";
        LoggingEvent event = new LoggingEvent(Logger.class.getName(), root(), Level.WARN, "Nekad: {}",
                new IllegalStateException(forged), new Object[] {forged});
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root().getAppender("CONSOLE");

        String written = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);

        String entry = written.substring(written.indexOf("Nekad"));
        assertThat(entry.split("\r\n|[\r\n\u0085\u2028\u2029]")).hasSizeGreaterThan(8);
        assertThat(List.of(entry.split("\r\n|[\r\n\u0085\u2028\u2029]")).subList(1, 8))
                .allSatisfy(line -> assertThat(line).startsWith("| "));
        assertThat(entry).doesNotContain("\u001b[2J", "\u0000", "\u202e").doesNotContainPattern("\r(?!\n)");
        assertThat(written.split("java.lang.IllegalStateException: ", -1)).as("the exception is written once").hasSize(2);
    }

    @Test
    @DisplayName("a client that leaves in the middle of an answer is one line in the log, without frames")
    void clientLeaves() throws Exception {
        ProcessDefinition definition = engine.getRepositoryService().createProcessDefinitionQuery()
                .processDefinitionKey("procurement")
                .latestVersion().singleResult();
        List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
        CountDownLatch told = new CountDownLatch(1);
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                events.add(event);
                if (event.getFormattedMessage().startsWith("Klienten lämnade")) {
                    told.countDown();
                }
            }
        };
        appender.setContext(root().getLoggerContext());
        appender.start();
        root().addAppender(appender);
        try {
            leave("/engine-rest/process-definition/" + definition.getId() + "/xml");
            assertThat(told.await(20, TimeUnit.SECONDS)).as("the line is written: %s", events).isTrue();
            assertThat(Http.as(port, "ingrid").get("/engine-rest/version").statusCode()).isEqualTo(200);
        } finally {
            root().detachAppender(appender);
        }
        assertThat(events).filteredOn(event -> event.getThrowableProxy() != null).isEmpty();
        assertThat(events).filteredOn(event -> event.getFormattedMessage().startsWith("Klienten lämnade"))
                .hasSize(1);
    }

    /** Asks, and cuts the connection without a good-bye before the answer has come. */
    private void leave(String path) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                    + "Authorization: Basic "
                    + Base64.getEncoder().encodeToString("ingrid:samspel-demo".getBytes(StandardCharsets.UTF_8)) + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
    }
}
