package se.samspel.engine;

/** Counts wrong passwords, and says when no more are tried for a while. */
public interface SignInLimit {

    /** @return whether this account may be tried now from where the request comes */
    boolean mayTry(String userId);

    void tried(String userId, boolean right);
}
