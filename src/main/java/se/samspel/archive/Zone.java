package se.samspel.archive;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The two parts of a case that are read by different people. What is written about candidates and placed people is the target group's; all
 * else is the contract's. Together they are the whole case, and nothing is in both.
 */
public enum Zone {
    /** Numbers of places, kinds and dates, never who: for the procurers of the unit and the support function. */
    CONTRACT("contract", "avtal"),
    /** References, consent, refusals, why somebody left: for the matching officers and the support function. */
    TARGET_GROUP("target-group", "målgrupp");

    /** Steps and messages about candidates and placed people. */
    private static final Set<String> ABOUT_PEOPLE = Set.of("present-candidates", "interview-candidates", "internship-check-in",
            "support-employment", "follow-up-placement", "handle-supplier-notice", "confirm-own-recruitment",
            "candidates-presented", "candidate-decisions", "placement-started", "placement-ended", "place-reopened");

    private static final String CORRECTION = "correct-answer";

    private final String name;
    private final String swedish;

    Zone(String name, String swedish) {
        this.name = name;
        this.swedish = swedish;
    }

    /** @param name as an address writes it; null for the contract's */
    public static Optional<Zone> named(@Nullable String name) {
        return name == null ? Optional.of(CONTRACT) : Arrays.stream(values()).filter(zone -> zone.name.equals(name)).findFirst();
    }

    /** As it stands on paper. */
    public String swedish() {
        return swedish;
    }

    /** A correction's reason is told where the answer is that it corrects. */
    public boolean holds(Submission submission) {
        return holds(submission.step().equals(CORRECTION) ? (String) submission.answers().get("step") : submission.step());
    }

    /** @param step a step's id or a message's name; null for what is no step, which is the contract's */
    public boolean holds(@Nullable String step) {
        return (this == TARGET_GROUP) == (step != null && ABOUT_PEOPLE.contains(step));
    }
}
