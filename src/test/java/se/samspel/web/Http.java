package se.samspel.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One person's, or nobody's, calls to the running Samspel by HTTP Basic. */
public class Http {

    public static final String PASSWORD = "samspel-demo";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    protected final String base;
    private final String authorization;
    private final HttpClient client;

    protected Http(String base, String authorization, HttpClient client) {
        this.base = base;
        this.authorization = authorization;
        this.client = client;
    }

    public static Http as(int port, String user) {
        return as(port, user, PASSWORD);
    }

    public static Http as(int port, String user, String password) {
        return new Http("http://localhost:" + port,
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)), CLIENT);
    }

    public static Http asNobody(int port) {
        return new Http("http://localhost:" + port, null, CLIENT);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    public HttpResponse<String> send(String method, String path, String json) {
        HttpRequest.Builder request = request(path);
        if (json == null) {
            return send(request.method(method, HttpRequest.BodyPublishers.noBody()));
        }
        return send(request.header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** @param fields alternating names and values */
    public HttpResponse<String> form(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(path).header("Content-Type",
                "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** With a file, as an upload. */
    HttpResponse<String> multipart(String method, String path) {
        String boundary = "----samspel";
        String body = Stream.of("data", "content", "attachment-name").map(part -> "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + part
                + "\"; filename=\"x.bpmn\"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n").collect(Collectors.joining()) + "--"
                + boundary + "--\r\n";
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary).method(method,
                HttpRequest.BodyPublishers.ofString(body)));
    }

    /** @param parts each with its headers, a blank line and its content */
    HttpResponse<String> upload(String path, String... parts) {
        String boundary = "----samspel";
        String body = Stream.of(parts).map(part -> "--" + boundary + "\r\n" + part + "\r\n").collect(Collectors.joining()) + "--" + boundary
                + "--\r\n";
        return send(request(path).header("Content-Type", "multipart/form-data; boundary="
                + boundary).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> deploy(String fileName, String content) {
        String boundary = "----samspel";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nprobe\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return send(request("/engine-rest/deployment/create").header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    protected HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
