package se.samspel.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of document (handlingstyper) that a disposal decision names. */
public enum DocumentKind {
    /** What was answered in a case, but for what is about people; from the end of the case. */
    CASE_ANSWERS("Svar i ett ärende"),
    /** What was answered about candidates and placed people; from the end of the case. */
    PEOPLE_ANSWERS("Svar om kandidater och placerade"),
    /** What the engine remembers of processes that have ended: who did which step when, and the decision tables' answers. */
    HISTORY("Motorns historik"),
    /** Accounts of suppliers none of whose contracts is open; from the end of the last one. */
    ACCOUNTS("Leverantörers konton");

    private final String swedish;

    DocumentKind(String swedish) {
        this.swedish = swedish;
    }

    public String swedish() {
        return swedish;
    }

    /** As a setting writes it: {@code case-answers}. */
    String setting() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param written as a setting or an environment variable writes it: {@code case-answers}, {@code caseanswers} */
    static Optional<DocumentKind> of(String written) {
        String letters = written.replaceAll("[^A-Za-z]", "");
        return Arrays.stream(values()).filter(kind -> kind.name().replace("_", "").equalsIgnoreCase(letters)).findFirst();
    }
}
