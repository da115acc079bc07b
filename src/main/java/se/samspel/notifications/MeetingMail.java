package se.samspel.notifications;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.samspel.collaboration.Meeting;
import se.samspel.collaboration.MeetingListener;
import se.samspel.collaboration.Meetings;
import se.samspel.mail.Letter;
import se.samspel.mail.LetterKind;
import se.samspel.mail.Mail;
import se.samspel.mail.Outbox;

/**
 * Invites to a meeting, moves it with its day, and cancels it with the meeting or for who does not take part any more. Where it is held is
 * what somebody has typed and stands in Samspel alone.
 */
@Component
class MeetingMail implements LetterKind, MeetingListener {

    static final String KIND = "meeting";

    private static final String MEETING = "meeting";
    private static final String SEQUENCE = "sequence";
    private static final String WITHOUT = "without";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'kl.' HH.mm", Locale.forLanguageTag("sv-SE"));

    private final Outbox outbox;
    private final ObjectProvider<Meetings> meetings;
    private final Items items;
    private final NotificationMail mails;
    private final OwnCalendar calendar;
    private final CalendarFile file;
    private final Unreached unreached;

    MeetingMail(Outbox outbox, ObjectProvider<Meetings> meetings, Items items, NotificationMail mails, OwnCalendar calendar,
            CalendarFile file, Unreached unreached) {
        this.outbox = outbox;
        this.meetings = meetings;
        this.items = items;
        this.mails = mails;
        this.calendar = calendar;
        this.file = file;
        this.unreached = unreached;
    }

    @Override
    public void booked(Meeting meeting, Collection<String> noLonger) {
        meeting.participants().forEach(user -> put(meeting, user, false));
        noLonger.forEach(user -> put(meeting, user, true));
    }

    @Override
    public void cancelled(Meeting meeting) {
        meeting.participants().forEach(user -> put(meeting, user, true));
    }

    private void put(Meeting meeting, String user, boolean isWithout) {
        if (outbox.isOpen()) {
            Map<String, String> about = new HashMap<>();
            about.put(MEETING, meeting.id().toString());
            about.put(SEQUENCE, String.valueOf(meeting.sequence()));
            about.put(WITHOUT, isWithout ? "ja" : "");
            about.put(Items.CASE, meeting.registryNumber());
            outbox.put(KIND, user, null, about);
        }
    }

    @Override
    public String name() {
        return KIND;
    }

    /** What a later letter says otherwise is not said. */
    @Override
    public Optional<Mail> write(Letter letter) {
        return meetings.getObject().find(UUID.fromString(letter.about().get(MEETING)))
                .filter(meeting -> letter.about().get(SEQUENCE).equals(String.valueOf(meeting.sequence())))
                .map(meeting -> mail(letter, meeting));
    }

    private Mail mail(Letter letter, Meeting meeting) {
        boolean isCancelled = !letter.about().get(WITHOUT).isEmpty();
        ZonedDateTime starts = meeting.startsAt().atZone(Items.STOCKHOLM);
        Map<String, String> fields = items.fields(null);
        fields.put("task", meeting.name());
        fields.put("about", "avtal " + meeting.contractId());
        fields.put("day", items.day(starts.toLocalDate()));
        fields.put("time", TIME.format(starts));
        fields.put("cancelled", isCancelled ? "ja" : "");
        CalendarEntry entry = calendar.of(meeting);
        fields.put("link", entry.link());
        Mail mail = mails.mail(letter, MailTemplates.INVITATION_TO_MEETING, fields);
        return new Mail(mail.to(), mail.toName(), mail.subject(), mail.text(), mail.html(), file.invitation(entry, mail.to(), isCancelled));
    }

    @Override
    public void undelivered(Letter letter, String why) {
        unreached.tell(letter, why);
    }
}
