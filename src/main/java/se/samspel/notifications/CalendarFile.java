package se.samspel.notifications;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import se.samspel.identifiers.EmailAddress;
import se.samspel.mail.Mail;

/** Calendars as files (RFC 5545), and invitations to meetings (RFC 5546). Times are in UTC; a day is a day, in whatever zone. */
@Component
class CalendarFile {

    private final Clock clock;
    private final String organizer;

    CalendarFile(Clock clock, @Value("${samspel.mail-from}") String organizer) {
        this.clock = clock;
        this.organizer = organizer;
    }

    String of(List<CalendarEntry> entries) {
        Calendar calendar = empty();
        calendar.add(new XProperty("X-WR-CALNAME", "Samspel"));
        entries.forEach(entry -> calendar.add(event(entry)));
        return text(calendar);
    }

    /** @param isCancelled whether the meeting is not held, or not with this person */
    Mail.Invitation invitation(CalendarEntry meeting, EmailAddress to, boolean isCancelled) {
        Calendar calendar = empty();
        calendar.add(isCancelled ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        VEvent event = event(meeting);
        event.add(new Organizer(mailto(organizer)));
        event.add(new Attendee(mailto(to.value())));
        event.add(isCancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        calendar.add(event);
        return new Mail.Invitation(isCancelled ? "CANCEL" : "REQUEST", text(calendar));
    }

    private static Calendar empty() {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Samspel//Samspel//SV"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        return calendar;
    }

    private VEvent event(CalendarEntry entry) {
        VEvent event = entry.day() != null ? new VEvent(entry.day(), entry.summary())
                : new VEvent(entry.from(), entry.to(), entry.summary());
        event.getDateTimeStamp().ifPresent(event::remove);
        event.add(new DtStamp(clock.instant()));
        event.add(new Uid(entry.uid()));
        event.add(new Sequence(entry.sequence()));
        event.add(new Url(URI.create(entry.link())));
        if (entry.day() != null) {
            event.add(ImmutableTransp.TRANSPARENT);
        }
        return event;
    }

    private static URI mailto(String address) {
        return URI.create("mailto:" + address);
    }

    private static String text(Calendar calendar) {
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.toString();
    }
}
