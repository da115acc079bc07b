package se.samspel.archive;

import org.jspecify.annotations.Nullable;

/** Who may read a case. Without a bean of this type nobody may. */
public interface CaseAccess {

    boolean mayRead(@Nullable String userId, String registryNumber, Zone zone);

    /** Whether the person reads the contract's zone of the case: what most rules want to know. */
    default boolean mayRead(@Nullable String userId, String registryNumber) {
        return mayRead(userId, registryNumber, Zone.CONTRACT);
    }
}
