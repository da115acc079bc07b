package se.samspel.mail;

import org.jspecify.annotations.Nullable;

import se.samspel.identifiers.EmailAddress;

/**
 * What one person gets: the same words as text and as HTML.
 *
 * @param toName   as the person is called; may be empty
 * @param subject  in one line; a control character in it becomes a space
 * @param html     a whole page
 * @param calendar null when no meeting belongs to it
 */
public record Mail(EmailAddress to, String toName, String subject, String text, String html, @Nullable Invitation calendar) {

    /**
     * A meeting's invitation, change or cancellation (RFC 6047).
     *
     * @param method REQUEST or CANCEL, as in the file
     * @param file   iCalendar
     */
    public record Invitation(String method, String file) {
    }

    public Mail(EmailAddress to, String toName, String subject, String text, String html) {
        this(to, toName, subject, text, html, null);
    }
}
