package vn.kieumau.plans.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
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
import vn.kieumau.support.SqlCount;

@ApplicationTest
class PlanPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    String plan = "";

    @BeforeEach
    void find() {
        plan = "/plans/" + registration("hungvuong");
    }

    @Test
    void whoMayNotIsRefusedAndWhoOnlyReadsSeesNoForm() throws Exception {
        web.perform(Browse.get("admin", "/plans")).andExpect(status().isForbidden());
        web.perform(Browse.get("hau-can", plan)).andExpect(status().isForbidden());
        web.perform(Browse.get("nhattan-canbo", plan)).andExpect(status().isNotFound());
        web.perform(Browse.get("quansat", plan + "/actions/new")).andExpect(status().isForbidden());
        web.perform(typed("quansat")).andExpect(status().isForbidden());
        web.perform(typed("catbi-canbo")).andExpect(status().isNotFound());
        web.perform(Browse.get("quansat", plan))
                .andExpect(content().string(containsString("Lắp bổ sung camera")))
                .andExpect(content().string(not(containsString("/actions/new"))));
        web.perform(Browse.get("quansat", address("Lắp bổ sung camera")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<form class=\"card"))));
        String decided = "/plans/" + registration("hn-p2");
        web.perform(Browse.get("hn-canbo", decided))
                .andExpect(content().string(containsString("kế hoạch chỉ còn để xem")))
                .andExpect(content().string(not(containsString("/actions/new"))));
        web.perform(Browse.get("hn-canbo", decided + "/actions/new"))
                .andExpect(content().string(containsString("kế hoạch chỉ còn để xem")));
    }

    @Test
    void whatIsWrongIsSaidBesideWhatWasTyped() throws Exception {
        web.perform(typed("hungvuong-canbo").param("beginsOn", "01/12/2023").param("due", "hôm qua"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("không phải là ngày hợp lệ")))
                .andExpect(content().string(containsString("&lt;b&gt;Việc thử")));
        web.perform(typed("hungvuong-canbo").param("beginsOn", "01/12/2023").param("due", "30/11/2023"))
                .andExpect(content().string(containsString("“Hạn hoàn thành” không được trước “Bắt đầu”.")));
        web.perform(typed("hungvuong-canbo")
                        .param("beginsOn", "01/12/2023")
                        .param("due", "31/12/2023")
                        .param("cost", "nhiều"))
                .andExpect(status().isUnprocessableContent());
        web.perform(Browse.post("hungvuong-canbo", address("Lắp bổ sung camera") + "/progress")
                        .param("version", "2")
                        .param("progress", "120"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"120\"")));
        web.perform(Browse.post("hungvuong-canbo", address("Lắp bổ sung camera") + "/progress")
                        .param("version", "1")
                        .param("progress", "80"))
                .andExpect(status().isConflict());
    }

    @Test
    void anActionIsAddedReportedChangedAndDropped() throws Exception {
        web.perform(Browse.get("hungvuong-canbo", plan + "/actions/new?criterion=9"))
                .andExpect(content().string(containsString("<option value=\"9\" selected")))
                .andExpect(content().string(containsString("Công an phường Hùng Vương")))
                .andExpect(content().string(not(containsString("Công an thành phố Hải Phòng"))));
        web.perform(typed("hungvuong-canbo")
                        .param("beginsOn", "01/12/2023")
                        .param("due", "2023-12-31")
                        .param("cost", "12"))
                .andExpect(redirectedUrl(plan + "#c9"));
        String one = address("<b>Việc thử");
        web.perform(Browse.get("hungvuong-truong", plan))
                .andExpect(content().string(containsString("&lt;b&gt;Việc thử")))
                .andExpect(content().string(containsString("12 triệu đồng")))
                .andExpect(content().string(containsString("Chưa đến ngày bắt đầu")));
        web.perform(Browse.post("hungvuong-truong", one + "/progress")
                        .param("version", "1")
                        .param("progress", "100")
                        .param("note", "Xong sớm."))
                .andExpect(redirectedUrl(plan));
        web.perform(Browse.get("hungvuong-canbo", one)).andExpect(content().string(containsString("Xong sớm.")));
        web.perform(typedTo("hungvuong-canbo", one)
                        .param("version", "2")
                        .param("beginsOn", "01/12/2023")
                        .param("due", "05/01/2024"))
                .andExpect(redirectedUrl(plan + "#c9"));
        web.perform(Browse.post("hungvuong-canbo", one + "/drop").param("version", "3"))
                .andExpect(redirectedUrl(plan));
        web.perform(Browse.get("hungvuong-canbo", one)).andExpect(status().isNotFound());
        web.perform(Browse.get("hungvuong-canbo", plan)).andExpect(content().string(not(containsString("Việc thử"))));
    }

    @Test
    void aPlanShowsItsStandingDrawnAndInWordsInBothLanguages() throws Exception {
        web.perform(Browse.get("hungvuong-canbo", plan))
                .andExpect(content().string(containsString("Quá hạn")))
                .andExpect(content().string(containsString("Chậm tiến độ")))
                .andExpect(content().string(containsString("Xong sau hạn")))
                .andExpect(content().string(containsString("Chưa có việc nào")))
                .andExpect(content().string(containsString("class=\"timeline\" aria-hidden=\"true\"")))
                .andExpect(content().string(containsString("class=\"today\"")));
        web.perform(Browse.get("hungvuong-canbo", plan + "?lang=en"))
                .andExpect(content().string(containsString("No action yet")))
                .andExpect(content().string(containsString("Done late")));
        web.perform(Browse.get("v05-canbo", "/plans?late=true"))
                .andExpect(content().string(containsString("href=\"" + plan + "\"")))
                .andExpect(content().string(not(containsString("/plans/" + registration("catbi")))));
        web.perform(Browse.get("hungvuong-canbo", "/"))
                .andExpect(content().string(containsString("Đôn đốc việc quá hạn trong kế hoạch")));
        assertThat(SqlCount.during(() -> web.perform(Browse.get("hungvuong-canbo", plan))))
                .isLessThanOrEqualTo(7);
    }

    @Test
    void theActionsOfAllCriteriaAreOneFile() throws Exception {
        String file = plan + "?download=csv&table=actions";
        web.perform(Browse.get("nhattan-canbo", file)).andExpect(status().isNotFound());
        web.perform(Browse.get("hau-can", file)).andExpect(status().isForbidden());
        List<String> lines = web.perform(Browse.get("hungvuong-canbo", file))
                .andExpect(header().string("Content-Disposition", startsWith("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines.get(0)).startsWith("\uFEFFTiêu chí,Việc");
        long registration = registration("hungvuong");
        assertThat(lines.size() - 1)
                .isEqualTo(jdbc.sql("select count(*) from plans.action where registration_id = " + registration)
                        .query(Integer.class)
                        .single());
        assertThat(lines.stream().skip(1).map(each -> each.split("\\.")[0]).distinct())
                .as("criteria")
                .hasSizeGreaterThan(2);
    }

    @Test
    void programsPlanToo() throws Exception {
        String body = """
                {"criterion": "9", "text": "Việc của máy", "ownerOfficeId": %d, "beginsOn": "2023-12-01", "due": "2023-12-31"}
                """.formatted(office());
        web.perform(json(post("/api/v1" + plan + "/actions"), "quansat", body)).andExpect(status().isForbidden());
        web.perform(json(post("/api/v1" + plan + "/actions"), "catbi-canbo", body))
                .andExpect(status().isNotFound());
        web.perform(json(
                        post("/api/v1" + plan + "/actions"),
                        "hungvuong-canbo",
                        body.replace("\"Việc của máy\"", "null")))
                .andExpect(status().isUnprocessableContent());
        String one =
                Objects.requireNonNull(web.perform(json(post("/api/v1" + plan + "/actions"), "hungvuong-canbo", body))
                        .andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getHeader("Location"));
        web.perform(json(put(one), "hungvuong-canbo", body)).andExpect(status().is(428));
        web.perform(json(put(one), "hungvuong-canbo", body).header("If-Match", "\"khac\""))
                .andExpect(status().isPreconditionFailed());
        String etag = Objects.requireNonNull(web.perform(api.get("hungvuong-canbo", one))
                .andExpect(jsonPath("$.schedule").value("not_begun"))
                .andReturn()
                .getResponse()
                .getHeader("ETag"));
        web.perform(json(put(one), "hungvuong-canbo", body.replace("2023-12-31", "2024-01-31"))
                        .header("If-Match", etag))
                .andExpect(jsonPath("$.action.due").value("2024-01-31"));
        web.perform(json(post(one + "/progress"), "hungvuong-canbo", "{\"progress\": 100}"))
                .andExpect(jsonPath("$.schedule").value("done"));
        web.perform(json(post(one + "/drop"), "hungvuong-canbo", "{}"))
                .andExpect(jsonPath("$.actions.length()").value(12));
        web.perform(api.get("hungvuong-canbo", "/api/v1/plans?late=true"))
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    private MockHttpServletRequestBuilder typed(String login) {
        return typedTo(login, plan + "/actions/new");
    }

    private MockHttpServletRequestBuilder typedTo(String login, String url) {
        return Browse.post(login, url)
                .param("criterion", "9")
                .param("text", "<b>Việc thử")
                .param("owner", String.valueOf(office()));
    }

    private MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String login, String body) {
        return request.header("Authorization", api.bearer(login))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private long office() {
        return jdbc.sql("select office_id from accounts.v_office where key = 'cap-hungvuong'")
                .query(Long.class)
                .single();
    }

    private String address(String begins) {
        return plan + "/actions/"
                + jdbc.sql("select id from plans.action where starts_with(text, ?)")
                        .param(begins)
                        .query(Long.class)
                        .single();
    }

    private long registration(String ward) {
        return jdbc.sql("select registration_id from campaigns.v_registration where cohort_id = ? and unit_id = ?")
                .param(demo.cohort2023())
                .param(demo.unit(ward))
                .query(Long.class)
                .single();
    }
}
