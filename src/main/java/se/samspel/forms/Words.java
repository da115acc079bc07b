package se.samspel.forms;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that an expression mentions; a name too many does no harm. */
final class Words {

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

    private Words() {
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
