package se.samspel.notifications;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import se.samspel.mail.Letter;
import se.samspel.mail.LetterKind;
import se.samspel.mail.Mail;

/** Several things in one mail, each with its own link; each thing once, and without those that are done by then. */
@Component
class DigestMail implements LetterKind {

    static final String KIND = "digest";
    static final String DIGEST = "digest";

    private final JdbcTemplate jdbc;
    private final Told told;
    private final Items items;
    private final NotificationMail single;
    private final Unreached unreached;

    DigestMail(JdbcTemplate jdbc, Told told, Items items, NotificationMail single, Unreached unreached) {
        this.jdbc = jdbc;
        this.told = told;
        this.items = items;
        this.single = single;
        this.unreached = unreached;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public Optional<Mail> write(Letter letter) {
        List<Map<String, String>> abouts = jdbc.query("SELECT about FROM digest_item WHERE digest = ? ORDER BY id",
                (row, number) -> told.fields(row.getString(1)), UUID.fromString(letter.about().get(DIGEST)));
        Map<String, Item> byLine = new LinkedHashMap<>();
        abouts.forEach(about -> items.of(about, letter.receiver(), null).ifPresent(item -> byLine.putIfAbsent(item.line(), item)));
        if (byLine.isEmpty()) {
            return Optional.empty();
        }
        if (byLine.size() == 1) {
            Item alone = byLine.values().iterator().next();
            return Optional.of(single.mail(letter, alone.kind().template(), alone.fields()));
        }
        Map<String, String> fields = new HashMap<>(items.fields(null));
        fields.put("items", byLine.values().stream().map(item -> item.line() + "\n" + item.link()).collect(Collectors.joining("\n\n")));
        fields.put("line", byLine.size() + " saker i Samspel");
        return Optional.of(single.mail(letter, MailTemplates.DIGEST, fields));
    }

    @Override
    public void undelivered(Letter letter, String why) {
        unreached.tell(letter, why);
    }
}
