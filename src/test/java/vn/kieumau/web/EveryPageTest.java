package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.DemoPages;

/** What holds of all pages, looked at in one walk over them. */
@ApplicationTest
class EveryPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    DemoPages pages;

    @Test
    void noListIsWithoutAFileAndNoLinkLeadsNowhere() throws Exception {
        Set<String> without = new TreeSet<>();
        Set<String> nowhere = new TreeSet<>();
        Set<String> followed = new HashSet<>();
        int lists = 0;
        for (DemoPages.Page page : pages.all()) {
            if (page.login().isEmpty()) {
                continue;
            }
            MockHttpServletResponse answer = get(page.login(), page.url());
            if (answer.getStatus() != 200) {
                continue;
            }
            Document seen = Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
            // What is written into, and what is only pressed, is a form and no list.
            for (Element table : seen.select("main table:has(> thead):not(:has(form, input, select))")) {
                lists++;
                if (!offered(seen, table)) {
                    without.add(alike(page.url()) + ": "
                            + table.select("> thead th").eachText());
                }
            }
            for (String link : seen.select("a[href^=/]").eachAttr("href")) {
                String address = link.replaceAll("#.*", "");
                if (followed.add(page.login() + " " + alike(address))
                        && get(page.login(), address).getStatus() >= 400) {
                    nowhere.add("%s as %s leads to %s".formatted(alike(page.url()), page.login(), address));
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(nowhere).isEmpty();
        assertThat(lists).isGreaterThan(150);
        assertThat(followed).hasSizeGreaterThan(1_000);
    }

    private static boolean offered(Document page, Element table) {
        String list = table.attr("data-list");
        if (!list.isEmpty()) {
            return page.select("p[data-table=" + list + "]").size() == 1;
        }
        boolean passed = false;
        for (Element each : page.select("table, nav.paging, p[data-table], a[href*=format=csv]")) {
            if (passed) {
                return !each.normalName().equals("table");
            }
            passed = each == table;
        }
        return false;
    }

    /** Of links that differ in numbers, or in what is asked of a list, one is followed. */
    private static String alike(String address) {
        String[] parts = address.split("\\?", 2);
        return parts[0].replaceAll("\\d+", "*")
                + (parts.length == 1
                        ? ""
                        : " "
                                + new TreeSet<>(List.of(
                                        parts[1].replaceAll("=[^&]*", "").split("&"))));
    }

    private MockHttpServletResponse get(String login, String address) throws Exception {
        // A browser encodes what is not; what is encoded stays.
        return web.perform(MockMvcRequestBuilders.get(URI.create(address.replace(" ", "%20")))
                        .with(user(login)))
                .andReturn()
                .getResponse();
    }
}
