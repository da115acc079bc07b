package se.samspel.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A script of the web apps that browsers get with some of its places changed: texts that are fixed in it, and the few places where our own
 * script takes part. Each change names what it takes the place of, letter by letter, and how often that stands there, so that a script of
 * another version is not changed by guess.
 *
 * @param address where browsers ask for it
 * @param before  what is put first in it
 */
record WebAppScript(String address, String before, List<Change> changes) {

    private static final String IN_JAR = "/META-INF/resources/webjars";

    /** @param times how many times the found text stands in the script */
    record Change(String found, int times, String replaced) {

        Change(String found, String replaced) {
            this(found, 1, replaced);
        }
    }

    /** A text gets to be asked for in the language of the page; the script's own stays for who reads English. */
    private static Change text(String around, String key, String own) {
        return text(around, 1, key, own, "");
    }

    /** @param about what else the sentence needs, as arguments in the script's own names */
    private static Change text(String around, int times, String key, String own, String about) {
        return new Change(around.formatted(own), times, around.formatted("window.samspelText(\"" + key + "\"," + own + about + ")"));
    }

    private static final String ASKED = """
            window.samspelText=function(key,own,about){var texts=window.samspelTexts;return texts&&texts[key]?texts[key](own,about):own};
            """;

    /** The forms' library is in here. */
    static final WebAppScript LIBRARIES = new WebAppScript("/camunda/lib/deps.js", ASKED, List.of(
            // However slow the line is, the page comes.
            new Change("waitSeconds:7", "waitSeconds:0"),
            text("i.push(%s),t.required", 1, "pattern", "`Field must match pattern ${t.pattern}.`", ",e"),
            text("i.push(%s)", "required", "\"Field is required.\""),
            text("i.push(%s)", 1, "min", "`Field must have minimum value of ${t.min}.`", ",t.min"),
            text("i.push(%s)", 1, "max", "`Field must have maximum value of ${t.max}.`", ",t.max"),
            text("i.push(%s)", 1, "minLength", "`Field must have minimum length of ${t.minLength}.`", ",t.minLength"),
            text("i.push(%s)", 1, "maxLength", "`Field must have maximum length of ${t.maxLength}.`", ",t.maxLength"),
            text("i.push(%s)", "phone", "\"Field must be a valid  international phone number. (e.g. +4930664040900)\""),
            text("i.push(%s)", "email", "\"Field must be a valid email.\""),
            text("r.push(%s)", "number", "\"Value is not a number.\""),
            text("r.push(%s),i)", 1, "decimals",
                    "\"Value is expected to \"+(0===n?\"be an integer\":`have at most ${n} decimal digit${n>1?\"s\":\"\"}`)+\".\"", ",n"),
            text("r.push(%s)", 1, "step", "`Please select a valid value, the two nearest valid values are ${t} and ${i}.`", ",[t,i]"),
            text("emptyListMessage:c=%s", "noHit", "\"No results\""),
            new Change("D?\"No results\":\"All values selected\"",
                    "D?window.samspelText(\"noHit\",\"No results\"):window.samspelText(\"allChosen\",\"All values selected\")"),
            text("children:_||%s", "choose", "\"Select\""),
            text("value:h,placeholder:%s", "search", "\"Search\""),
            text("placeholder:t||d?void 0:%s", "search", "\"Search\""),
            text("%s:a.jsx(\"div\",{class:\"fjs-table-inner", "empty", "\"Nothing to show.\""),
            text("colSpan:f.length,children:%s", "empty", "\"Nothing to show.\""),
            text("\"aria-label\":%s,onClick:()=>$()", "more", "\"Increment\""),
            text("\"aria-label\":%s,onClick:()=>j()", "less", "\"Decrement\""),
            text("\"aria-label\":%s", "previousPage", "\"Previous page\""),
            text("\"aria-label\":%s", "nextPage", "\"Next page\""),
            text("class:\"fjs-powered-by-link\",title:%s", "mark", "\"Powered by bpmn.io\""),
            text("t.includes(\"dd\")||(t=t.replace(\"d\",\"dd\")),%s}", "datePattern", "t")));

    private static final Change NO_BANNER = new Change("isCommunityEdition=!0", "isCommunityEdition=!1");

    static final WebAppScript TASKLIST = new WebAppScript("/camunda/app/tasklist/camunda-tasklist-bootstrap.js", "", List.of(
            NO_BANNER,
            // The whole list at once, what is due first.
            new Change("a=15*((l(\"page\")||1)-1)", "a=50*((l(\"page\")||1)-1)"),
            new Change("n.maxResults=15", "n.maxResults=50"),
            new Change("r[0].sortOrder||\"desc\",r[0].sortBy=r[0].sortBy||\"created\"",
                    "r[0].sortOrder||\"asc\",r[0].sortBy=r[0].sortBy||\"dueDate\""),
            new Change("h.list({firstResult:r*n,maxResults:n,itemCount:!1,", "h.list({firstResult:r*n,maxResults:n,itemCount:!0,"),
            // Our script opens, keeps and sends the form; nothing of it stays in the browser.
            new Change("b=JSON.parse(localStorage.getItem(\"camunda-form:\".concat(y))||\"{}\")", "b={}"),
            new Change("v.importSchema(t,r(r({},n),b))",
                    "window.samspelForm.open(v,t,n,{taskId:y,processDefinitionId:h.getParams().processDefinitionId,"
                            + "processDefinitionKey:h.getParams().processDefinitionKey,element:l[0]})"),
            new Change("localStorage.setItem(\"camunda-form:\".concat(y),JSON.stringify(e))", "window.samspelForm.keep(v)"),
            new Change("localStorage.removeItem(\"camunda-form:\".concat(y))", "window.samspelForm.sent(v)"),
            new Change("a=t.errors,!Object.keys(a).length){e.next=3;break}throw a;",
                    "a=t.errors,!Object.keys(a).length){e.next=3;break}throw window.samspelForm.incomplete(v,a);"),
            new Change("m.submitForm({id:y,variables:r})", "window.samspelForm.submit(v,r)"),
            new Change("g.submitForm({id:h.getParams().processDefinitionId,variables:r})", "window.samspelForm.submit(v,r)"),
            new Change("t=!!Object.keys(e.errors).length;h.notifyFormValidated(t)", "t=!1;h.notifyFormValidated(t)"),
            new Change("e.completionCallback=function(n){if(n)return l(\"COMPLETE_ERROR\",n);var i;",
                    "e.completionCallback=function(n){if(n)return window.samspelForm.isTold(n)||l(\"COMPLETE_ERROR\",n);var i;"),
            new Change("t.requestInProgress=!1,void(\"camForm submission prevented\"",
                    "t.requestInProgress=!1,void(window.samspelForm.isTold(a)||\"camForm submission prevented\"")));

    static final List<WebAppScript> ALL = List.of(LIBRARIES, TASKLIST, app("cockpit"), app("admin"), app("welcome"));

    private static WebAppScript app(String name) {
        return new WebAppScript("/camunda/app/" + name + "/camunda-" + name + "-bootstrap.js", "", List.of(NO_BANNER));
    }

    /**
     * The script as browsers get it.
     *
     * @throws IllegalStateException when something to be changed is not in it as often as it was
     */
    String changed() {
        String script = own();
        for (Change change : changes) {
            int times = script.split(Pattern.quote(change.found()), -1).length - 1;
            if (times != change.times()) {
                throw new IllegalStateException(address + " has " + times + " times, and not " + change.times() + ": " + change.found());
            }
            script = script.replace(change.found(), change.replaced());
        }
        return before + script;
    }

    /** The script as it is delivered in the web apps' jar. */
    String own() {
        try (InputStream file = WebAppScript.class.getResourceAsStream(IN_JAR + address)) {
            if (file == null) {
                throw new IllegalStateException("no script " + address);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
