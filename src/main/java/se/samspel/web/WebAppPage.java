package se.samspel.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The page that a web app begins with, in the language that its texts will be in, under our name, with a way past the menus for who uses a
 * keyboard, and without the parts of Tasklist that nobody here may use or that our own take the place of.
 */
final class WebAppPage {

    /** Swedish for everybody but who reads English, as the web apps choose their texts. */
    private static final String ENGLISH = "en";

    /** Parts of Tasklist by their place and name: "Create task" is refused to everybody, the others are ours or answer in codes. */
    private static final String LEFT_OUT = String.join(",", List.of("tasklist.navbar.action:create-task-action",
            "tasklist.navbar.action:shortcut-help", "tasklist.header:tasklist-sorting", "tasklist.list:task-search",
            "tasklist.card:tasklist-card-variables", "tasklist.task.detail:task-detail-description"));

    private WebAppPage() {
    }

    static byte[] of(byte[] page, Locale asked) {
        boolean isEnglish = asked.getLanguage().equals(ENGLISH);
        String html = new String(page, StandardCharsets.UTF_8)
                .replaceFirst("<html lang=\"en\">", "<html lang=\"" + (isEnglish ? "en" : "sv") + "\">")
                .replaceFirst("<title>[^<]*</title>", "<title>Samspel</title>")
                .replaceFirst("content=\"Camunda [A-Z][a-z]*\"", "content=\"Samspel\"")
                .replaceFirst("<base ", "<base cam-exclude-plugins=\"" + LEFT_OUT + "\" ")
                .replaceFirst("(<body[^>]*>)", "$1\n<a class=\"samspel-skip\" href=\"#samspel-content\">"
                        + (isEnglish ? "Skip to the content" : "Hoppa till innehållet") + "</a>")
                .replaceFirst("<div class=\"site-wrap\">",
                        "<div class=\"site-wrap\" id=\"samspel-content\" tabindex=\"-1\" role=\"main\">");
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
