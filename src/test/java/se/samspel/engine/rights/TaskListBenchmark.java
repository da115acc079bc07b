package se.samspel.engine.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import se.samspel.SamspelTest;

/**
 * Not a test, but a measurement: {@code ./mvnw -Pbenchmark-tasks test}. What Tasklist asks for a person, over HTTP: a page of a filter's
 * list (fifteen tasks by age with their headings, and the number of all), the same by due date, the count alone, and a search in the
 * titles. The person's own open tasks are a thousand, ten thousand, and ten thousand among a hundred thousand in the engine; the database
 * has its statistics.
 */
@SamspelTest
class TaskListBenchmark {

    private static final int WARM_UP = 6;
    private static final int TRIES = 9;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String SEARCH = ",\"processVariables\":[{\"name\":\"title\",\"operator\":\"like\",\"value\":\"%moped%\"}]";

    private record Person(String who, String name, String filter, String process, String step, String group) {
    }

    private static final List<Person> PEOPLE = List.of(
            new Person("procurer", "anna", "Att göra", "procurement", "map-needs", "procurer-fastighet"),
            new Person("matching officer", "elin", "Att göra", "target-group", "identify-candidates", "matching-officer"),
            new Person("supplier", "gustav", "Våra uppgifter", "supplier", "self-report", "supplier-5566778899"),
            new Person("support function", "david", "Att göra", "escalation", "handle-escalation", "support-function"),
            new Person("support function", "david", "Eskalerat", "escalation", "handle-escalation", "support-function"),
            new Person("support function", "david", "Alla försenade", "escalation", "handle-escalation", "support-function"));

    @LocalServerPort int port;
    @Autowired ProcessEngine engine;
    @Autowired JdbcTemplate jdbc;

    @Test
    void measure() throws Exception {
        ManyTasks tasks = new ManyTasks(jdbc, "bench-");
        System.out.print(String.format("%nmilliseconds, median (slowest) of %d; %s, %d processors, Java %s, PostgreSQL %s%n",
                TRIES, processor(), Runtime.getRuntime().availableProcessors(), Runtime.version(),
                jdbc.queryForObject("SHOW server_version", String.class)));
        ownTasks(tasks, 1_000);
        measure("1,000 own of 4,000");
        ownTasks(tasks, 9_000);
        measure("10,000 own of 40,000");
        tasks.open(45_000, "procurement", "map-needs", "bengt", List.of("procurer-utbildning"));
        tasks.open(15_000, "supplier", "self-report", "hanna", IntStream.range(0, 300).mapToObj(n -> "supplier-" + (5_560_000_000L + n))
                .toList());
        tasks.analyse();
        measure("10,000 own of 100,000");
    }

    private void ownTasks(ManyTasks tasks, int count) {
        PEOPLE.stream().map(Person::group).distinct().forEach(group -> {
            Person person = PEOPLE.stream().filter(each -> each.group().equals(group)).findFirst().orElseThrow();
            tasks.open(count, person.process(), person.step(), person.name(), List.of(group));
        });
        tasks.analyse();
    }

    private void measure(String size) throws Exception {
        System.out.print(String.format("%n%-32s %14s %14s %14s %14s   %s%n", size, "list", "by due date", "count", "search",
                "found, in the filter"));
        for (Person person : PEOPLE) {
            String filter = "/engine-rest/filter/" + engine.getFilterService().createFilterQuery().filterName(person.filter())
                    .singleResult().getId();
            String list = filter + "/list?firstResult=0&maxResults=15";
            System.out.print(String.format("%-32s %14s %14s %14s %14s   %s%n", person.who() + ", " + person.filter(),
                    time(person, list, by("created", "")), time(person, list, by("dueDate", "")), time(person, filter + "/count", "{}"),
                    time(person, list, by("created", SEARCH)), ask(person, filter + "/count", "{}")));
        }
    }

    private static String by(String property, String more) {
        return "{\"sorting\":[{\"sortBy\":\"" + property + "\",\"sortOrder\":\"desc\"}]" + more + "}";
    }

    private String time(Person person, String path, String body) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = -WARM_UP; i < TRIES; i++) {
            long before = System.nanoTime();
            ask(person, path, body);
            if (i >= 0) {
                times.add((System.nanoTime() - before) / 1e6);
            }
        }
        times.sort(null);
        return String.format(Locale.ROOT, "%.0f (%.0f)", times.get(TRIES / 2), times.get(TRIES - 1));
    }

    private String ask(Person person, String path, String body) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((person.name() + ":samspel-demo").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials).header("Content-Type", "application/json")
                .header("Accept", path.contains("/count") ? "application/json" : "application/hal+json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse("unknown processor");
        } catch (IOException elsewhere) {
            return "unknown processor";
        }
    }
}
