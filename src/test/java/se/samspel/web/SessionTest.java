package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;

/** What protects a session in the browser. What TLS is needed for is on in production only. */
@SamspelTest
class SessionTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("the web apps' pages are guarded by a policy with a nonce")
    void pages(String app) {
        HttpResponse<String> page = Http.asNobody(port).get("/camunda/app/" + app + "/default/");
        assertThat(page.statusCode()).isEqualTo(200);
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("script-src 'nonce-", "img-src 'self' data:", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(page.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/api/cases", "/actuator/health", "/inbjudan/x"})
    @DisplayName("other answers may do nothing in a browser")
    void interfaces(String path) {
        HttpResponse<String> answer = Http.asNobody(port).get(path);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
    }

    @Test
    @DisplayName("no script reads the session's cookie, and no other site sends it along")
    void cookies() {
        HttpResponse<String> page = Http.asNobody(port).get("/camunda/app/tasklist/default/");
        List<String> cookies = page.headers().allValues("Set-Cookie");
        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly")
                .contains("SameSite=Lax"));
        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").contains("SameSite=Lax"));
    }

    @Test
    @DisplayName("what changes something needs the token that only our own pages know")
    void forgedRequests() {
        WebSession anna = WebSession.signIn(port, "tasklist", "anna");
        String path = "/camunda/api/engine/engine/default/task/count";
        assertThat(anna.post(path, "{}").statusCode()).isEqualTo(200);
        assertThat(anna.withoutToken().post(path, "{}").statusCode()).isEqualTo(403);
        WebSession david = WebSession.signIn(port, "tasklist", "david");
        assertThat(david.withoutToken().post("/api/suppliers/5566778899/colleagues", "{}").statusCode()).isEqualTo(403);
        assertThat(david.post("/api/suppliers/5566778899/colleagues", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("signing in gives a new session")
    void sessionFixation() {
        WebSession session = WebSession.open(port, "tasklist");
        String before = session.cookie("JSESSIONID");
        session.form("/camunda/api/admin/auth/user/default/login/tasklist", "username", "anna", "password", Http.PASSWORD);
        assertThat(before).isNotNull();
        assertThat(session.cookie("JSESSIONID")).isNotEqualTo(before);
    }
}
