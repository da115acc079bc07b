package se.samspel.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;

/**
 * The CPV's divisions, the first two digits of a code, and their Swedish names: those of the code list in the eForms SDK 1.13.3 (the CPV
 * itself is Regulation (EC) No 213/2008).
 */
final class Industries {

    private static final Map<String, String> NAMES = read();

    private Industries() {
    }

    static boolean isDivision(String code) {
        return NAMES.containsKey(code);
    }

    /** The divisions' codes in their order. */
    static Iterable<String> all() {
        return NAMES.keySet();
    }

    /** Code and name; a division that the CPV does not have is its digits alone. */
    static String named(String code) {
        return code == null || code.isEmpty() ? "Ingen CPV-kod" : NAMES.containsKey(code) ? code + " " + NAMES.get(code) : code;
    }

    private static Map<String, String> read() {
        Map<String, String> names = new LinkedHashMap<>();
        try {
            new ClassPathResource("ledger/cpv-divisions.csv").getContentAsString(StandardCharsets.UTF_8).lines()
                    .forEach(line -> names.put(line.substring(0, 2), line.substring(3)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return names;
    }
}
