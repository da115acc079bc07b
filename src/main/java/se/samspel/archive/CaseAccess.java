package se.samspel.archive;

import org.jspecify.annotations.Nullable;

/** Who may read a whole case. Without a bean of this type nobody may. */
public interface CaseAccess {

    boolean mayRead(@Nullable String userId, String registryNumber);
}
