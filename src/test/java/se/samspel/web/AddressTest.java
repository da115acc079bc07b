package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import se.samspel.StartRefused;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"/task/a%0ab", "/task/a%0Db", "/task/a%00", "/task/%7f", "/task/a%C2%85b", "/task/a%E2%80%A8b",
            "/task/a%E2%80%A9b", "/task/a%2Fb", "/task/a%5Cb", "/task/a\\b", "/task/%2e%2e/user", "/task/../user", "/task/./x", "/task//x",
            "/task/a;b=c", "/task/%3Bx", "/task/%252e", "/task/%25", "/task/%", "/task/%4", "/task/%zz", "/task/%C3", "/task/%C0%AF",
            "/task/%ED%A0%80", "/task/%E2%80%8Bx", "/task/%EF%BB%BFx", "/task/%20", "/task/å", "task", "", "/task/%EF%BF%BF",
            "/api/cases/../users", "/api/users/a%2Fb", "/api/cases/x/a%2Fb",
            "/arende/x/a%2Fb", "/arenden/a%2Fb", "/avtal/x/a%2Fb", "/x/arende/a%2Fb"})
    @DisplayName("what two readers could understand in two ways is no address")
    void noAddress(String path) {
        assertThat(Address.of(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/task/a%20b/claim, a b", "/task/%C3%A5sa, åsa", "/task/aProcess:1:f0a, aProcess:1:f0a",
            "/task/anna@example.se/, anna@example.se",
            "/api/cases/N160-0123%2F26/trace, cases", "/api/KS%20123/trace, KS 123", "/arende/N160-0123%2F26/bild, N160-0123/26",
            "/avtal/KS%202026%2F1%2F2, KS 2026/1/2"})
    @DisplayName("an address is read once, segment by segment, and a registry number keeps its slash")
    void segments(String path, String second) {
        assertThat(Address.of(path)).get().satisfies(address -> assertThat(address.segments().get(1)).isEqualTo(second));
        assertThat(Address.of("/api/cases/N160-0123%2F26/trace")).get()
                .satisfies(address -> assertThat(address.segments()).containsExactly("api", "cases", "N160-0123/26", "trace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /rest/user", "GET /bpm/app/admin/default/setup/", "GET /camunda/app/admin/default/setup/",
            "GET /camunda/app/admin/default/SETUP", "POST /camunda/api/admin/setup/default/user/create",
            "POST /engine-rest/task/1/variables/x/data", "POST /engine-rest/message",
            "GET /engine-rest/task/1/variables", "GET /engine-rest/task/1/localVariables", "DELETE /engine-rest/process-instance/1",
            "PATCH /engine-rest/task/1", "TRACE /engine-rest/task", "PUT /camunda/api/cockpit/plugin/base/default/x",
            "POST /engine-rest/identity/verify", "GET /error", "GET /h2-console", "GET /camunda/api/engine/engine/other/user",
            "POST /engine-rest/authorization/create", "GET /webjars/x",
            "POST /engine-rest/batch/1", "GET /engine-rest/case-instance"})
    @DisplayName("what is on no list is closed, whatever it is")
    void closed(String request) {
        String[] words = request.split(" ");
        assertThat(AddressFilter.isOpen(words[0], Address.of(words[1]).orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.jersey.application-path=/rest", "camunda.bpm.webapp.application-path=/bpm",
            "server.servlet.context-path=/samspel", "spring.mvc.servlet.path=/mvc", "management.server.port=9090",
            "management.endpoints.web.base-path=/manage", "server.error.path=/oops",
            "management.endpoints.web.path-mapping.health=alive"})
    @DisplayName("a start that moves an address is refused in one sentence that names the setting")
    void moved(String setting) {
        String[] parts = setting.split("=");
        assertThatThrownBy(() -> RequiredPaths.check(new MockEnvironment().withProperty(parts[0], parts[1])))
                .isInstanceOf(StartRefused.class).hasMessageStartingWith("Samspel startar inte: " + parts[0]);
        RequiredPaths.check(new MockEnvironment().withProperty("spring.jersey.application-path", "/engine-rest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "proxy.example.se", "192.0.2.1;192.0.2.2", "10.0.0.*"})
    @DisplayName("a proxy that is no address of one machine is refused at start, in place of never being believed")
    void proxies(String none) {
        assertThatThrownBy(() -> new WebConfiguration().proxies(List.of("192.0.2.1", none))).isInstanceOf(StartRefused.class)
                .hasMessageContaining(none);
        assertThat(new WebConfiguration().proxies(List.of("192.0.2.1", " 2001:db8::1"))).isNotNull();
    }
}
