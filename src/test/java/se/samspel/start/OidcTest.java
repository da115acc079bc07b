package se.samspel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in through a real OpenID Connect provider, on Samspel as a process of its own. */
class OidcTest {

    private static final String ISSUER = "kommunen";

    private final MockOAuth2Server provider = new MockOAuth2Server();

    private HttpResponse<String> signIn(HttpClient browser, int port, String subject, String name, List<String> groups) throws Exception {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of("samspel"),
                Map.of("preferred_username", name, "given_name", "Sara", "family_name", "Sund", "groups", groups), 3600));
        return get(browser, port, "/oauth2/authorization/samspel");
    }

    private static HttpResponse<String> get(HttpClient browser, int port, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept",
                "text/html,application/json").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    }

    @Test
    @DisplayName("staff come in with the groups of the directory, and lose them with it; a local account is not taken over")
    void signIn(@TempDir Path data) throws Exception {
        provider.start();
        int port = RunningSamspel.freePort();
        Map<String, String> environment = new HashMap<>(Map.of("SAMSPEL_DATA_DIR", data.toString(), "SPRING_PROFILES_ACTIVE",
                "demonstration,oidc", "SAMSPEL_OIDC_ISSUER", provider.issuerUrl(ISSUER).toString(), "SAMSPEL_OIDC_CLIENT_ID", "samspel",
                "SAMSPEL_OIDC_CLIENT_SECRET", "hemlig", "SAMSPEL_OIDC_GROUPS_0_CLAIM", "upphandlare", "SAMSPEL_OIDC_GROUPS_0_GROUP",
                "procurer", "SAMSPEL_OIDC_GROUPS_1_CLAIM", "upphandlare", "SAMSPEL_OIDC_GROUPS_1_GROUP", "procurer-fastighet"));
        environment.put("SAMSPEL_OIDC_GROUPS_2_CLAIM", "stod");
        environment.put("SAMSPEL_OIDC_GROUPS_2_GROUP", "support-function");
        try (RunningSamspel samspel = RunningSamspel.start(port, environment).ready()) {
            assertThat(get(browser(), port, "/").body()).contains("Anställd: logga in");

            HttpClient sara = browser();
            HttpResponse<String> landed = signIn(sara, port, "sub-sara", "sara.sund", List.of("upphandlare", "annat"));
            assertThat(landed.statusCode()).as(landed.body()).isEqualTo(200);
            assertThat(landed.uri().getPath()).isEqualTo("/camunda/app/tasklist/default/");
            assertThat(get(sara, port, "/camunda/api/engine/engine/default/process-definition?latestVersion=true").body())
                    .contains("\"procurement\"").doesNotContain("\"target-group\"");
            assertThat(groups(samspel, "sara.sund")).contains("procurer", "procurer-fastighet").doesNotContain("support-function");

            signIn(browser(), port, "sub-sara", "sara.sund", List.of("stod"));
            assertThat(groups(samspel, "sara.sund")).contains("support-function").doesNotContain("procurer");

            HttpResponse<String> noRole = signIn(browser(), port, "sub-ny", "ny.person", List.of("annat"));
            assertThat(noRole.statusCode()).isEqualTo(403);
            assertThat(noRole.body()).contains("ingen roll");

            HttpClient mallory = browser();
            assertThat(signIn(mallory, port, "sub-mallory", "admin", List.of("stod")).body()).contains("Det finns redan ett annat konto");
            assertThat(signIn(mallory, port, "sub-mallory", "gustav", List.of("stod")).statusCode()).isEqualTo(403);
            assertThat(signIn(mallory, port, "sub-mallory", "sara.sund", List.of("stod")).statusCode()).isEqualTo(403);
            assertThat(get(mallory, port, "/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);

            assertThat(samspel.get("/engine-rest/task", "gustav").statusCode()).as("a supplier's own account").isEqualTo(200);
            assertThat(samspel.get("/engine-rest/task", null).statusCode()).isEqualTo(401);
            assertThat(samspel.get("/actuator/health", null).statusCode()).isEqualTo(200);
        } finally {
            provider.shutdown();
        }
    }

    private static String groups(RunningSamspel samspel, String user) throws Exception {
        return samspel.json("/engine-rest/group?member=" + user, "admin").findValuesAsText("id").toString();
    }
}
