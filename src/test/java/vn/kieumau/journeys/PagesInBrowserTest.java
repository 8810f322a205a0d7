package vn.kieumau.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.kieumau.support.Browser;
import vn.kieumau.support.DemoPages;
import vn.kieumau.support.JourneyTest;

/**
 * Every page on a phone and on a desk, by turns in Vietnamese, which axe reads on the phone, and in English, which it reads on the
 * desk. With -Dkieumau.pictures=true each is opened in both languages, and pictures of all are left in target/pages.
 */
@JourneyTest
class PagesInBrowserTest {
    private static final int PHONE = 390;
    private static final int DESK = 1440;
    private static final boolean PICTURES = Boolean.getBoolean("kieumau.pictures");

    @LocalServerPort
    int port;

    @Autowired
    DemoPages pages;

    @Test
    void everyPageIsFitForEverybody() {
        Map<String, List<DemoPages.Page>> byLogin = pages.all().stream()
                .collect(Collectors.groupingBy(DemoPages.Page::login, LinkedHashMap::new, Collectors.toList()));
        // Each language in a thread of its own, which also makes its browser: Playwright stays in the thread that made
        // it.
        List<CompletableFuture<List<String>>> looks = Stream.of("vi", "en")
                .map(language ->
                        CompletableFuture.supplyAsync(() -> unfit(byLogin, language), task -> new Thread(task).start()))
                .toList();
        assertThat(looks.stream().flatMap(each -> each.join().stream())).isEmpty();
    }

    /** What is looked for is found where it was put. */
    @Test
    void aBarrierAndWhatIsTooWideAreFound() {
        try (Browser browser = new Browser(port)) {
            browser.open("/accounts/sign-in").isFit();
            browser.page().evaluate("""
                    const main = document.querySelector("main");
                    main.append(document.createElement("img"), "Mờ");
                    main.style.color = "#ccc";
                    """);
            assertThatThrownBy(browser::isFit).hasMessageContainingAll("image-alt", "color-contrast");
            browser.open("/accounts/sign-in");
            browser.page().evaluate("document.querySelector('main').style.minWidth = '2000px'");
            assertThatThrownBy(browser::isFit).hasMessageContaining("too wide");
        }
    }

    private List<String> unfit(Map<String, List<DemoPages.Page>> byLogin, String language) {
        List<String> unfit = new ArrayList<>();
        try (Browser browser = new Browser(port)) {
            byLogin.forEach((login, pages) -> {
                browser.fresh(width(language), true);
                if (!login.isEmpty()) {
                    browser.signIn(login);
                }
                for (int at = 0; at < pages.size(); at++) {
                    if (PICTURES || (at % 2 == 0) == language.equals("vi")) {
                        look(browser, pages.get(at), language, unfit);
                    }
                }
            });
        }
        return unfit;
    }

    private static int width(String language) {
        return language.equals("vi") ? PHONE : DESK;
    }

    /** Opened once, for axe to read; then on the other screen, which it has to fit too. */
    private static void look(Browser browser, DemoPages.Page page, String language, List<String> unfit) {
        int width = width(language);
        browser.wide(width).open(page.url() + (page.url().contains("?") ? "&" : "?") + "lang=" + language);
        try {
            picture(browser, page, width, language);
            assertThat(browser.page().locator("html").getAttribute("lang")).isEqualTo(language);
            // The phone's page is drawn by a script, which a busy machine may still be about.
            PlaywrightAssertions.assertThat(browser.page().locator("h1"))
                    .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
            browser.isFit();
            width = PHONE + DESK - width;
            browser.wide(width);
            picture(browser, page, width, language);
            browser.fitsTheScreen();
        } catch (AssertionError barrier) {
            unfit.add(width + " " + language + " " + page + ": " + barrier.getMessage());
        }
    }

    private static void picture(Browser browser, DemoPages.Page page, int width, String language) {
        if (PICTURES) {
            browser.picture("%s-%s-%d-%s".formatted(page.url(), page.login(), width, language));
        }
    }
}
