package se.samspel.engine;

/** Told after each change of what somebody's sign-in rests on: a password, an account, a membership; whichever way it was changed. */
public interface AccountChanges {

    /** @param userId null when it may be everybody's: a whole group has gone */
    void changed(String userId);
}
