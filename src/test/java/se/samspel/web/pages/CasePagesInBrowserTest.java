package se.samspel.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Cookie;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import se.samspel.SamspelTest;
import se.samspel.process.TwoContracts;
import se.samspel.tasklist.Browser;
import se.samspel.web.WebSession;

/** The pages of cases as they are seen, on a desk and on a phone. Pictures are kept in {@code target/screenshots}. */
@SamspelTest
class CasePagesInBrowserTest {

    private static Browser browser;

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private Page of(String user) {
        WebSession session = WebSession.signIn(port, user.equals("ingrid") ? "cockpit" : "tasklist", user);
        Page page = browser.newWindow();
        // The library with the diagram viewer is large, and a build machine does other things beside.
        page.setDefaultTimeout(90_000);
        // The web apps end a session that comes without its token.
        page.context().addCookies(Stream.of("JSESSIONID", "XSRF-TOKEN").map(name -> new Cookie(name, session.cookie(name))
                .setUrl(address(""))).toList());
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static String path(String number) {
        return number.replace("/", "%2F");
    }

    /** Nothing is wider than the window, at any width that people have. */
    private static void look(Page page, String name) {
        for (int[] size : new int[][] {{1366, 768}, {768, 1024}, {390, 844}}) {
            page.setViewportSize(size[0], size[1]);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name + " at " + size[0])
                    .isLessThanOrEqualTo(size[0]);
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", "cases", name + "-" + size[0]
                    + ".png")));
        }
        page.setViewportSize(1366, 768);
    }

    @Test
    @DisplayName("where is my case? one search and one click answer it, on the first screen")
    void whereIsMyCase() {
        String number = TwoContracts.presented(engine, "UPH-VAR/" + System.nanoTime());
        Page page = of("anna");
        page.addInitScript("addEventListener('submit', () => sessionStorage.sok = 1 + Number(sessionStorage.sok || 0), true);"
                + "addEventListener('click', e => { if (e.target.closest('a')) sessionStorage.klick = 1 + Number(sessionStorage.klick ||"
                + " 0) }, true)");
        page.setViewportSize(1366, 768);
        page.navigate(address("/arenden"));
        page.fill("#sok", number.substring(4));
        page.keyboard().press("Enter");
        page.waitForURL("**/arenden?sok=**");
        look(page, "list");
        page.locator("table a").first().click();
        page.waitForURL("**/arende/**");
        Locator sentence = page.locator("p.now");
        assertThat(sentence.textContent()).contains("ligger hos").contains("sedan");
        assertThat(sentence.boundingBox().y).isLessThan(768);
        assertThat(page.locator("#vem").boundingBox().y).isLessThan(768);
        assertThat(page.evaluate("[sessionStorage.sok, sessionStorage.klick].join()")).isEqualTo("1,1");
        look(page, "case-procurer");
        page.context().close();

        for (String user : List.of("david", "elin", "cecilia")) {
            Page other = of(user);
            other.navigate(address("/arende/" + path(number)));
            look(other, "case-" + user);
            other.context().close();
        }
        Page gustav = of("gustav");
        gustav.navigate(address("/avtal/" + path(number) + "%2F1"));
        look(gustav, "contract-supplier");
        gustav.navigate(address("/arenden"));
        look(gustav, "contracts-supplier");
        gustav.context().close();
    }

    @Test
    @DisplayName("the three processes are drawn on one picture with every token and message, and a click leads to the task")
    void picture() {
        String number = TwoContracts.presented(engine, "UPH-BILD/" + System.nanoTime());
        Page page = of("david");
        StringBuilder errors = new StringBuilder();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.append(message.text()).append('\n');
            }
        });
        page.setViewportSize(1366, 768);
        page.navigate(address("/arende/" + path(number) + "/bild"));
        page.waitForSelector("#panels[data-drawn]");
        assertThat(page.locator("#panels").getAttribute("data-drawn")).isEqualTo("yes");
        assertThat(page.locator(".djs-container")).isNotNull();
        assertThat(page.locator("[data-element-id=interview-candidates].token").count()).isEqualTo(1);
        assertThat(page.locator("[data-element-id=publish].passed").count()).isEqualTo(1);
        assertThat(page.locator("#lines path.sent").count()).isPositive();
        assertThat(page.locator("#lines path.awaited").count()).isPositive();
        assertThat(page.locator(".bjs-powered-by").count()).as("the logo stays").isEqualTo(3);
        look(page, "picture");
        page.locator("[data-zoom=in]").first().click();
        page.locator("[data-line]").first().click();
        page.locator("[data-element-id=interview-candidates] .djs-visual").first().click();
        page.waitForURL("**/camunda/app/tasklist/**task=**");
        assertThat(errors.toString()).isEmpty();
        page.context().close();
    }

    @Test
    @DisplayName("the support function sees the state of all cases on one page")
    void support() {
        TwoContracts.presented(engine, "UPH-LAGE/" + System.nanoTime());
        Page page = of("david");
        page.navigate(address("/laget"));
        assertThat(page.locator("#faser").textContent()).isEqualTo("Ärenden per fas");
        look(page, "support");
        page.context().close();
    }

    @Test
    @DisplayName("Cockpit's first page shows the same, and a process there leads to its case and to the picture")
    void cockpit() {
        String number = TwoContracts.presented(engine, "UPH-COCKPIT/" + System.nanoTime());
        Page page = of("david");
        page.setViewportSize(1366, 768);
        page.navigate(address("/camunda/app/cockpit/default/#/dashboard"));
        Locator state = page.locator(".samspel-state");
        state.locator("h2").first().waitFor();
        assertThat(state.textContent()).contains("Ärenden per fas", "Har stannat", "Kontaktpunkter som väntar");
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", "cases", "cockpit.png")));
        String supplier = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(number + "/1", "supplier")
                .singleResult().getId();
        page.navigate(address("/camunda/app/cockpit/default/#/process-instance/" + supplier + "/runtime?detailsTab=samspel-case"));
        Locator picture = page.locator("a[href='/arende/" + path(number) + "/bild']");
        picture.waitFor();
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", "cases", "cockpit-tab.png")));
        picture.click();
        page.waitForSelector("#panels[data-drawn=yes]");
        page.context().close();
    }
}
