package se.samspel.forms;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that an expression mentions; a name too many does no harm. */
final class Words {

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

    private static final Pattern VALUE = Pattern.compile(NAME.pattern() + "\\b(?!\\s*\\()");
    private static final Set<String> FEEL = Set.of("and", "or", "if", "then", "else", "in", "null", "true", "false", "for", "return",
            "some", "every", "satisfies", "between", "instance", "item");

    private Words() {
    }

    /** Those that FEEL does not keep for itself, and that are not called as functions. */
    static Set<String> values(String feel) {
        Set<String> names = new LinkedHashSet<>();
        Matcher name = VALUE.matcher(LITERAL.matcher(feel).replaceAll(" "));
        while (name.find()) {
            if (!FEEL.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }

    static Set<String> of(String expression) {
        Set<String> names = new LinkedHashSet<>();
        Matcher name = NAME.matcher(LITERAL.matcher(expression).replaceAll(" "));
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }
}
