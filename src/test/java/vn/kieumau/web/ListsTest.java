package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoDelegation;
import vn.kieumau.support.DemoPages;
import vn.kieumau.support.Routes;
import vn.kieumau.support.Routes.Route;

/** Every column that offers to sort its list does, both ways, and keeps all of its rows. */
@ApplicationTest
class ListsTest {
    private static final Pattern SORT = Pattern.compile("class=\"sort\" href=\"([^\"]+)\"");
    private static final Pattern ROW = Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL);

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoDelegation demoDelegation;

    @Autowired
    DemoPages pages;

    @Autowired
    DemoApi api;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @Test
    void everyColumnThatOffersToSortDoes() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> tried = new HashSet<>();
        int reordered = 0;
        for (DemoPages.Page page : pages.all()) {
            if (page.login().isEmpty()) {
                continue;
            }
            String body = body(page.login(), page.url());
            for (Matcher offered = SORT.matcher(body); offered.find(); ) {
                String link = offered.group(1).replace("&amp;", "&");
                if (!tried.add(link.replaceAll("\\d+", ""))) {
                    continue;
                }
                List<String> up = rows(body(page.login(), link));
                List<String> down = rows(body(page.login(), link.replace("sort=", "sort=-")));
                boolean sameRows = body.contains("page=2")
                        ? up.size() == rows(body).size() && down.size() == up.size()
                        : new HashSet<>(up).equals(new HashSet<>(rows(body)))
                                && new HashSet<>(down).equals(new HashSet<>(up));
                if (!sameRows || up.isEmpty()) {
                    wrong.add(page + " " + link);
                }
                reordered += up.equals(down) ? 0 : 1;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).hasSizeGreaterThan(30);
        assertThat(reordered).as("columns whose rows differ").isGreaterThan(20);
    }

    /** Pages and API alike: whatever is searched for, however long, is answered by a list. */
    @Test
    void aListIsSearchedForMoreThanALine() throws Exception {
        String words = "Phường 😀%_'".repeat(300);
        int searched = 0;
        for (Route route : Routes.of(mapping)) {
            boolean takesWords = route.method().equals("GET")
                    && Arrays.stream(route.handler().getParameters())
                            .anyMatch(each -> each.getName().equals("q"));
            if (!takesWords) {
                continue;
            }
            long id = route.pattern().startsWith("/inspection")
                    ? demoDelegation.shown().draft()
                    : demo.cohort2023();
            String url = route.pattern().replace("{id}", String.valueOf(id));
            String login = Stream.of("v05-canbo", "hn-canbo", "kiemtoan", "admin")
                    .filter(each -> route.permissions().stream().anyMatch(demo.actor(each)::may))
                    .findFirst()
                    .orElseThrow();
            MockHttpServletResponse answer = web.perform(get(url).param("q", words)
                            .header("Authorization", url.startsWith("/api/") ? api.bearer(login) : "")
                            .with(url.startsWith("/api/") ? request -> request : user(login)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(url).isEqualTo(200);
            searched++;
        }
        assertThat(searched).isGreaterThan(25);
    }

    private String body(String login, String url) throws Exception {
        MockHttpServletResponse answer =
                web.perform(get(URI.create(url)).with(user(login))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(url).isLessThan(500);
        return answer.getContentAsString();
    }

    private static List<String> rows(String body) {
        // A form in a row has a token of its own each time.
        return ROW.matcher(body.replaceAll("(?s)<thead>.*?</thead>|name=\"_csrf\" value=\"[^\"]*\"", ""))
                .results()
                // links of other tables on the page keep the order in their address
                .map(found -> found.group().replaceAll("&(amp;)?sort=-?\\w+", ""))
                .collect(Collectors.toList());
    }
}
