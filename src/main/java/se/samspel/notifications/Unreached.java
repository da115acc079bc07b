package se.samspel.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import se.samspel.access.Role;
import se.samspel.collaboration.Notices;
import se.samspel.engine.SignedInUser;
import se.samspel.mail.Letter;

/** Whom mails do not reach: the support function is told so once in a month, and not of each mail. */
@Component
class Unreached {

    private static final Duration AGAIN = Duration.ofDays(30);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Notices notices;
    private final Recipients recipients;
    private final SignedInUser signedIn;

    Unreached(JdbcTemplate jdbc, Clock clock, Notices notices, Recipients recipients, SignedInUser signedIn) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.notices = notices;
        this.recipients = recipients;
        this.signedIn = signedIn;
    }

    void tell(Letter letter, String why) {
        String who = letter.receiver() == null ? letter.address() : letter.receiver();
        Timestamp now = Timestamp.from(clock.instant());
        boolean isNew = jdbc.update("""
                INSERT INTO unreached (who, told_at) VALUES (?, ?) ON CONFLICT (who) DO UPDATE SET told_at = excluded.told_at \
                WHERE unreached.told_at < ?""", who, now, Timestamp.from(clock.instant().minus(AGAIN))) == 1;
        if (isNew) {
            String name = letter.receiver() == null ? "brevlådan " + letter.address()
                    : recipients.user(letter.receiver()).map(Unreached::shown).orElse(letter.receiver());
            signedIn.asSamspel(() -> {
                notices.tellGroup(letter.about().get(Items.CASE), null, "E-post till " + name + " kommer inte fram: " + why
                        + ". Uppgifterna ligger kvar i Samspel. Kontrollera adressen, och ta kontakt på annat sätt tills den är rättad.",
                        Role.SUPPORT_FUNCTION.groupId());
                return null;
            });
        }
    }

    private static String shown(User user) {
        return Recipients.nameOf(user) + (user.getEmail() == null || user.getEmail().isBlank() ? "" : " (" + user.getEmail() + ")");
    }
}
