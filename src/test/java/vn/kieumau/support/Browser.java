package vn.kieumau.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.kieumau.accounts.Accounts;

/** Chromium and one person before it. What every page owes every person is checked on each page that is looked at. */
public final class Browser implements AutoCloseable {
    private static final List<String> OWN = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .toList();
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /**
     * Rows made like one above them in their table, but for texts and addresses: what axe finds in them it finds in that one.
     * On a list of 250 it would take ten seconds to find it 250 times.
     */
    private static final String MARK_ALIKE = """
            document.querySelectorAll("tbody").forEach(table => {
                const own = /^(id|name|value|for|href|action|title|alt|datetime|headers|aria-label.*|aria-describedby|data-.*)$/;
                const made = each => [each.tagName, each.textContent.trim() === "", ...[...each.attributes].map(
                    attribute => [attribute.name, own.test(attribute.name) ? attribute.value === "" : attribute.value])];
                const seen = new Set();
                [...table.rows].forEach((row, index) => {
                    row.removeAttribute("data-alike");
                    const shape = JSON.stringify([index % 2, made(row), ...[...row.querySelectorAll("*")].map(made)]);
                    row.toggleAttribute("data-alike", seen.has(shape));
                    seen.add(shape);
                });
            })
            """;

    private static final int HEIGHT = 900;

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(OWN.isEmpty() ? Map.of() : Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    public Browser(int port) {
        address = "http://localhost:" + port;
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(QUIET);
        OWN.stream().findFirst().ifPresent(path -> options.setExecutablePath(Path.of(path)));
        chromium = playwright.chromium().launch(options);
        fresh(1440, true);
    }

    /** A new person with another screen: no cookies. */
    public void fresh(int width, boolean javaScript) {
        if (context != null) {
            context.close();
        }
        context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                // A page that still glides to where a field is cannot be clicked at.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(javaScript));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A refused or missing page is logged by the browser as well; the tests look at those themselves.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
    }

    /** Turns or stretches the screen under the page that is shown. */
    public Browser wide(int width) {
        page.setViewportSize(width, HEIGHT);
        return this;
    }

    public Page page() {
        return page;
    }

    public void signIn(String login) {
        context.clearCookies();
        open("/accounts/sign-in");
        page.locator("#username").fill(login);
        page.locator("#password").fill(Accounts.DEMONSTRATION_PASSWORD);
        page.locator("main form button[type=submit]").click();
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        assertThat(page.url()).as("signed in as " + login).doesNotContain("sign-in");
    }

    public Browser open(String url) {
        page.navigate(address + url);
        return this;
    }

    public Browser follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        return this;
    }

    public Browser press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        return this;
    }

    /** Opens what is folded under a summary. */
    public Browser unfold(String summary) {
        Locator details =
                page.locator("details:not([open]) > summary").filter(new Locator.FilterOptions().setHasText(summary));
        if (details.count() > 0) {
            details.first().click();
        }
        return this;
    }

    public Browser type(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    public Browser choose(String label, String option) {
        page.getByLabel(label).first().selectOption(option);
        return this;
    }

    public Browser tick(String label) {
        page.getByLabel(label).first().check();
        return this;
    }

    public String text() {
        return page.locator("body").innerText();
    }

    public Browser sees(String... words) {
        assertThat(text()).as(page.url()).contains(words);
        return this;
    }

    public String path() {
        return page.url().substring(address.length());
    }

    /** No barrier that axe finds up to WCAG 2.2 AA, nothing cut off sideways, no complaint of the browser. */
    public Browser isFit() {
        // A proof's own pages are shown by the browser's reader, which is not ours to judge.
        assertThat(page.locator("iframe:not(.preview), frame, object, embed").count())
                .as("frames, which axe would not look into")
                .isZero();
        page.evaluate(MARK_ALIKE);
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        List<Rule> found = new AxeBuilder(page)
                .options(violationsOnly)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .exclude("[data-alike]")
                // Otherwise every look takes a second page, in which the results of frames would be joined.
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(found.stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getTarget() + " "
                                        + rule.getNodes().get(0).getHtml()))
                .as("barriers on " + page.url())
                .isEmpty();
        return fitsTheScreen();
    }

    public Browser fitsTheScreen() {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("too wide: " + page.url())
                .isEqualTo(0);
        assertThat(complaints).isEmpty();
        return this;
    }

    /** For whoever wants to look: target/pages/NAME.png. */
    public void picture(String name) {
        String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pages", file + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
