package se.samspel.archive;

/** Who may read a whole case. Without a bean of this type nobody may. */
public interface CaseAccess {

    boolean mayRead(String userId, String registryNumber);
}
