package se.samspel.tasklist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** This machine's Chromium or Chrome, without a window. The test brings none of its own. */
public final class Browser implements AutoCloseable {

    private static final List<String> USUAL_PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable", "/snap/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    static final int PATIENCE_MILLIS = 60_000;

    private static final String MISSING = "The browser tests need Chromium or Chrome and found neither. Install one (Debian and Ubuntu: "
            + "apt-get install chromium), or name its program file in the environment variable CHROMIUM_PATH.";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path program) {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new LaunchOptions().setExecutablePath(program).setArgs(List.of("--no-sandbox",
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage")));
    }

    /**
     * Where no browser is installed the test is skipped, and says so; where {@code CI=true} it fails, since there the browser is part of
     * the promise.
     */
    public static Browser start() {
        Optional<Path> program = Stream.concat(Stream.of(System.getenv("CHROMIUM_PATH")), USUAL_PLACES.stream()).filter(Objects::nonNull)
                .filter(place -> !place.isBlank()).map(Path::of).filter(Files::isExecutable).findFirst();
        if (program.isPresent()) {
            return new Browser(program.get());
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new AssertionFailedError(MISSING);
        }
        System.err.println("SKIPPED: " + MISSING);
        throw new TestAbortedException(MISSING);
    }

    /** A window of its own, as on a computer of its own, in Sweden. */
    public Page newWindow() {
        return newWindow(1440, 1000);
    }

    /** The same, of this size in pixels. */
    public Page newWindow(int width, int height) {
        Page page = chromium.newContext(new NewContextOptions().setLocale("sv-SE").setTimezoneId("Europe/Stockholm")
                .setViewportSize(width, height)).newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
