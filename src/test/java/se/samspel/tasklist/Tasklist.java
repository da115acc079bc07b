package se.samspel.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

/** Tasklist as one person sees it, signed in until {@link #signOut()}. Every step leaves a picture in {@code target/screenshots}. */
public final class Tasklist {

    private static final String PASSWORD = "samspel-demo";

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(Browser.PATIENCE_MILLIS);
    }

    private final Page page;
    private final String address;
    private final String user;
    private final OptionLabels labels;
    private final Album album;

    private Tasklist(Page page, String address, String user, OptionLabels labels, Album album) {
        this.page = page;
        this.address = address;
        this.user = user;
        this.labels = labels;
        this.album = album;
    }

    /** The pictures of one story, numbered in the order they were taken. */
    private static final class Album {

        private final Path folder;
        private int pictures;

        Album(String story) {
            folder = Path.of("target", "screenshots", story);
        }

        Path next(String name) {
            return folder.resolve("%02d-%s.png".formatted(++pictures, name));
        }
    }

    /** People who sit at their own computers and stay signed in; {@link #of} gives the one with that user id. */
    public static final class Office {

        private final Browser browser;
        private final String address;
        private final OptionLabels labels;
        private final Album album;
        private final Map<String, Tasklist> people = new HashMap<>();

        /** @param story what the folder of pictures is called */
        public Office(Browser browser, int port, OptionLabels labels, String story) {
            this.browser = browser;
            this.album = new Album(story);
            this.address = "http://localhost:" + port + "/camunda/app/tasklist/default/";
            this.labels = labels;
        }

        public Tasklist of(String user) {
            return people.computeIfAbsent(user, id -> {
                Tasklist tasklist = new Tasklist(browser.newWindow(), address, id, labels, album);
                tasklist.signIn();
                return tasklist;
            });
        }

        public void everybodyLeaves() {
            people.values().forEach(Tasklist::signOut);
            people.clear();
        }
    }

    private void signIn() {
        page.navigate(address);
        Locator username = page.getByPlaceholder("Användarnamn");
        Locator password = page.getByPlaceholder("Lösenord");
        // The page moves the cursor to the name's field some time after it has drawn it: what was typed meanwhile stands in the wrong one.
        for (int attempt = 0; attempt < 5 && !(username.inputValue().equals(user) && password.inputValue().equals(PASSWORD)); attempt++) {
            username.fill(user);
            password.fill(PASSWORD);
        }
        assertThat(username).hasValue(user);
        assertThat(password).hasValue(PASSWORD);
        page.waitForResponse(answer -> answer.url().contains("/login/"), () -> page.locator("button[type=submit]").click());
        assertThat(page.locator(".task-filter").first()).isVisible();
    }

    private void signOut() {
        page.navigate(address);
        page.locator(".account .dropdown-toggle").click();
        page.locator(".account .logout a").click();
        assertThat(page.getByPlaceholder("Användarnamn")).isVisible();
        page.context().close();
    }

    /** Starts a process with its form; the form file is named after the step. */
    public void start(String process, String step, Map<String, Object> answers) {
        FormOnScreen form = openStartForm(process, step);
        form.fill(answers);
        picture(step);
        Response response = page.waitForResponse(Tasklist::isSubmission, form.button("Skicka in")::click);
        accepted(step, response);
        assertThat(page.locator(".modal-content")).hasCount(0);
    }

    /** Tries to start, and is refused. @return what Tasklist tells the person */
    public String startRefused(String process, String step, Map<String, Object> answers) {
        FormOnScreen form = openStartForm(process, step);
        form.fill(answers);
        page.waitForResponse(Tasklist::isSubmission, form.button("Skicka in")::click);
        String told = told(".modal-content ", step);
        form.button("Stäng").click();
        assertThat(page.locator(".modal-content")).hasCount(0);
        return told;
    }

    private FormOnScreen openStartForm(String process, String step) {
        page.locator("a", new Page.LocatorOptions().setHasText("Nytt ärende eller händelse")).first().click();
        page.locator(".modal-content").getByText(process, new Locator.GetByTextOptions().setExact(true)).click();
        return FormOnScreen.in(page.locator(".modal-content"), step, labels);
    }

    /** Opens the task, fills in its form and sends it. */
    public void complete(String filter, Errand errand, Map<String, Object> answers) {
        try {
            completeAndSeeItGone(filter, errand, answers);
        } catch (AssertionError | PlaywrightException failure) {
            picture(errand.step() + "-FAILED");
            throw failure;
        }
    }

    private void completeAndSeeItGone(String filter, Errand errand, Map<String, Object> answers) {
        FormOnScreen form = open(filter, errand);
        form.fill(answers);
        picture(errand.step());
        Response response = page.waitForResponse(Tasklist::isSubmission, form.button("Skicka in")::click);
        accepted(errand.step(), response);
        assertThat(page.locator(".fjs-form")).hasCount(0);
        assertThat(page.locator(".samspel-receipt-box")).containsText("Skickat");
    }

    /** Tries to complete, and is refused. @return what Tasklist tells the person */
    public String completeRefused(String filter, Errand errand, Map<String, Object> answers) {
        FormOnScreen form = open(filter, errand);
        form.fill(answers);
        page.waitForResponse(Tasklist::isSubmission, form.button("Skicka in")::click);
        return told(".task-details ", errand.step());
    }

    /** Opens the task from the filter's list, and clicks into its form: when it is nobody's that takes it. */
    public FormOnScreen open(String filter, Errand errand) {
        show(filter, errand.registryNumber());
        Locator card = cards().filter(new FilterOptions().setHas(page.getByRole(AriaRole.LINK,
                new GetByRoleOptions().setName(errand.name()).setExact(true))));
        if (errand.contractId() != null) {
            card = card.filter(new FilterOptions().setHasText(errand.contractId()));
        }
        assertThat(card).hasCount(1);
        card.getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator(".task-pane h2, .task-details h2, h2.name").first()).containsText(errand.name());
        FormOnScreen form = FormOnScreen.in(page.locator("[cam-tasklist-task]"), errand.step(), labels);
        if (page.locator(".samspel-form.disabled-form").count() > 0) {
            page.locator(".samspel-form .fjs-form").click(new Locator.ClickOptions().setPosition(2, 2));
            assertThat(page.locator(".disabled-form")).hasCount(0);
        }
        return form;
    }

    /** Shows the filter's tasks of one case, as the search field of the list does. @return the texts of the cards */
    public List<String> list(String filter, String registryNumber) {
        show(filter, registryNumber);
        return cards().allInnerTexts();
    }

    private void show(String filter, String registryNumber) {
        page.navigate(address + "#/?samspel=" + URLEncoder.encode(registryNumber, StandardCharsets.UTF_8));
        page.reload();
        Locator link = page.locator("[cam-tasklist-filters] a", new Page.LocatorOptions().setHasText(
                Pattern.compile("^\\s*" + filter + "\\s*\\(?\\d*\\)?\\s*$")));
        page.waitForResponse(response -> response.url().contains("/filter/") && response.url().contains("/list"), link.first()::click);
    }

    private Locator cards() {
        return page.locator(".tasks-list li.task");
    }

    private String told(String where, String step) {
        Locator told = page.locator(where + ".samspel-refusal");
        assertThat(told).isVisible();
        assertThat(told).isInViewport();
        picture(step + "-refused");
        return told.innerText();
    }

    private static boolean isSubmission(Response response) {
        return response.url().endsWith("/submit-form");
    }

    private static void accepted(String step, Response response) {
        if (!response.ok()) {
            throw new AssertionError(step + " was refused: " + response.status() + " " + response.text());
        }
    }

    private void picture(String step) {
        page.screenshot(new ScreenshotOptions().setPath(album.next(user + "-" + step)));
    }
}
