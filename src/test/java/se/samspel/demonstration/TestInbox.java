package se.samspel.demonstration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.springframework.context.ApplicationContext;

/** What has landed in the demonstration's inbox, for tests of other rooms. */
public final class TestInbox {

    private TestInbox() {
    }

    /** A mail as its reader sees it. */
    public record Seen(String id, String address, String at, String subject, String text) {
    }

    /** The oldest first. */
    public static List<Seen> mails(ApplicationContext samspel) {
        List<Seen> seen = new ArrayList<>();
        samspel.getBean(DemonstrationInbox.class).all()
                .forEach(mail -> seen.add(new Seen(mail.id(), mail.address(), mail.at(), mail.subject(), mail.text())));
        Collections.reverse(seen);
        return seen;
    }
}
