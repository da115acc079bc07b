package se.samspel.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import se.samspel.access.Refusal;

/**
 * A request's path, read once, segment by segment, as it was sent: {@code /task/x%20y} has the segments {@code task} and {@code x y}. What
 * two readers could understand in two ways is no address: control characters and line separators, encoded slashes and percent signs,
 * parameters after a semicolon, empty segments and those of dots only.
 *
 * @param segments decoded, without the empty one that a slash at the end makes
 * @param isFolder whether a slash ends it
 */
record Address(List<String> segments, boolean isFolder) {

    private static final int LONGEST = 4_000;
    /**
     * {@code /api/cases/<registry number>/…}, {@code /arende/<registry number>} and {@code /avtal/<contract id>}: the one segment in which
     * a number's own slash may stand, as {@code %2F}.
     */
    private static final Set<List<String>> BEFORE_REGISTRY_NUMBER = Set.of(List.of("api", "cases"), List.of("arende"), List.of("avtal"));

    /** @return empty for what is no address */
    static Optional<Address> of(String rawPath) {
        if (rawPath == null || !rawPath.startsWith("/") || rawPath.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = rawPath.substring(1).split("/", -1);
        boolean isFolder = parts[parts.length - 1].isEmpty();
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < (isFolder ? parts.length - 1 : parts.length); i++) {
            String segment = decoded(parts[i]);
            if (segment == null || !isPlain(segment, BEFORE_REGISTRY_NUMBER.contains(segments))) {
                return Optional.empty();
            }
            segments.add(segment);
        }
        return Optional.of(new Address(List.copyOf(segments), isFolder));
    }

    /** @return null for what is not UTF-8 in per cent */
    private static String decoded(String part) {
        ByteBuffer bytes = ByteBuffer.allocate(part.length());
        for (int i = 0; i < part.length(); i++) {
            char character = part.charAt(i);
            if (character != '%') {
                if (character > 126 || character < '!') {
                    return null;
                }
                bytes.put((byte) character);
                continue;
            }
            int high = i + 2 <= part.length() - 1 ? Character.digit(part.charAt(i + 1), 16) : -1;
            int low = i + 2 <= part.length() - 1 ? Character.digit(part.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static boolean isPlain(String segment, boolean mayHoldSlash) {
        return !segment.isBlank() && !segment.equals(".") && !segment.equals("..")
                && segment.codePoints().allMatch(point -> switch (point) {
            case '/' -> mayHoldSlash;
            case '\\', '%', ';' -> false;
            default -> switch (Character.getType(point)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                        Character.PRIVATE_USE, Character.UNASSIGNED -> false;
                default -> true;
            };
        });
    }

    /** The address below this one, when this begins it. */
    Optional<Address> below(String... first) {
        return segments.size() >= first.length && segments.subList(0, first.length).equals(List.of(first))
                ? Optional.of(new Address(segments.subList(first.length, segments.size()), isFolder)) : Optional.empty();
    }

    /**
     * The call to the engine that this is, in whichever of its two interfaces and however the engine is named; empty for another address.
     */
    Optional<Address> engineCall() {
        return below("engine-rest").map(call -> call.below("engine", "default").orElse(call))
                .or(() -> below("camunda", "api", "engine").map(call -> call.below("engine", "default").orElse(call)));
    }

    /** For the log: nothing in it can begin a line, and nothing lets its reader in. */
    @Override
    public String toString() {
        return Refusal.shown("/" + String.join("/", segments));
    }
}
