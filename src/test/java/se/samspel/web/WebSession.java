package se.samspel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** One person's session in a web app, with the cookies and the token that its pages send. */
public final class WebSession extends Http {

    private final CookieManager cookies;
    private final boolean sendsToken;

    private WebSession(String base, CookieManager cookies, boolean sendsToken) {
        super(base, null, HttpClient.newBuilder().cookieHandler(cookies).build());
        this.cookies = cookies;
        this.sendsToken = sendsToken;
    }

    public static WebSession open(int port, String app) {
        WebSession session = new WebSession("http://localhost:" + port, new CookieManager(), true);
        session.get("/camunda/app/" + app + "/default/");
        return session;
    }

    /** @param app one that the person may use */
    public static WebSession signIn(int port, String app, String person) {
        WebSession session = open(port, app);
        HttpResponse<String> answer = session.form("/camunda/api/admin/auth/user/default/login/" + app, "username", person, "password",
                PASSWORD);
        assertThat(answer.statusCode()).as(person + " in " + app + ": " + answer.body()).isEqualTo(200);
        // the new session gets its token with the next page
        session.get("/camunda/app/" + app + "/default/");
        return session;
    }

    /** The same session, as another site would use it. */
    WebSession withoutToken() {
        return new WebSession(base, cookies, false);
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst().orElse(null);
    }

    @Override
    protected HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
        String token = cookie("XSRF-TOKEN");
        return token == null || !sendsToken ? request : request.header("X-XSRF-TOKEN", token);
    }
}
