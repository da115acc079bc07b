package se.samspel.notifications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** The table of who is told what, {@code notifications/who-is-told-what.csv}. */
@Component
class Kinds {

    static final String NEW_TASK = "NEW_TASK";
    static final String REMINDER = "REMINDER";
    static final String HAND_OVER = "HAND_OVER";
    static final String REPORT_RETURNED = "REPORT_RETURNED";
    static final String CASE_CANCELLED = "CASE_CANCELLED";
    static final String CONTRACT_CHANGED = "CONTRACT_CHANGED";
    static final String WAITING = "WAITING";

    private static final String FILE = "/notifications/who-is-told-what.csv";

    private final Map<String, Kind> kinds;

    Kinds() {
        try (var file = Kinds.class.getResourceAsStream(FILE)) {
            kinds = read(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @throws IllegalStateException with the line that cannot be read */
    static Map<String, Kind> read(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).skip(1).map(Kinds::row)
                .collect(Collectors.toMap(Kind::name, Function.identity(), (first, second) -> {
                    throw new IllegalStateException(FILE + ": twice: " + first.name());
                }, LinkedHashMap::new));
    }

    private static Kind row(String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 7 || cells[6].isBlank() || !cells[0].matches("[A-Z_]+")) {
            throw new IllegalStateException(FILE + ": not slag;aviseringen;steg;till;leverantör;anställd;varför: " + line);
        }
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        for (String words : cells[3].split(",")) {
            audiences.add(Audience.ofSwedish(words.strip()).orElseThrow(() -> new IllegalStateException(FILE + ": nobody: " + words)));
        }
        return new Kind(cells[0], cells[1].strip(), Arrays.stream(cells[2].split(" ")).filter(step -> !step.isBlank())
                .collect(Collectors.toUnmodifiableSet()), audiences, choice(cells[4]), choice(cells[5]), cells[6].strip());
    }

    /** @return null for a dash: nobody of that side is told */
    private static Choice choice(String words) {
        return words.strip().equals("–") ? null : Choice.ofSwedish(words.strip())
                .orElseThrow(() -> new IllegalStateException(FILE + ": no time: " + words));
    }

    List<Kind> all() {
        return List.copyOf(kinds.values());
    }

    Optional<Kind> named(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /** @throws IllegalStateException when the table lacks it */
    Kind get(String name) {
        return named(name).orElseThrow(() -> new IllegalStateException(FILE + ": no " + name));
    }

    /** The kind of a new task of this step; a returned report is told from a first one by who knows that. */
    Kind ofNewTask(String step) {
        return kinds.values().stream().filter(kind -> kind.steps().contains(step) && !kind.name().equals(REPORT_RETURNED)).findFirst()
                .orElseGet(() -> get(NEW_TASK));
    }
}
