package se.samspel.accounts;

import java.text.Normalizer;
import java.util.Locale;

/** Ids of accounts, of characters that harm nowhere. */
final class UserIds {

    private static final String OF_NOTHING = "kontakt";

    private UserIds() {
    }

    /** @return a-z and 0-9, parts joined by single dots, at most so long; {@code kontakt} when nothing is left of the name */
    static String harmless(String name, int longest) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        String parts = ascii.replaceAll("[^a-z0-9]+", ".").replaceAll("^\\.|\\.$", "");
        String id = parts.substring(0, Math.min(parts.length(), longest)).replaceAll("\\.$", "");
        return id.isEmpty() ? OF_NOTHING : id;
    }
}
