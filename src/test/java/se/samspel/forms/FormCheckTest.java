package se.samspel.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import se.samspel.archive.PlainValues;

/** Every rule of every kind of component: what is taken, as what, and with which sentence it is refused. */
class FormCheckTest {

    private static final Feel FEEL = new Feel();
    private static final String FIXED = "\"values\": [{\"value\": \"RED\", \"label\": \"Röd\"}, {\"value\": \"BLUE\", \"label\": "
            + "\"Blå\"}, {\"value\": 3, \"label\": \"Tre\"}]";
    /** Stands for a field that is stored as nothing. */
    private static final Object EMPTY = null;

    /** A component, what is posted for its field "f", and what is stored. */
    static Stream<Arguments> taken() {
        return Stream.of(
                row("text", "textfield", "", "Städning", "Städning"),
                row("text of emoji and combining characters", "textfield", "", "a\u0308 😀 ${1+1} #{x} =1+1", "ä 😀 ${1+1} #{x} =1+1"),
                row("text of spaces that are none is no answer", "textfield", "", "\u00a0\u2007\u3000\u2800", EMPTY),
                row("text that shows nothing is no answer", "textarea", "", "\u200b\ufeff\u00ad\u202e\u2066\ufe0f\u3164\u200d\udb40\udc41",
                        EMPTY),
                row("what is not seen is not kept", "textfield", "", "St\u00adäd\u200bning\u00a0nu\udb40\udc41", "Städning nu"),
                row("separators of lines and paragraphs are lines", "textarea", "", "a\u2028b\u2029c", "a\nb\nc"),
                row("joined letters stay joined", "textfield", "", "می\u200cخواهم 👩\u200d🚒", "می\u200cخواهم 👩\u200d🚒"),
                row("an option followed by what is not seen", "select", FIXED, "BLUE\u200b", "BLUE"),
                row("an address between what is not seen", "textfield", "\"validate\": {\"validationType\": \"email\"}",
                        "\u200bgustav@example.se\u00a0", "gustav@example.se"),
                row("blank text is no answer", "textfield", "", "  \t ", EMPTY),
                row("null is no answer", "textfield", "", null, EMPTY),
                row("a tab on a line", "textfield", "", "a\tb", "a\tb"),
                row("exactly the longest", "textfield", "\"validate\": {\"maxLength\": 5}", "fem å", "fem å"),
                row("exactly the shortest", "textfield", "\"validate\": {\"minLength\": 3}", "tre", "tre"),
                row("exactly what the database holds", "textarea", "", "å".repeat(4000), "å".repeat(4000)),
                row("a limit beyond the database's is no limit", "textarea", "\"validate\": {\"maxLength\": \"9000\"}", "a".repeat(4000),
                        "a".repeat(4000)),
                row("lines where there is room", "textarea", "", "ett\r\ntvå\ttre", "ett\r\ntvå\ttre"),
                row("pattern", "textfield", "\"validate\": {\"pattern\": \"^[A-Z]{3}$\"}", "ABC", "ABC"),
                row("pattern without anchors is sought", "textfield", "\"validate\": {\"pattern\": \"[0-9]\"}", "rum 3", "rum 3"),
                row("e-mail", "textfield", "\"validate\": {\"validationType\": \"email\"}", "anna.berg+x@sodra.example.se",
                        "anna.berg+x@sodra.example.se"),
                row("telephone", "textfield", "\"validate\": {\"validationType\": \"phone\"}", "+46701234567", "+46701234567"),
                row("organisation number is no personal number", "textfield", "", "556677-8899", "556677-8899"),
                row("whole number", "number", "", 4, 4),
                row("a long", "number", "", 3_000_000_000L, 3_000_000_000L),
                row("a double that is whole", "number", "", 4.0, 4),
                row("decimals", "number", "\"decimalDigits\": 2", 1.25, 1.25),
                row("exactly the least", "number", "\"validate\": {\"min\": 0}", 0, 0),
                row("exactly the greatest", "number", "\"validate\": {\"max\": 10}", 10, 10),
                row("number as text", "number", "\"serializeToString\": true", "12.50", "12.50"),
                row("ticked", "checkbox", "", true, true),
                row("unticked is an answer", "checkbox", "", null, false),
                row("ticked as it must", "checkbox", "\"validate\": {\"required\": true}", true, true),
                row("radio", "radio", FIXED, "RED", "RED"),
                row("radio by number", "radio", FIXED, 3.0, 3),
                row("select", "select", FIXED, "BLUE", "BLUE"),
                row("select from a list", "select", "\"valuesKey\": \"people\"", "elin", "elin"),
                row("select from an expression", "select", "\"valuesExpression\": \"=[\\\"A\\\", \\\"B\\\"]\"", "B", "B"),
                row("checklist", "checklist", FIXED, List.of("BLUE", "RED"), List.of("BLUE", "RED")),
                row("empty checklist is no answer", "checklist", FIXED, List.of(), EMPTY),
                row("taglist from a list", "taglist", "\"valuesKey\": \"people\"", List.of("elin"), List.of("elin")),
                row("date", "datetime", "\"subtype\": \"date\"", "2028-02-29", "2028-02-29"),
                row("the day itself has not passed", "datetime", "\"subtype\": \"date\", \"disallowPassedDates\": true", "2026-09-01",
                        "2026-09-01"),
                row("time", "datetime", "\"subtype\": \"time\"", "13:30", "13:30"),
                row("time with offset", "datetime", "\"subtype\": \"time\"", "23:59:59+02:00", "23:59:59+02:00"),
                row("moment", "datetime", "\"subtype\": \"datetime\"", "2026-09-01T13:30", "2026-09-01T13:30"),
                row("moment with offset", "datetime", "\"subtype\": \"datetime\"", "2026-09-01T13:30:00Z", "2026-09-01T13:30:00Z"),
                row("what the form computes is not asked of the sender", "expression", "\"expression\": \"=1 + 1\"", 99, 2L),
                row("own check", "number", "\"properties\": {\"check\": \"f > 2\", \"message\": \"Mer än två.\"}", 3, 3),
                row("own check is not asked of an empty field", "number",
                        "\"properties\": {\"check\": \"f > 2\", \"message\": \"Mer än två.\"}", null, EMPTY),
                row("hidden, though required", "textfield", "\"validate\": {\"required\": true}, \"conditional\": {\"hide\": \"=true\"}",
                        null, EMPTY),
                row("hidden: what is posted is not taken", "textfield", "\"conditional\": {\"hide\": \"=true\"}", "smyg", EMPTY),
                row("hidden: not even looked at", "number", "\"conditional\": {\"hide\": \"=true\"}", List.of("fel", "typ"), EMPTY),
                row("shown when the condition says no", "textfield", "\"conditional\": {\"hide\": \"=f = \\\"x\\\"\"}", "y", "y"),
                row("a lock that says no", "textfield", "\"readonly\": \"=today = \\\"2020-09-01\\\"\"", "y", "y"),
                row("a condition that cannot be evaluated hides nothing", "textfield", "\"conditional\": {\"hide\": \"=no_such(1)\"}", "y",
                        "y"));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource
    void taken(String rule, String type, String more, Object posted, Object stored) {
        assertThat(check(component(type, more), posted(posted)).answers()).containsEntry("f", stored);
    }

    static Stream<Arguments> refused() {
        String notText = "”Fältet” ska vara text.";
        String notNumber = "”Fältet” ska vara ett tal.";
        String notOption = "”Fältet” ska vara ett av alternativen.";
        String notOptions = "”Fältet” ska vara en lista med alternativ.";
        String onlyOptions = "”Fältet” ska bara innehålla av alternativen, vart och ett högst en gång.";
        String notTaken = "”Fältet” innehåller tecken som inte kan sparas.";
        String number = "”Fältet” innehåller ett personnummer eller samordningsnummer. Sådana får inte skrivas här.";
        String required = "\"validate\": {\"required\": true}";
        List<Arguments> rows = new ArrayList<>(List.of(
                row("required", "textfield", required, "  ", "”Fältet” måste fyllas i."),
                row("required", "textarea", required, null, "”Fältet” måste fyllas i."),
                row("required", "number", required, null, "”Fältet” måste fyllas i."),
                row("required", "radio", required + ", " + FIXED, "", "”Fältet” måste fyllas i."),
                row("required", "select", required + ", " + FIXED, null, "”Fältet” måste fyllas i."),
                row("required", "checklist", required + ", " + FIXED, List.of(), "”Fältet” måste fyllas i."),
                row("required", "taglist", required + ", " + FIXED, null, "”Fältet” måste fyllas i."),
                row("required", "datetime", required, "", "”Fältet” måste fyllas i."),
                row("required", "checkbox", required, false, "”Fältet” måste kryssas i."),
                row("required", "checkbox", required, null, "”Fältet” måste kryssas i."),
                row("a number", "textfield", "", 5, notText),
                row("a truth", "textarea", "", true, notText),
                row("a list", "textfield", "", List.of("a"), notText),
                row("an object", "textfield", "", Map.of("a", "b"), notText),
                row("what nobody can read", "textfield", "", PlainValues.UNREADABLE, notText),
                row("NUL", "textfield", "", "a\u0000b", notTaken),
                row("a character of one's own", "textarea", "", "a\ue000b", notTaken),
                row("no character", "textarea", "", "a\ufdd0b", notTaken),
                row("no character of a higher plane", "textarea", "", "a\ud83f\udfffb", notTaken),
                row("a separator of lines on one line", "textfield", "", "a\u2028b", notTaken),
                row("only what is not seen, required", "textfield", required, "\u00a0\u200b", "”Fältet” måste fyllas i."),
                row("half a character", "textarea", "", "a\uD83D", notTaken),
                row("a line break on one line", "textfield", "", "a\nb", notTaken),
                row("escape", "textarea", "", "a\u001b[31m", notTaken),
                row("one too long", "textfield", "\"validate\": {\"maxLength\": 5}", "sex år",
                        "”Fältet” får vara högst 5 tecken, men är 6."),
                row("one too short", "textfield", "\"validate\": {\"minLength\": 3}", "ab", "”Fältet” ska vara minst 3 tecken."),
                row("more than the database holds", "textarea", "", "a".repeat(4001), "”Fältet” får vara högst 4000 tecken, men är 4001."),
                row("pattern", "textfield", "\"validate\": {\"pattern\": \"^[A-Z]{3}$\"}", "ABCD", "”Fältet” har fel form."),
                row("pattern with the process owner's own sentence", "textfield",
                        "\"validate\": {\"pattern\": \"^[A-Z]{3}$\"}, "
                                + "\"properties\": {\"patternMessage\": \"Skriv Fältet med tre bokstäver.\"}",
                        "ABCD", "Skriv Fältet med tre bokstäver."),
                row("e-mail", "textfield", "\"validate\": {\"validationType\": \"email\"}", "anna@sodra",
                        "”Fältet” ska vara en e-postadress, till exempel namn@example.se."),
                row("telephone", "textfield", "\"validate\": {\"validationType\": \"phone\"}", "070-123",
                        "”Fältet” ska vara ett telefonnummer med landsnummer, till exempel +46701234567."),
                row("text", "number", "", "4", notNumber),
                row("not a number", "number", "", Double.NaN, notNumber),
                row("without end", "number", "", Double.POSITIVE_INFINITY, notNumber),
                row("beyond measure", "number", "", new BigInteger("9".repeat(30)), "”Fältet” är ett för stort tal."),
                row("beyond proportion", "number", "\"serializeToString\": true", "1e999999999", notNumber),
                row("a number where text is wanted", "number", "\"serializeToString\": true", 4, notNumber),
                row("decimals of a whole number", "number", "\"decimalDigits\": 0", 1.5, "”Fältet” ska vara ett heltal."),
                row("too many decimals", "number", "\"decimalDigits\": 2", 1.255, "”Fältet” får ha högst 2 decimaler."),
                row("one decimal", "number", "\"decimalDigits\": 1", 1.25, "”Fältet” får ha högst 1 decimal."),
                row("below the least", "number", "\"validate\": {\"min\": 0}", -1, "”Fältet” ska vara minst 0."),
                row("above the greatest", "number", "\"validate\": {\"max\": 10}", 10.5, "”Fältet” får vara högst 10."),
                row("text", "checkbox", "", "true", "”Fältet” ska vara ja eller nej."),
                row("no option", "radio", FIXED, "GREEN", notOption),
                row("an option's label", "radio", FIXED, "Röd", notOption),
                row("a list", "radio", FIXED, List.of("RED"), notOption),
                row("a number as text", "select", FIXED, "3", notOption),
                row("nobody of the list", "select", "\"valuesKey\": \"people\"", "gustav", notOption),
                row("a list that is not there", "select", "\"valuesKey\": \"nothing\"", "elin", notOption),
                row("not of the expression", "select", "\"valuesExpression\": \"=[\\\"A\\\"]\"", "B", notOption),
                row("an expression that fails", "select", "\"valuesExpression\": \"=no_such(\\\"A\\\")\"", "A", notOption),
                row("one instead of a list", "checklist", FIXED, "RED", notOptions),
                row("a strange one", "checklist", FIXED, List.of("RED", "GREEN"), onlyOptions),
                row("the same twice", "taglist", FIXED, List.of("RED", "RED"), onlyOptions),
                row("lists in lists", "taglist", FIXED, List.of(List.of("RED")), onlyOptions),
                row("nothing among them", "checklist", FIXED, Collections.singletonList(null), onlyOptions),
                row("too many", "checklist", FIXED, Collections.nCopies(501, "RED"), notOptions),
                row("no form", "datetime", "", "1 september", "”Fältet” ska vara ett datum på formen ÅÅÅÅ-MM-DD."),
                row("a moment", "datetime", "", "2026-09-01T00:00", "”Fältet” ska vara ett datum på formen ÅÅÅÅ-MM-DD."),
                row("a number", "datetime", "", 20260901, "”Fältet” ska vara ett datum på formen ÅÅÅÅ-MM-DD."),
                row("no such day", "datetime", "", "2027-02-29", "”Fältet” är inget datum som finns."),
                row("absurd year", "datetime", "", "0001-01-01", "”Fältet” ska ligga mellan åren 1900 och 2199."),
                row("absurd year", "datetime", "", "9999-12-31", "”Fältet” ska ligga mellan åren 1900 och 2199."),
                row("passed", "datetime", "\"disallowPassedDates\": true", "2026-08-31",
                        "”Fältet” får inte vara ett datum som har passerat."),
                row("no such time", "datetime", "\"subtype\": \"time\"", "24:00", "”Fältet” ska vara en tid, till exempel 13:30."),
                row("no such moment", "datetime", "\"subtype\": \"datetime\"", "2026-13-01T00:00",
                        "”Fältet” ska vara datum och tid, till exempel 2026-09-01T13:30."),
                row("own check, own sentence", "number", "\"properties\": {\"check\": \"f > 2\", \"message\": \"Mer än två.\"}", 1,
                        "Mer än två."),
                row("own check, no sentence", "number", "\"properties\": {\"check\": \"=f > 2\"}", 1,
                        "”Fältet” har ett värde som inte godtas."),
                row("second check", "number", "\"properties\": {\"check\": \"f > 0\", \"message\": \"x\", \"check2\": \"f > 2\", "
                + "\"message2\": \"Mer än två.\"}", 1, "Mer än två."),
                row("a check that fails", "number", "\"properties\": {\"check\": \"f >\", \"message\": \"x\"}", 1,
                        "”Fältet” kunde inte kontrolleras på grund av ett fel i formuläret. Kontakta processägaren."),
                row("read only", "textfield", "\"readonly\": true", "nytt", "”Fältet” kan inte ändras här."),
                row("read only for now", "textfield", "\"readonly\": \"=today = \\\"2026-09-01\\\"\"", "nytt",
                        "”Fältet” kan inte ändras här."),
                row("a lock that cannot be evaluated", "textfield", "\"readonly\": \"=no_such(1)\"", "nytt",
                        "”Fältet” kan inte ändras här."),
                row("a lock that is no FEEL", "textfield", "\"readonly\": \"=today = = 1\"", "nytt", "”Fältet” kan inte ändras här."),
                row("a lock that answers neither yes nor no", "textfield", "\"readonly\": \"=1 + 1\"", "nytt",
                        "”Fältet” kan inte ändras här."),
                row("a lock that compares with what nobody knows", "textfield", "\"readonly\": \"=today > unknownDay\"", "nytt",
                        "”Fältet” kan inte ändras här."),
                row("switched off", "number", "\"disabled\": true", 4, "”Fältet” kan inte ändras här.")));
        for (String type : List.of("textfield", "textarea", "radio", "select", "datetime")) {
            rows.add(row("personal identity number", type, FIXED, "den 19900118-9811.", number));
        }
        rows.add(row("personal identity number", "checklist", FIXED, List.of("RED", "199001189811"), number));
        rows.add(row("ten digits that nobody chose from a list", "checklist", FIXED, List.of("RED", "9001189811"), onlyOptions));
        rows.add(row("personal identity number", "number", "", 199001189811L, number));
        return rows.stream();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource
    void refused(String rule, String type, String more, Object posted, String sentence) {
        InvalidSubmission refusal = catchThrowableOfType(InvalidSubmission.class,
                () -> check(component(type, more), posted(posted)).answers());

        assertThat(refusal).as("%s is taken", posted).isNotNull();
        assertThat(refusal.faults()).containsExactly(new Fault("f", "Fältet", sentence));
    }

    @Test
    void unknownFields_areNamed_theirTextMadeHarmless_atMostTwenty() {
        Map<String, Object> posted = new LinkedHashMap<>(Map.of("<b>${x}\u0000", 1));
        assertThat(faults(component("textfield", ""), posted)).extracting(Fault::message)
                .containsExactly("Fältet ”?b???x??” finns inte i formuläret.");
        for (int i = 0; i < 1000; i++) {
            posted.put("x" + i, i);
        }
        assertThat(faults(component("textfield", ""), posted)).hasSize(20);
    }

    @Test
    void everyFaultIsTold_inTheFormsOrder() {
        FormSchema form = form(named("textfield", "a", "\"validate\": {\"required\": true}"), named("number", "b", ""),
                named("checkbox", "c", ""));
        assertThat(faults(form, Map.of("c", "ja", "b", "två", "d", 1))).extracting(Fault::field).containsExactly("d", "a", "b", "c");
    }

    @Test
    void aHiddenFieldCountsAsEmptyForTheOthers() {
        FormSchema form = form(named("checkbox", "a", ""), named("textfield", "b", "\"conditional\": {\"hide\": \"=a\"}"),
                named("textfield", "c", "\"conditional\": {\"hide\": \"=b = null\"}"));
        assertThat(check(form, Map.of("a", true, "b", "x", "c", "y"), Map.of()).answers()).containsEntry("b", null).containsEntry("c",
                null);
        assertThat(check(form, Map.of("a", false, "b", "x", "c", "y"), Map.of()).answers()).containsEntry("b", "x").containsEntry("c", "y");
    }

    @Test
    void aGroupHidesWhatIsInIt_andItsPathHoldsIt() {
        FormSchema form = form("{\"type\": \"group\", \"label\": \"Kontakt\", \"path\": \"contact\", \"conditional\": {\"hide\": "
                + "\"=no\"}, \"components\": [" + named("textfield", "email", "\"validate\": {\"required\": true}") + "]}",
                named("checkbox", "no", ""));
        assertThat(check(form, Map.of("contact", Map.of("email", "a")), Map.of()).answers()).containsEntry("contact", Map.of("email", "a"));
        assertThat(check(form, Map.of("no", true), Map.of()).answers()).containsEntry("contact", Collections.singletonMap("email", null));
        assertThat(faults(form, Map.of())).extracting(Fault::field).containsExactly("email");
        assertThat(faults(form, Map.of("contact", "text"))).extracting(Fault::field).contains("contact");
        assertThat(faults(form, Map.of("contact", Map.of("email", "a", "more", 1)))).extracting(Fault::field)
                .containsExactly("contact.more");
        assertThat(faults(form, Map.of("contact", Map.of("email", Map.of("deep", Map.of("er", 1)))))).extracting(Fault::field)
                .containsExactly("email");
    }

    @Test
    void whatIsLocked_isNotStoredAgain_andMayBeSentBackUnchanged() {
        FormSchema form = form(named("number", "f", "\"readonly\": true"), named("expression", "twice", "\"expression\": \"=f * 2\""));
        assertThat(check(form, Map.of("f", 5.0), Map.of("f", 5)).answers()).isEqualTo(Map.of("twice", 10L));
        assertThatThrownBy(() -> check(form, Map.of("f", 6), Map.of("f", 5)).answers()).hasMessage("”F” kan inte ändras här.");
    }

    @Test
    void checksSeeTheOtherAnswersAndWhatIsKnown() {
        FormSchema form = form(named("datetime", "start", ""), named("datetime", "end",
                "\"properties\": {\"check\": \"end >= start and places > 1 and today = \\\"2026-09-01\\\" and currentUser = "
                + "\\\"anna\\\"\", \"message\": \"Nej.\"}"));
        Map<String, Object> dates = Map.of("start", "2026-09-01", "end", "2026-09-02");
        assertThat(check(form, dates, Map.of("places", 2)).answers()).containsEntry("end", "2026-09-02");
        assertThatThrownBy(() -> check(form, dates, Map.of("places", 1)).answers()).hasMessage("Nej.");
        assertThatThrownBy(() -> check(form, Map.of("start", "2026-09-02", "end", "2026-09-01"), Map.of("places", 2)).answers())
                .hasMessage("Nej.");
    }

    @Test
    void whatIsTyped_isNeverEvaluated() {
        FormSchema form = form(named("textfield", "a", ""), named("expression", "copy", "\"expression\": \"=a\""));
        for (String code : List.of("${1+1}", "=1+1", "{{a}}", "#{x}", "\" + 1 + \"", "today")) {
            assertThat(check(form, Map.of("a", code), Map.of()).answers()).containsEntry("copy", code);
        }
    }

    @Test
    void theLabelOfAPersonIsKept() {
        FormCheck check = check(form(named("select", "f", "\"valuesKey\": \"people\"")), Map.of("f", "elin"), Map.of());
        check.answers();
        assertThat(check.labels()).isEqualTo(Map.of("f", Map.of("elin", "Elin Ek")));
    }

    @Test
    void whatIsKnown_isAskedForOnceAndOnlyWhenNeeded() {
        int[] asked = {0};
        FormCheck.Known known = () -> {
            asked[0]++;
            return Map.of("f", "a", "people", List.of(Map.of("value", "elin", "label", "Elin Ek")));
        };
        new FormCheck(component("textfield", ""), Map.of("f", "a"), known, FEEL, Map.of()).answers();
        assertThat(asked[0]).isZero();
        new FormCheck(form(named("textfield", "f", "\"readonly\": true"), named("select", "g", "\"valuesKey\": \"people\"")),
                Map.of("f", "a", "g", "elin"), known, FEEL, Map.of()).answers();
        assertThat(asked[0]).isEqualTo(1);
    }

    private static Arguments row(String rule, String type, String more, Object posted, Object expected) {
        return Arguments.of(rule, type, more, posted, expected);
    }

    private static FormSchema component(String type, String more) {
        return form("{\"type\": \"" + type + "\", \"key\": \"f\", \"label\": \"Fältet\"" + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    private static String named(String type, String key, String more) {
        return "{\"type\": \"" + type + "\", \"key\": \"" + key + "\", \"label\": \"" + key.toUpperCase() + "\""
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static FormSchema form(String... components) {
        return FormSchemaReader.read("{\"id\": \"test\", \"components\": [" + String.join(",", components) + "]}");
    }

    private static Map<String, Object> posted(Object value) {
        Map<String, Object> posted = new HashMap<>();
        posted.put("f", value);
        return posted;
    }

    private static List<Fault> faults(FormSchema form, Map<String, Object> posted) {
        return catchThrowableOfType(InvalidSubmission.class, () -> check(form, posted, Map.of()).answers()).faults();
    }

    private static FormCheck check(FormSchema form, Map<String, Object> posted) {
        return check(form, posted, Map.of());
    }

    private static FormCheck check(FormSchema form, Map<String, Object> posted, Map<String, Object> known) {
        Map<String, Object> all = new HashMap<>(known);
        all.put("people", List.of(Map.of("value", "elin", "label", "Elin Ek"), Map.of("value", "farid", "label", "Farid Fahimi")));
        return new FormCheck(form, posted, () -> all, FEEL, Map.of("today", "2026-09-01", "currentUser", "anna"));
    }
}
