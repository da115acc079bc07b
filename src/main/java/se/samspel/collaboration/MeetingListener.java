package se.samspel.collaboration;

import java.util.Collection;

/**
 * Is told of meetings in the transaction that keeps them, by which an invitation is written together with what it invites to. An exception
 * undoes the booking.
 */
public interface MeetingListener {

    /**
     * The meeting has been booked, or moved, or its place or participants have changed (then its sequence number is above 0).
     *
     * @param noLonger user ids of those who took part before and do not any more; to be told that it does not concern them
     */
    void booked(Meeting meeting, Collection<String> noLonger);

    /** The meeting will not be held. */
    void cancelled(Meeting meeting);
}
