package se.samspel.identifiers;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What an account may be called: letters a to z and digits, with single {@code - . _ @} between them. */
public final class UserId {

    /** For who takes a pattern as text. */
    public static final String PATTERN = "[a-zA-Z0-9]+([-._@][a-zA-Z0-9]+)*";

    private static final Pattern WRITTEN = Pattern.compile(PATTERN);

    private UserId() {
    }

    public static boolean isValid(@Nullable String id) {
        return id != null && WRITTEN.matcher(id).matches();
    }
}
