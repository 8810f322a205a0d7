package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.DemoPages;
import vn.kieumau.support.Routes;

/** What an attacker types, at every page and every form: refused or shown as text, never run, never a fault. */
@ApplicationTest
class AttacksTest {
    private static final String[] PARAMETERS = {
        "q",
        "sort",
        "page",
        "size",
        "state",
        "kind",
        "level",
        "act",
        "from",
        "until",
        "cohort",
        "province",
        "criterion",
        "show",
        "lang",
        "after"
    };

    @Autowired
    MockMvc web;

    @Autowired
    DemoPages pages;

    @Autowired
    DemoApi api;

    @Autowired
    Demo demo;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequestMappingHandlerMapping mapping;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "1; drop table units.unit; --",
                "\") union select password_hash from accounts.credential --",
                "\"><script>alert(1)</script>",
                "javascript:alert(1)",
                "{{7*7}}${7*7}",
                "../../../../etc/passwd",
                "99999999999999999999",
                "-1",
                "%_\\"
            })
    void inAnyParameterOfAnyPageItIsText(String typed) throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, MockHttpServletRequestBuilder> requests = new LinkedHashMap<>();
        for (DemoPages.Page page : pages.all()) {
            String path = page.url().replaceAll("\\?.*", "");
            MockHttpServletRequestBuilder request = get(path);
            for (String parameter : PARAMETERS) {
                request.param(parameter, typed);
            }
            if (!page.login().isEmpty()) {
                request.with(user(page.login()));
            }
            requests.put(path, request);
        }
        for (DemoApi.Read read : api.all()) {
            MockHttpServletRequestBuilder request = api.get(read.login(), read.url());
            for (String parameter : PARAMETERS) {
                request.param(parameter, typed);
            }
            requests.put(read.url(), request);
        }
        for (Map.Entry<String, MockHttpServletRequestBuilder> each : requests.entrySet()) {
            MockHttpServletResponse answer = answer(each.getValue());
            String body = answer.getContentAsString();
            if (answer.getStatus() >= 500
                    || body.contains("<script>alert(1)")
                    || body.contains("href=\"javascript:")
                    || body.contains("argon2")
                    || body.contains("{{49}}")
                    || body.contains("root:x:")) {
                wrong.add(each.getKey() + " answered " + answer.getStatus());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(jdbc.sql("select count(*) from units.unit")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(20);
    }

    @Test
    void aSortThatIsNoColumnOfTheListIsTheListsOwnOrder() throws Exception {
        String usual = rows("");
        for (String sort : List.of("nonsense", "id", "d.state", "unit,1", "unit)--", "-", "--unit")) {
            assertThat(rows(sort)).as(sort).isEqualTo(usual);
        }
        assertThat(rows("-unit")).isNotEqualTo(rows("unit"));
    }

    /** In place of every part of every address: a climb out of the folder, quotes, a number beyond all numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {"..%2f..%2fetc%2fpasswd", "%2e%2e", "1'--", "99999999999999999999", "-1", "%00", "a%0d%0ab"})
    void inAnyPartOfAnAddressItIsNotFoundAndNoFault(String part) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Routes.Route route : Routes.of(mapping)) {
            if (!route.method().equals("GET") || !route.pattern().contains("{")) {
                continue;
            }
            for (String login : List.of("v05-canbo", "v05-lanhdao", "hn-lanhdao", "admin")) {
                MockHttpServletResponse answer =
                        answer(get(URI.create(route.pattern().replaceAll("\\{[a-z]+}", part)))
                                .header("Authorization", api.bearer(login))
                                .with(user(login)));
                if (answer.getStatus() < 400 || answer.getStatus() >= 500) {
                    wrong.add(route + " as " + login + " answered " + answer.getStatus());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A field that the form does not have changes nothing: who acts, at which level and when is not typed. */
    @Test
    void fieldsThatNoFormHasAreNotTakenOver() throws Exception {
        long dossier = demo.dossier2023("nhattan");
        answer(post("/assessment/{id}/remarks", dossier)
                .with(user("nhattan-canbo"))
                .with(csrf())
                .param("text", "nhận xét")
                .param("formId", UUID.randomUUID().toString())
                .param("level", "ministry")
                .param("writtenBy", "1")
                .param("illustrative", "false")
                .param("answer", "tự trả lời")
                .param("actor", "v05-lanhdao")
                .param("actor.login", "v05-lanhdao"));
        assertThat(jdbc.sql("""
                        select m.level || ' ' || a.login || ' ' || coalesce(m.answer, '–') || ' ' || m.illustrative
                        from assessment.remark m join accounts.account a on a.id = m.written_by
                        where m.text = 'nhận xét'
                        """).query(String.class).single()).isEqualTo("ward nhattan-canbo – true");
        answer(post("/accounts/new")
                .with(user("admin"))
                .with(csrf())
                .param("login", "moi")
                .param("name", "Mới")
                .param("active", "false")
                .param("role", "ADMINISTRATOR")
                .param("password_hash", "x"));
        assertThat(demo.actor("moi").grants()).isEmpty();
    }

    /** No address that is typed leads to another site. */
    @Test
    void nobodyIsLedAwayToAnotherSite() throws Exception {
        for (String elsewhere : List.of("https://evil.example", "//evil.example", "/\\evil.example", "1/../../evil")) {
            MockHttpServletResponse answer = answer(post("/assessment/{id}/answers/1", demo.dossier2023("hungvuong"))
                    .with(user("hungvuong-canbo"))
                    .with(csrf())
                    .param("result", "not_met")
                    .param("explanation", "vì sao")
                    .param("version", "1")
                    .param("then", elsewhere)
                    .param("next", elsewhere)
                    .param("redirect", elsewhere)
                    .param("continue", elsewhere));
            assertThat(String.valueOf(answer.getRedirectedUrl())).as(elsewhere).doesNotContain("evil");
        }
    }

    /** The time of a refusal does not tell whether a name exists: a hash is computed either way. */
    @Test
    void anUnknownNameTakesAsLongAsAWrongPassword() throws Exception {
        long known = fastest("hp-lanhdao", "10.7.0.");
        long unknown = fastest("khong-co-ai", "10.7.1.");
        assertThat((double) unknown / known).isBetween(0.4, 2.5);
    }

    private long fastest(String login, String network) throws Exception {
        long fastest = Long.MAX_VALUE;
        for (int tries = 0; tries < 6; tries++) {
            String address = network + tries;
            long began = System.nanoTime();
            answer(post("/accounts/sign-in")
                    .with(csrf())
                    .param("username", login)
                    .param("password", "sai-mat-khau")
                    .with(request -> {
                        request.setRemoteAddr(address);
                        return request;
                    }));
            fastest = Math.min(fastest, System.nanoTime() - began);
        }
        return fastest;
    }

    private String rows(String sort) throws Exception {
        String body = answer(get("/assessment").param("sort", sort).with(user("v05-canbo")))
                .getContentAsString();
        return body.replaceAll("(?s).*<tbody>(.*)</tbody>.*", "$1");
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }
}
