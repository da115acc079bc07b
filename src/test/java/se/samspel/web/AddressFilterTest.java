package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;

@SamspelTest
class AddressFilterTest {

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    /** The status of a request sent as written, with which no client library helps. */
    private int status(String method, String path, String user, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/json\r\n");
        if (user != null) {
            request.append("Authorization: Basic ").append(Base64.getEncoder()
                    .encodeToString((user + ":samspel-demo").getBytes(StandardCharsets.UTF_8)))
                    .append("\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task/x/variables/foo%0a/data", "/engine-rest/metrics%0a",
            "/camunda/api/cockpit/plugin%0a/base/default/incident",
            "/engine-rest/task%2fx", "/engine-rest/user%00", "/engine-rest/%2e%2e/actuator/env", "/engine-rest/task;x=1",
            "/engine-rest//user", "/engine-rest/task?name=%00", "/engine-rest/task/x%e2%80%a8/claim", "/engine-rest/task/%u0041"})
    @DisplayName("an address that hides something is refused before anything reads it, for everybody")
    void hidden(String path) throws IOException {
        for (String user : new String[] {null, "gustav", "anna", "admin"}) {
            assertThat(status("GET", path, user)).as("%s %s", user, path).isIn(400, 403, 404);
            assertThat(status("POST", path, user)).as("%s %s", user, path).isIn(400, 403, 404);
        }
    }

    @Test
    @DisplayName("another site's page asks for nothing with the passwords that a browser remembers; a link to a page works")
    void otherSite() throws IOException {
        assertThat(status("POST", "/engine-rest/deployment/create", "ingrid", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"))
                .isEqualTo(403);
        assertThat(status("GET", "/engine-rest/task", "anna", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors",
                "Sec-Fetch-Dest: empty")).isEqualTo(403);
        assertThat(status("GET", "/engine-rest/task", "anna", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors",
                "Sec-Fetch-Dest: image")).isEqualTo(403);
        assertThat(status("POST", "/camunda/api/admin/auth/user/default/login/tasklist", null, "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")).isEqualTo(403);
        assertThat(status("GET", "/engine-rest/task", "anna", "Sec-Fetch-Site: same-origin")).isEqualTo(200);
        assertThat(status("GET", "/camunda/app/tasklist/default/", null, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document")).isEqualTo(200);
    }

    @Test
    @DisplayName("who is in a company's group alone is a supplier too, and so is a procurer who also is in one")
    void mixedGroups() throws IOException {
        for (String id : new String[] {"bara-bolag", "blandad"}) {
            var user = engine.getIdentityService().newUser(id);
            user.setPassword("samspel-demo");
            engine.getIdentityService().saveUser(user);
            engine.getIdentityService().createMembership(id, "supplier-5566778899");
        }
        engine.getIdentityService().createMembership("blandad", "procurer");
        try {
            for (String user : new String[] {"bara-bolag", "blandad", "gustav"}) {
                for (String path : new String[] {"/engine-rest/incident", "/engine-rest/job/count", "/engine-rest/metrics",
                        "/engine-rest/history/task", "/engine-rest/user/count", "/api/cases/X/trace",
                        "/engine-rest/process-instance/count"}) {
                    assertThat(status("GET", path, user)).as("%s %s", user, path).isEqualTo(403);
                }
                assertThat(status("GET", "/engine-rest/task", user)).as(user).isEqualTo(200);
            }
        } finally {
            engine.getIdentityService().deleteUser("bara-bolag");
            engine.getIdentityService().deleteUser("blandad");
        }
    }

    @Test
    @DisplayName("of which groups another is, and how much work other units have, is told to nobody who does not run the place")
    void othersAndFigures() throws IOException {
        for (String path : new String[] {"/engine-rest/group/count?member=hanna", "/engine-rest/group?member=hanna",
                "/engine-rest/identity/groups?userId=hanna",
                "/engine-rest/metrics", "/engine-rest/metrics/task-users/sum", "/engine-rest/process-definition/statistics",
                "/engine-rest/task/report/candidate-group-count",
                "/engine-rest/history/process-instance/report?reportType=duration&periodUnit=month"}) {
            for (String user : new String[] {"gustav", "anna", "elin", "cecilia"}) {
                assertThat(status("GET", path, user)).as("%s %s", user, path).isEqualTo(403);
            }
        }
        assertThat(status("GET", "/engine-rest/identity/groups?userId=anna", "anna")).isEqualTo(200);
        assertThat(status("GET", "/engine-rest/group?member=hanna", "admin")).isEqualTo(200);
        assertThat(status("GET", "/engine-rest/process-definition/statistics", "david")).isEqualTo(200);
    }
}
