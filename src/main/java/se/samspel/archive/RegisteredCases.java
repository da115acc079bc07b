package se.samspel.archive;

import java.util.Optional;

/** Which cases there are. */
public interface RegisteredCases {

    /** The case's registry number as it was first written; empty when no case has a number that is the same. */
    Optional<String> asWritten(String registryNumber);
}
