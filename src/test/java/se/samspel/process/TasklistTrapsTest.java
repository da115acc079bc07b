package se.samspel.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.tasklist.Browser;

/** What made Tasklist hard for who comes there now and then, tried in a browser. Pictures in {@code target/screenshots/tasklist}. */
class TasklistTrapsTest extends ProcessTest {

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    /** English that none of our names, codes or Swedish sentences has. */
    private static final Set<String> ENGLISH = Set.of("the", "and", "task", "tasks", "claim", "complete", "search", "save", "due",
            "created", "assignee", "filter", "select", "close", "cancel", "required", "field", "must", "log", "out", "username",
            "password", "profile", "loading", "history", "description", "add", "comment", "groups", "priority", "please", "camunda");
    /** Words that are the same in Swedish, and the name of what it is built on, in the line at the foot. */
    private static final Set<String> ALLOWED = Set.of("camunda", "filter");

    private static final int PATIENCE_MILLIS = 60_000;

    private static Browser browser;

    @LocalServerPort
    int port;

    private Page page;

    @BeforeAll
    static void startBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void leave() {
        if (page != null) {
            page.context().close();
        }
    }

    @Test
    @DisplayName("sign-in, list and task are in Swedish, under our name, without a control that nobody may use; axe finds nothing serious")
    void shell() {
        the.now().register("anna");
        open(1366, 768);
        assertThat(page.getByPlaceholder("Användarnamn")).isVisible();
        seen("sign-in");
        signIn("anna");
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
        assertThat(page.locator(".ce-eol-banner")).hasCount(0);
        assertThat(page.locator("[cam-widget-header]")).containsText("Samspel");
        search(the.number);
        assertThat(cards()).hasCount(1);
        seen("list");
        openFirst();
        assertThat(page.locator(".samspel-state")).containsText("Du har uppgiften.");
        for (String trap : List.of(".reset-due-date", ".reset-follow-up-date", ".reset-assignee", ".unclaim.glyphicon", ".instance-link",
                ".create-task-action", ".priority", "[cam-widget-inline-field]")) {
            assertThat(page.locator(trap)).hasCount(0);
        }
        seen("task");
        pictureAt(768, "task");
        pictureAt(390, "task");
    }

    @Test
    @DisplayName("one search box finds a part of a number and of a title, in whatever case; each filter shows how many it holds")
    void search() {
        String title = "Storköksutrustning " + the.number;
        the.now().register("anna", "title", title);
        open(1366, 768);
        signIn("anna");
        search(the.number.substring(4).toLowerCase());
        assertThat(cards()).hasCount(1);
        search("KÖKSUTRUSTNING " + the.number);
        assertThat(cards()).hasCount(1);
        assertThat(cards().first()).containsText(the.number);
        assertThat(cards().first()).containsText("Fastighetsförvaltningen");
        search("finns inte alls");
        assertThat(page.locator(".samspel-nothing")).containsText("Ingen uppgift här stämmer med ”finns inte alls”.");
        assertThat(page.locator(".samspel-filters .counter").allInnerTexts()).isNotEmpty()
                .allSatisfy(count -> assertThat(count).matches("\\D*\\d+\\D*"));
    }

    @Test
    @DisplayName("a free task is taken by the first click into its form, and nobody else's is")
    void taken() {
        the.now().register("anna").complete("anna", "first-contact");
        open(1366, 768);
        signIn("david");
        search(the.number);
        openFirst();
        assertThat(page.locator(".samspel-whose")).containsText("Ingen har tagit uppgiften.");
        page.locator(".samspel-form .fjs-form").click(new Locator.ClickOptions().setPosition(2, 2));
        assertThat(page.locator(".samspel-whose")).containsText("Du har uppgiften.");
        assertThat(the.theTask(the.number, "receive-planning").getAssignee()).isEqualTo("david");
    }

    @Test
    @DisplayName("what is refused stands at its field and in one summary that has the focus; what was refused before is gone")
    void refusals() {
        the.now().register("anna");
        open(1366, 768);
        signIn("anna");
        search(the.number);
        openFirst();
        send();
        Locator summary = page.locator(".samspel-refusal");
        assertThat(summary).isFocused();
        assertThat(summary).containsText("saker att rätta");
        assertThat(summary).containsText("Fyll i fältet.");
        assertThat(page.locator(".fjs-form-field-error").first()).containsText("Fyll i fältet.");
        assertThat(page.locator("body")).not().containsText("Field");
        seen("refused");
        summary.getByRole(AriaRole.LINK).last().click();
        message().fill("Ring 19121212-1212.");
        send();
        assertThat(page.locator(".samspel-refusal")).hasCount(1);
    }

    @Test
    @DisplayName("what is written is kept on the server and comes back after a reload, for its writer alone; the browser has none of it")
    void drafts() {
        the.now().register("anna");
        open(1366, 768);
        signIn("anna");
        search(the.number);
        openFirst();
        write("Vi vill gärna ses i januari.");
        page.reload();
        assertThat(message()).hasValue("Vi vill gärna ses i januari.");
        assertThat(page.locator(".samspel-restored")).containsText("Ditt utkast från");
        assertThat(String.valueOf(page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")))
                .doesNotContain("gärna ses");
        String task = the.theTask(the.number, "first-contact").getId();
        assertThat(statusOf("GET", "/api/desk/drafts/" + task)).isEqualTo(200);
        Page other = browser.newWindow(1366, 768);
        Page mine = page;
        page = other;
        page.navigate(address());
        signIn("david");
        assertThat(statusOf("GET", "/api/desk/drafts/" + task)).isIn(204, 404);
        page.context().close();
        page = mine;
        the.complete("anna", "first-contact");
        assertThat(statusOf("GET", "/api/desk/drafts/" + task)).isEqualTo(404);
    }

    @Test
    @DisplayName("a session that has ended says so, and the text is there after signing in in the same window")
    void sessionEnded() {
        the.now().register("anna");
        open(1366, 768);
        signIn("anna");
        search(the.number);
        openFirst();
        write("Före.");
        page.context().clearCookies(new ClearCookiesOptions().setName("JSESSIONID"));
        message().fill("Före. Och efter.");
        message().blur();
        assertThat(page.locator(".samspel-banner")).containsText("Du har blivit utloggad.");
        fillSignIn("anna");
        assertThat(message()).hasValue("Före. Och efter.");
    }

    @Test
    @DisplayName("after a step a receipt says what comes next, with whom and until when, and leads to the case")
    void receipt() {
        the.now().register("anna");
        open(1366, 768);
        signIn("anna");
        search(the.number);
        the.complete("anna", "first-contact");
        page.evaluate("id => window.dispatchEvent(new CustomEvent('samspel-sent', {detail: {kind: 'task', id}}))",
                engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceBusinessKey(the.number)
                        .taskDefinitionKey("first-contact").singleResult().getId());
        Locator receipt = page.locator(".samspel-receipt-box");
        assertThat(receipt).containsText("Skickat");
        assertThat(receipt).containsText("Kontaktpunkt 1: ta emot och planera");
        assertThat(receipt).containsText("hos Stödfunktionen");
        assertThat(receipt.getByText("Visa ärendet")).hasAttribute("href", Pattern.compile(".*/arende/" + the.number));
        seen("receipt");
    }

    @Test
    @DisplayName("Cockpit, Admin and the first page of the web apps are in Swedish too")
    void otherApps() {
        for (String app : List.of("cockpit", "admin", "welcome")) {
            page = browser.newWindow(1366, 768);
            page.navigate("http://localhost:" + port + "/camunda/app/" + app + "/default/");
            fillSignIn(app.equals("cockpit") ? "david" : "admin");
            assertThat(page.locator("[cam-widget-header] .account")).isVisible();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            pictureAt(1366, app);
            assertThat(page.locator("html")).hasAttribute("lang", "sv");
            assertThat(englishOnPage()).as("English in " + app).isEmpty();
            page.context().close();
            page = null;
        }
    }

    @Test
    @DisplayName("on a phone and on a small screen there is one thing at a time, with a way back")
    void phone() {
        the.now().register("anna");
        for (int width : new int[] {390, 768}) {
            open(width, 800);
            signIn("anna");
            search(the.number);
            pictureAt(width, "list");
            openFirst();
            assertThat(page.locator(".column-center")).isHidden();
            assertThat(message()).isVisible();
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Tillbaka till listan")).first().click();
            assertThat(page.locator(".column-center")).isVisible();
            page.context().close();
            page = null;
        }
    }

    private String address() {
        return "http://localhost:" + port + "/camunda/app/tasklist/default/";
    }

    private void open(int width, int height) {
        page = browser.newWindow(width, height);
        page.navigate(address());
    }

    private void signIn(String user) {
        fillSignIn(user);
        assertThat(page.locator(".task-filter").first()).isVisible();
    }

    private void fillSignIn(String user) {
        Locator name = page.getByPlaceholder("Användarnamn");
        Locator password = page.getByPlaceholder("Lösenord");
        for (int attempt = 0; attempt < 5 && !(name.inputValue().equals(user) && password.inputValue().equals("samspel-demo")); attempt++) {
            name.fill(user);
            password.fill("samspel-demo");
        }
        page.waitForResponse(answer -> answer.url().contains("/login/"), () -> password.press("Enter"));
    }

    private void search(String text) {
        Locator box = page.locator(".samspel-search input");
        page.waitForResponse(TasklistTrapsTest::isList, () -> {
            box.fill(text);
            box.press("Enter");
        });
    }

    private static boolean isList(Response response) {
        return response.url().contains("/filter/") && response.url().contains("/list");
    }

    private Locator cards() {
        return page.locator("ol.tasks-list li.task");
    }

    private void openFirst() {
        cards().first().getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator(".fjs-form .fjs-form-field").first()).isVisible();
        assertThat(page.locator(".samspel-heading")).containsText(the.number);
    }

    private Locator message() {
        return page.locator("[id$='-Field_message']").first();
    }

    private void write(String text) {
        page.waitForResponse(answer -> answer.url().contains("/api/desk/drafts/") && answer.request().method().equals("PUT"), () -> {
            message().fill(text);
            message().blur();
        });
        assertThat(page.locator(".samspel-kept")).containsText("Utkastet är sparat");
    }

    private void send() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Skicka in")).first().click();
    }

    private int statusOf(String method, String path) {
        return (Integer) page.evaluate("([method, path]) => fetch(path, {method}).then(answer => answer.status)", List.of(method, path));
    }

    /** Keeps a picture, and looks for English and for what axe calls serious. */
    private void seen(String name) {
        pictureAt(1366, name);
        assertThat(englishOnPage()).as("English on " + name).isEmpty();
        List<Rule> violations = new AxeBuilder(page).exclude(".fjs-powered-by").analyze().getViolations();
        assertThat(violations.stream().filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml()).toList()).as("axe on " + name).isEmpty();
    }

    private Set<String> englishOnPage() {
        Set<String> english = new TreeSet<>();
        WORD.matcher(page.locator("body").innerText().toLowerCase()).results().map(word -> word.group())
                .filter(word -> ENGLISH.contains(word) && !ALLOWED.contains(word)).forEach(english::add);
        return english;
    }

    private void pictureAt(int width, String name) {
        if (page.viewportSize().width != width) {
            page.setViewportSize(width, 800);
        }
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "screenshots", "tasklist", name + "-" + width + ".png")));
    }
}
