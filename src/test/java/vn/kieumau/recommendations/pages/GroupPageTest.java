package vn.kieumau.recommendations.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;

@ApplicationTest
class GroupPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aSuggestionIsReadConfirmedAnsweredAndDiffersForOneWard() throws Exception {
        List<Long> ids = premises();
        web.perform(Browse.get("hungvuong-truong", "/recommendations/groups")).andExpect(status().isForbidden());
        web.perform(Browse.get("hn-canbo", "/recommendations/groups/new?like=" + ids.get(0)))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("hau-can", "/recommendations/groups"))
                .andExpect(content().string(containsString("5 kiến nghị · đề nghị 25.000.000.000 đồng")))
                .andExpect(content().string(containsString("/recommendations/groups/new?like=" + ids.get(0))));
        web.perform(Browse.get("hau-can", "/recommendations/groups/new?like=" + ids.get(0)))
                .andExpect(content().string(containsString("name=\"member\" value=\"" + ids.get(1) + "\" checked")));
        web.perform(Browse.post("hau-can", "/recommendations/groups/new?like=" + ids.get(0))
                        .param("title", "Tên đang gõ")
                        .param("member", ids.get(0).toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("ít nhất hai kiến nghị")))
                .andExpect(content().string(containsString("value=\"Tên đang gõ\"")))
                .andExpect(
                        content().string(not(containsString("name=\"member\" value=\"" + ids.get(1) + "\" checked"))));
        String address = Objects.requireNonNull(
                web.perform(Browse.post("hau-can", "/recommendations/groups/new?like=" + ids.get(0))
                                .param("title", "Trụ sở năm phường <Hải Phòng>")
                                .param("member", strings(ids)))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        web.perform(Browse.get("hn-canbo", address)).andExpect(status().isNotFound());
        web.perform(Browse.get("hau-can", address))
                .andExpect(content().string(containsString("Trụ sở năm phường &lt;Hải Phòng&gt;")))
                .andExpect(content().string(containsString("5 kiến nghị đang chờ cơ quan mình")));
        web.perform(Browse.get("hungvuong-truong", "/recommendations/" + ids.get(0)))
                .andExpect(content().string(containsString("Trụ sở năm phường")))
                .andExpect(content().string(not(containsString(address))));
        web.perform(Browse.post("hau-can", address + "/answer")
                        .param("answer", "Đưa vào kế hoạch 2024.")
                        .param("own.0.id", ids.get(1).toString())
                        .param("own.0.kind", "refused")
                        .param("own.0.answer", "Chưa có đất sạch."))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Hãy chọn kết quả giải quyết")))
                .andExpect(content().string(containsString("Chưa có đất sạch.")));
        assertThat(answers(ids)).containsOnly("");
        web.perform(Browse.post("hau-can", address + "/answer")
                        .param("answerKind", "partial")
                        .param("answer", "Đưa vào kế hoạch 2024.")
                        .param("own.0.id", ids.get(0).toString())
                        .param("own.0.kind", "")
                        .param("own.0.answer", "")
                        .param("own.1.id", ids.get(1).toString())
                        .param("own.1.kind", "refused")
                        .param("own.1.answer", "Chưa có đất sạch."))
                .andExpect(redirectedUrl(address));
        assertThat(answers(ids)).containsExactly("partial", "refused", "partial", "partial", "partial");
        web.perform(Browse.get("hau-can", address)).andExpect(content().string(not(containsString("/answer\""))));
        web.perform(Browse.post("hau-can", address + "/members/" + ids.get(4) + "/remove"))
                .andExpect(redirectedUrl(address));
    }

    @Test
    void aDirectiveIsGivenReportedAndClosedOnThePages() throws Exception {
        String form = "/recommendations/directives/new";
        web.perform(Browse.get("nhattan-truong", form)).andExpect(status().isForbidden());
        web.perform(Browse.get("v05-canbo", form))
                .andExpect(content().string(containsString("Công an các tỉnh, thành phố")));
        web.perform(Browse.get("hp-canbo", form))
                .andExpect(content().string(containsString("value=\"" + demo.unit("catbi") + "\"")))
                .andExpect(content().string(not(containsString("value=\"" + demo.unit("nhattan") + "\""))));
        web.perform(given("hp-canbo", "nhattan").param("due", "31/12/2023")).andExpect(status().isNotFound());
        web.perform(given("hp-canbo", "catbi").param("due", "ngày mai"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"" + demo.unit("catbi") + "\" checked")))
                .andExpect(content().string(containsString("không phải là ngày hợp lệ")));
        String one =
                Objects.requireNonNull(web.perform(given("hp-canbo", "catbi").param("due", "31/12/2023"))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        web.perform(Browse.get("catbi-canbo", "/recommendations?directives=true"))
                .andExpect(content().string(containsString("href=\"" + one + "\"")));
        web.perform(Browse.get("catbi-canbo", "/recommendations"))
                .andExpect(content().string(not(containsString("href=\"" + one + "\""))));
        web.perform(Browse.get("catbi-canbo", one)).andExpect(content().string(containsString("Mới giao")));
        web.perform(Browse.post("catbi-canbo", one + "/accept")).andExpect(redirectedUrl(one));
        web.perform(Browse.post("catbi-truong", one + "/answer")
                        .param("answerKind", "full")
                        .param("answer", "Đã dọn xong."))
                .andExpect(redirectedUrl(one));
        web.perform(Browse.get("hp-lanhdao", one))
                .andExpect(content().string(containsString("Đã báo cáo")))
                .andExpect(content().string(containsString("Kết thúc chỉ đạo")));
        web.perform(Browse.post("hp-lanhdao", one + "/close")).andExpect(redirectedUrl(one));
        String many = Objects.requireNonNull(
                web.perform(given("v05-lanhdao", "catbi", "hungvuong").param("due", "31/12/2023"))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        web.perform(Browse.get("v05-lanhdao", many))
                .andExpect(content().string(containsString("Phường Cát Bi")))
                .andExpect(content().string(containsString("Phường Hùng Vương")));
        web.perform(Browse.get("catbi-truong", many))
                .andExpect(content().string(containsString("Phường Cát Bi")))
                .andExpect(content().string(not(containsString("Phường Hùng Vương"))));
    }

    @Test
    void programsGroupAndDirectToo() throws Exception {
        List<Long> ids = premises();
        String body = "{\"title\": \"Trụ sở\", \"members\": %s}".formatted(ids);
        web.perform(json("hn-canbo", "/api/v1/recommendations/groups", body)).andExpect(status().isNotFound());
        web.perform(json("hau-can", "/api/v1/recommendations/groups", "{\"title\": \"Trụ sở\"}"))
                .andExpect(status().isUnprocessableContent());
        String group = Objects.requireNonNull(web.perform(json("hau-can", "/api/v1/recommendations/groups", body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        web.perform(json("hau-can", group + "/accept", "{}"))
                .andExpect(jsonPath("$.members.length()").value(5))
                .andExpect(jsonPath("$.members[0].state").value("accepted"));
        web.perform(json("hau-can", group + "/answer", "{\"kind\": \"full\", \"answer\": \"Xong\"}"))
                .andExpect(jsonPath("$.group.open").value(0));
        web.perform(api.get("hungvuong-truong", group))
                .andExpect(jsonPath("$.members.length()").value(1));
        web.perform(api.get("hn-canbo", group)).andExpect(status().isNotFound());
        String directive = """
                {"cohortId": %d, "unitIds": [%d], "classCode": "other", "title": "Duy trì", "request": "Tiếp tục", "due": "2023-12-31"}
                """.formatted(demo.cohort2023(), demo.unit("catbi"));
        web.perform(json("hn-canbo", "/api/v1/recommendations/directives", directive))
                .andExpect(status().isNotFound());
        web.perform(json("hp-canbo", "/api/v1/recommendations/directives", directive))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.byUnit.length()").value(1));
    }

    private MockHttpServletRequestBuilder given(String login, String... units) {
        MockHttpServletRequestBuilder typed = Browse.post(login, "/recommendations/directives/new")
                .param("cohort", String.valueOf(demo.cohort2023()))
                .param("province", String.valueOf(demo.unit("hp")))
                .param("classCode", "premises")
                .param("title", "Dọn nơi tiếp dân")
                .param("request", "Làm ngay.");
        for (String unit : units) {
            typed.param("unit", String.valueOf(demo.unit(unit)));
        }
        return typed;
    }

    /** Of Hải Phòng's wards, with the department for premises. */
    private List<Long> premises() {
        return jdbc.sql("""
                        select id from recommendations.recommendation where direction = 'up' and class = 'premises' and unit_id = any(:units) order by id
                        """)
                .param("units", new Long[] {
                    demo.unit("hungvuong"),
                    demo.unit("duhangkenh"),
                    demo.unit("kenhduong"),
                    demo.unit("catbi"),
                    demo.unit("ngocxuyen")
                })
                .query(Long.class)
                .list();
    }

    private List<String> answers(List<Long> ids) {
        return jdbc.sql(
                        "select coalesce(answer_kind, '') from recommendations.recommendation where id = any(?) order by id")
                .param(ids.toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    private static String[] strings(List<Long> ids) {
        return ids.stream().map(String::valueOf).toArray(String[]::new);
    }

    private MockHttpServletRequestBuilder json(String login, String url, String body) {
        return post(url)
                .header("Authorization", api.bearer(login))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
