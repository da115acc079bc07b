package se.samspel.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import se.samspel.StartRefused;

/**
 * The mails' words: a text file for each kind, with its subject in the first line, in the jar or, in its place, in the organisation's own
 * folder ({@code samspel.mail-templates-dir}). All are read at start. The HTML is made of the text: paragraphs, and addresses as links.
 */
@Component
class MailTemplates {

    static final String DIGEST = "digest.txt";
    static final String INVITATION_TO_MEETING = "meeting.txt";

    private static final String JAR = "/notifications/mails/";
    private static final String SUBJECT = "Ämne: ";
    /** What a template may name, all of it in one line of Samspel's own words; empty when it is unknown. */
    static final Set<String> FIELDS = Set.of("name", "task", "about", "due", "wasDue", "isLate", "link", "contact", "choices", "reason",
            "items", "line", "where", "since", "day", "time", "cancelled");

    private final Map<String, Parts> templates = new HashMap<>();

    private record Parts(Template subject, Template text) {
    }

    /** What a template has made. */
    record Words(String subject, String text, String html) {
    }

    MailTemplates(Kinds kinds, @Value("${samspel.mail-templates-dir}") String folder) {
        List<String> names = Stream.concat(kinds.all().stream().map(Kind::template), Stream.of(DIGEST, INVITATION_TO_MEETING)).toList();
        Path own = folder.isBlank() ? null : Path.of(folder);
        if (own != null && !Files.isDirectory(own)) {
            throw refused("mappen " + own + " (SAMSPEL_MAILTEMPLATESDIR) finns inte");
        }
        for (String name : names) {
            Path file = own == null ? null : own.resolve(name);
            boolean isOwn = file != null && Files.exists(file);
            templates.put(name, parts(isOwn ? file.toString() : name, isOwn ? read(file) : inJar(name)));
        }
    }

    private static Parts parts(String file, String words) {
        String text = words.replace("\r\n", "\n").replaceFirst("^\uFEFF", "");
        int end = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || end < 0) {
            throw refused("mallen " + file + " ska börja med raden ”" + SUBJECT + "…”");
        }
        return new Parts(compiled(file, text.substring(SUBJECT.length(), end)), compiled(file, text.substring(end + 1).strip() + "\n"));
    }

    private static Template compiled(String file, String words) {
        Template template;
        try {
            template = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).compile(words);
        } catch (MustacheException unreadable) {
            throw refused("mallen " + file + " kan inte läsas (" + unreadable.getMessage() + ")");
        }
        Set<String> unknown = new TreeSet<>();
        template.visit(new Unknown(unknown));
        if (!unknown.isEmpty()) {
            throw refused("mallen " + file + " använder " + String.join(", ", unknown) + ", som inte finns. Det som finns är "
                    + FIELDS.stream().sorted().collect(Collectors.joining(", ")));
        }
        return template;
    }

    /** Collects what a template names and nobody gives it. */
    private record Unknown(Set<String> names) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            // any text will do
        }

        @Override
        public void visitVariable(String name) {
            if (!FIELDS.contains(name)) {
                names.add(name);
            }
        }

        @Override
        public boolean visitInclude(String name) {
            names.add("> " + name);
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            visitVariable(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            visitVariable(name);
            return true;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw refused("mallen " + file + " kan inte läsas som text i UTF-8");
        }
    }

    private static String inJar(String name) {
        try (InputStream file = MailTemplates.class.getResourceAsStream(JAR + name)) {
            if (file == null) {
                throw refused("mallen " + name + " saknas");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw refused("mallen " + name + " kan inte läsas");
        }
    }

    private static StartRefused refused(String why) {
        return new StartRefused("Samspel startar inte: " + why + ".");
    }

    /** @param fields those of {@link #FIELDS} that are known; the others are empty */
    Words write(String template, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>();
        FIELDS.forEach(name -> all.put(name, ""));
        all.putAll(fields);
        Parts parts = templates.get(template);
        String subject = parts.subject().execute(all).strip();
        String text = parts.text().execute(all).replaceAll("\n{3,}", "\n\n");
        return new Words(subject, text, html(subject, text));
    }

    private static String html(String subject, String text) {
        String paragraphs = Stream.of(text.strip().split("\n\n")).map(MailTemplates::paragraph).collect(Collectors.joining("\n"));
        return "<!doctype html>\n<html lang=\"sv\">\n<head><meta charset=\"utf-8\"><title>" + escaped(subject) + "</title></head>\n"
                + "<body style=\"font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1a1a1a; max-width: 36em\">\n"
                + paragraphs + "\n</body>\n</html>\n";
    }

    private static String paragraph(String text) {
        return "<p>" + Stream.of(text.split("\n")).map(MailTemplates::line).collect(Collectors.joining("<br>\n")) + "</p>";
    }

    /** An address is a link in both. */
    private static String line(String text) {
        return escaped(text).replaceAll("(https?://[^\\s<&\"]+[^\\s<&\".,])", "<a href=\"$1\">$1</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
