package se.samspel.engine;

/** Told of each change of what somebody's sign-in rests on: a password, an account, a membership; whichever way it was changed. */
public interface AccountChanges {

    /**
     * In the transaction of the change, which may still fail.
     *
     * @param userId null when it may be everybody's: a whole group goes
     */
    default void changing(String userId) {
        // most need not know before it is certain
    }

    /**
     * When it is committed.
     *
     * @param userId null when it may be everybody's: a whole group has gone
     */
    void changed(String userId);
}
