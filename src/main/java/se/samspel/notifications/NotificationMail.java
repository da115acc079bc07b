package se.samspel.notifications;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import se.samspel.identifiers.EmailAddress;
import se.samspel.mail.Letter;
import se.samspel.mail.LetterKind;
import se.samspel.mail.Mail;
import se.samspel.mail.Outbox;
import se.samspel.mail.Undeliverable;

/** A mail of its own about one thing. */
@Component
class NotificationMail implements LetterKind {

    static final String KIND = "notification";

    private final Items items;
    private final MailTemplates templates;
    private final Recipients recipients;
    private final Unreached unreached;
    private final Outbox outbox;

    NotificationMail(Items items, MailTemplates templates, Recipients recipients, Unreached unreached, Outbox outbox) {
        this.items = items;
        this.templates = templates;
        this.recipients = recipients;
        this.unreached = unreached;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public Optional<Mail> write(Letter letter) {
        if (letter.about().containsKey(Items.ONLY_LATE) && waitsUntilLate(letter)) {
            return Optional.empty();
        }
        if (letter.receiver() != null && recipients.user(letter.receiver()).isEmpty()) {
            return Optional.empty();
        }
        return items.of(letter).map(item -> mail(letter, item.kind().template(), item.fields()));
    }

    /** The due date has been moved since: another letter waits for it. */
    private boolean waitsUntilLate(Letter letter) {
        Optional<Task> task = items.task(letter.about().get(Items.TASK));
        if (task.isEmpty() || task.get().getDueDate() == null || items.isLate(task.get())) {
            return false;
        }
        outbox.put(KIND, null, letter.receiver(), letter.address(), letter.about(), task.get().getDueDate().toInstant().plusSeconds(1));
        return true;
    }

    /** To who the letter is for, in the words of the template. */
    Mail mail(Letter letter, String template, Map<String, String> known) {
        Optional<User> user = Optional.ofNullable(letter.receiver()).flatMap(recipients::user);
        String name = user.map(Recipients::nameOf).orElse("");
        EmailAddress to = EmailAddress.of(user.map(User::getEmail).orElse(letter.address()))
                .orElseThrow(() -> new Undeliverable("ingen e-postadress som kan användas är angiven"));
        Map<String, String> fields = new HashMap<>(known);
        fields.put("name", name);
        MailTemplates.Words words = templates.write(template, fields);
        return new Mail(to, name, words.subject(), words.text(), words.html());
    }

    @Override
    public void undelivered(Letter letter, String why) {
        unreached.tell(letter, why);
    }
}
