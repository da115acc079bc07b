package se.samspel.notifications;

import java.util.Arrays;
import java.util.Optional;

/** When somebody wants to be told of a kind. */
enum Choice {
    AT_ONCE("genast"),
    DAILY("varje dag"),
    WEEKLY("varje vecka"),
    /** Not before the task is late; what cannot be late is not told at all. */
    LATE("bara försenat");

    private final String swedish;

    Choice(String swedish) {
        this.swedish = swedish;
    }

    String swedish() {
        return swedish;
    }

    static Optional<Choice> ofSwedish(String words) {
        return Arrays.stream(values()).filter(choice -> choice.swedish.equals(words)).findFirst();
    }

    static Optional<Choice> ofName(String name) {
        return Arrays.stream(values()).filter(choice -> choice.name().equals(name)).findFirst();
    }
}
