package se.samspel.engine;

import java.util.Optional;

/** Counts tries of passwords, and says when none is taken for a while. */
public interface SignInLimit {

    /**
     * Takes a place before the password is looked at, so that many at once get no more tries than one after another.
     *
     * @param userId as it was sent
     * @return empty when no password of this account is tried now from where the request comes, or when no account can have such an id
     */
    Optional<Try> reserve(String userId);

    /** One try, counted as wrong until it is told to be right. */
    interface Try {

        void ended(boolean right);
    }
}
