package vn.kieumau.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.kieumau.support.Browser;
import vn.kieumau.support.DemoPages;
import vn.kieumau.support.JourneyTest;

/**
 * Every page in both languages, on a phone and on a desk; axe reads each in one language on each. With
 * -Dkieumau.pictures=true pictures of all are left in target/pages.
 */
@JourneyTest
class PagesInBrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    DemoPages pages;

    @Test
    void everyPageIsFitForEverybody() {
        Map<String, List<DemoPages.Page>> byLogin = pages.all().stream()
                .collect(Collectors.groupingBy(DemoPages.Page::login, LinkedHashMap::new, Collectors.toList()));
        List<String> unfit = new ArrayList<>();
        try (Browser browser = new Browser(port)) {
            for (int width : new int[] {390, 1440}) {
                for (Map.Entry<String, List<DemoPages.Page>> each : byLogin.entrySet()) {
                    browser.fresh(width, true);
                    if (!each.getKey().isEmpty()) {
                        browser.signIn(each.getKey());
                    }
                    for (DemoPages.Page page : each.getValue()) {
                        for (String language : List.of("vi", "en")) {
                            look(browser, page, width, language, unfit);
                        }
                    }
                }
            }
        }
        assertThat(unfit).isEmpty();
    }

    private static void look(Browser browser, DemoPages.Page page, int width, String language, List<String> unfit) {
        browser.open(page.url() + (page.url().contains("?") ? "&" : "?") + "lang=" + language);
        if (Boolean.getBoolean("kieumau.pictures")) {
            browser.picture("%s-%s-%d-%s".formatted(page.url(), page.login(), width, language));
        }
        try {
            assertThat(browser.page().locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(browser.page().locator("h1").count()).as("headings").isEqualTo(1);
            if ((width == 390) == language.equals("vi")) {
                browser.isFit();
            } else {
                browser.fitsTheScreen();
            }
        } catch (AssertionError barrier) {
            unfit.add(width + " " + language + " " + page + ": " + barrier.getMessage());
        }
    }
}
