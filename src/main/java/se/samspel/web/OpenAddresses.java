package se.samspel.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A list of what is open, a line each: methods and a path. {@code *} is one segment, {@code **} at the end any number of them, {@code a|b}
 * one of these. A slash at the end of an address makes no difference. GET stands for HEAD and OPTIONS too.
 */
final class OpenAddresses {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final List<Line> lines;

    private OpenAddresses(List<Line> lines) {
        this.lines = lines;
    }

    static OpenAddresses of(String table) {
        return new OpenAddresses(table.lines().map(String::strip).filter(line -> !line.isEmpty()).map(Line::of).toList());
    }

    boolean areOpen(String method, Address address) {
        String asked = READING.contains(method) ? "GET" : method;
        return lines.stream().anyMatch(line -> line.methods().contains(asked) && line.matches(address.segments()));
    }

    private record Line(Set<String> methods, List<Set<String>> segments, boolean andBelow) {

        private static final Set<String> ANY = Set.of("*");

        static Line of(String text) {
            String[] words = text.split(" +");
            String path = words[1].substring(1);
            boolean andBelow = path.endsWith("**");
            List<Set<String>> segments = Arrays.stream((andBelow ? path.substring(0, path.length() - 2) : path).split("/"))
                    .filter(segment -> !segment.isEmpty()).map(segment -> Set.of(segment.split("\\|"))).toList();
            return new Line(Set.of(words[0].split(",")), segments, andBelow);
        }

        boolean matches(List<String> asked) {
            if (asked.size() < segments.size() || asked.size() > segments.size() && !andBelow) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).equals(ANY) && !segments.get(i).contains(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
