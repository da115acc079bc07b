package se.samspel.notifications;

import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;

import se.samspel.StartRefused;
import se.samspel.identifiers.EmailAddress;

/**
 * Groups with a mailbox of their own: {@code samspel.mailboxes}, a list of group and address. What is offered to such a group goes there,
 * and not to each of its members.
 */
@ConfigurationProperties("samspel")
record Mailboxes(List<Mailbox> mailboxes) {

    /** @throws StartRefused when a group or a usable address is missing */
    Mailboxes {
        mailboxes = mailboxes == null ? List.of() : List.copyOf(mailboxes);
        for (Mailbox mailbox : mailboxes) {
            if (mailbox.group() == null || mailbox.group().isBlank() || EmailAddress.of(mailbox.address()).isEmpty()) {
                throw new StartRefused("Samspel startar inte: en brevlåda i samspel.mailboxes behöver en grupp (group) och en e-postadress "
                        + "(address), inte " + mailbox.group() + " och " + mailbox.address() + ".");
            }
        }
    }

    /** @param group the group's id, for example {@code support-function} */
    record Mailbox(String group, String address) {
    }

    Optional<String> of(String group) {
        return mailboxes.stream().filter(mailbox -> mailbox.group().equals(group)).map(Mailbox::address).findFirst();
    }
}
