package vn.kieumau.exchange.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.Samples;
import vn.kieumau.support.SqlCount;

@ApplicationTest
class InitiativePageTest {
    private static final String LIST = "/exchange/initiatives";

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    String first = "";
    String second = "";
    String draft = "";

    @BeforeEach
    void find() {
        first = address("ngocxuyen", "Nhóm hộ tự quản về ANTT");
        second = address("hungvuong", "Nhóm hộ tự quản về ANTT");
        draft = address("hn-p1", "Camera phòng chống tội phạm");
    }

    @Test
    void whoMayNotIsRefusedAndADraftIsNotThereForOthers() throws Exception {
        web.perform(Browse.get("admin", LIST)).andExpect(status().isForbidden());
        web.perform(Browse.get("hau-can", first)).andExpect(status().isForbidden());
        web.perform(Browse.get("quansat", LIST + "/new")).andExpect(status().isForbidden());
        web.perform(Browse.get("nhattan-canbo", draft)).andExpect(status().isNotFound());
        web.perform(api.get("nhattan-canbo", "/api/v1" + draft)).andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", first + "/change")).andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", LIST + "/new?from=" + draft.replaceAll(".*/", "")))
                .andExpect(status().isNotFound());
        web.perform(Browse.post("nhattan-canbo", first + "/publish").param("version", "2"))
                .andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-canbo", first))
                .andExpect(content().string(containsString("Ghi là đơn vị mình làm theo")))
                .andExpect(content().string(not(containsString("/change\""))));
        web.perform(Browse.get("quansat", first))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("method=\"post\" action=\"/exchange"))));
    }

    @Test
    void aFileOfADraftIsNoMoreThereThanTheDraft() throws Exception {
        String file = first + "/documents/"
                + jdbc.sql("select min(id) from exchange.initiative_document")
                        .query(Long.class)
                        .single();
        web.perform(Browse.get("nhattan-canbo", file))
                .andExpect(status().isOk())
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")));
        web.perform(Browse.get("nhattan-canbo", file.replace(first, second))).andExpect(status().isNotFound());
        web.perform(Browse.post("ngocxuyen-canbo", first + "/take-back")
                        .param("version", "2")
                        .param("reason", "Soát lại"))
                .andExpect(redirectedUrl(first));
        web.perform(Browse.get("nhattan-canbo", file)).andExpect(status().isNotFound());
        web.perform(api.get("nhattan-canbo", "/api/v1" + file)).andExpect(status().isNotFound());
        web.perform(Browse.get("hp-canbo", file)).andExpect(status().isOk());
    }

    @Test
    void whatIsWrongIsSaidBesideWhatWasTyped() throws Exception {
        web.perform(typed("hungvuong-canbo", LIST + "/new").param("since", "hôm qua"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("không phải là ngày hợp lệ")))
                .andExpect(content().string(containsString("value=\"&lt;b>Hội thi\"")))
                .andExpect(content().string(containsString("value=\"CAP-KIEU-MAU:12\" checked")))
                .andExpect(content().string(containsString("nội dung tin nhắn")));
        web.perform(typed("hungvuong-canbo", LIST + "/new")
                        .param("since", "10/11/2021")
                        .param("from", second.replaceAll(".*/", "")))
                .andExpect(content().string(containsString("phải bắt đầu trước mô hình này")));
        web.perform(Browse.post("hungvuong-canbo", second + "/effects")
                        .param("measured", "Số vụ")
                        .param("figureAfter", "1.250")
                        .param("unitOfMeasure", "vụ")
                        .param("period", "2023")
                        .param("source", "Báo cáo"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("không có dấu ngăn cách hàng nghìn; đã nhập: 1.250")))
                .andExpect(content().string(containsString("value=\"1.250\"")));
        web.perform(Browse.post("hungvuong-canbo", second + "/end")
                        .param("version", "2")
                        .param("endedOn", "01/01/2020")
                        .param("reason", "Hết việc"))
                .andExpect(content().string(containsString("“Kết thúc” không được trước “Bắt đầu từ”.")))
                .andExpect(content().string(containsString("Hết việc")));
        web.perform(typed("hungvuong-canbo", second).param("version", "1").param("since", "10/11/2021"))
                .andExpect(status().isConflict());
    }

    @Test
    void anInitiativeIsRecordedPublishedAndTakenOver() throws Exception {
        String one = Objects.requireNonNull(web.perform(typed("hungvuong-canbo", LIST + "/new")
                        .param("since", "01/02/2023")
                        .param("cost", "12"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        web.perform(multipart(one + "/documents")
                        .file(new MockMultipartFile("file", "cach-lam.pdf", "application/pdf", Samples.pdf("Cách làm")))
                        .with(user("hungvuong-canbo"))
                        .with(csrf()))
                .andExpect(redirectedUrl(one));
        web.perform(Browse.post("hungvuong-canbo", one + "/publish").param("version", "1"))
                .andExpect(redirectedUrl(one));
        web.perform(Browse.get("nhattan-canbo", one))
                .andExpect(content().string(containsString("&lt;b&gt;Hội thi")))
                .andExpect(content().string(containsString("12 triệu đồng")))
                .andExpect(content().string(containsString("cach-lam.pdf")))
                .andExpect(content().string(containsString("Chưa có đơn vị nào ghi là học theo.")));
        web.perform(Browse.get("nhattan-canbo", LIST + "/new?from=" + one.replaceAll(".*/", "")))
                .andExpect(content().string(containsString("value=\"&lt;b>Hội thi\"")))
                .andExpect(content()
                        .string(containsString("<option value=\"" + one.replaceAll(".*/", "") + "\" selected")));
    }

    @Test
    void whoTookOverFromWhomIsDrawnAndSaidInBothLanguages() throws Exception {
        web.perform(Browse.get("nhattan-canbo", second))
                .andExpect(content().string(containsString("<svg class=\"spread\" aria-hidden=\"true\"")))
                .andExpect(content().string(containsString("class=\"handed\"")))
                .andExpect(content().string(containsString("Phường Nhật Tân")))
                .andExpect(content().string(containsString("Làm đầu tiên")));
        web.perform(Browse.get("nhattan-canbo", second + "?lang=en"))
                .andExpect(content().string(containsString("How it spread")))
                .andExpect(content().string(containsString("20 sites, 20 teams")));
        assertThat(SqlCount.during(() -> web.perform(Browse.get("hungvuong-canbo", second))))
                .isLessThanOrEqualTo(8);
        assertThat(SqlCount.during(() -> web.perform(Browse.get("v05-canbo", LIST))))
                .isLessThanOrEqualTo(8);
        assertThat(SqlCount.during(() -> web.perform(Browse.get("hn-canbo", LIST + "/new"))))
                .isLessThanOrEqualTo(10);
    }

    @Test
    void programsKeepThemToo() throws Exception {
        String body = """
                {"unitId": %d, "kind": "model", "name": "Việc của máy", "sites": 1, "teams": 0, "since": "2023-03-01", "criteria": ["CAP-KIEU-MAU:12"]}
                """.formatted(demo.unit("hungvuong"));
        web.perform(json(post("/api/v1" + LIST), "quansat", body)).andExpect(status().isForbidden());
        web.perform(json(post("/api/v1" + LIST), "catbi-canbo", body)).andExpect(status().isNotFound());
        web.perform(json(post("/api/v1" + LIST), "hungvuong-canbo", body.replace("\"model\"", "\"gì đó\"")))
                .andExpect(status().isUnprocessableContent());
        String one = Objects.requireNonNull(web.perform(json(post("/api/v1" + LIST), "hungvuong-canbo", body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        web.perform(json(put(one), "hungvuong-canbo", body)).andExpect(status().is(428));
        String etag = Objects.requireNonNull(web.perform(api.get("hungvuong-canbo", one))
                .andExpect(jsonPath("$.initiative.state").value("draft"))
                .andReturn()
                .getResponse()
                .getHeader("ETag"));
        web.perform(json(put(one), "hungvuong-canbo", body.replace("2023-03-01", "2023-04-01"))
                        .header("If-Match", etag))
                .andExpect(jsonPath("$.initiative.since").value("2023-04-01"));
        web.perform(json(post(one + "/effects"), "hungvuong-canbo", """
                        {"measured": "Số vụ", "unitOfMeasure": "vụ", "figureAfter": "3", "period": "2023", "source": "Báo cáo"}
                        """))
                .andExpect(jsonPath("$.effects[0].figureAfter").value("3"));
        web.perform(json(post(one + "/publish"), "hungvuong-canbo", "{}"))
                .andExpect(jsonPath("$.initiative.state").value("published"));
        web.perform(json(post(one + "/end"), "hungvuong-canbo", "{\"endedOn\": \"2023-11-01\", \"reason\": \"Xong\"}"))
                .andExpect(jsonPath("$.initiative.endedOn").value("2023-11-01"));
        web.perform(json(post(one + "/resume"), "hungvuong-canbo", "{\"reason\": \"Làm tiếp\"}"))
                .andExpect(jsonPath("$.initiative.state").value("published"));
        web.perform(json(post(one + "/take-back"), "hungvuong-canbo", "{\"reason\": \"\"}"))
                .andExpect(status().isUnprocessableContent());
        web.perform(api.get("nhattan-canbo", "/api/v1" + LIST + "?q=viec cua may"))
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    private MockHttpServletRequestBuilder typed(String login, String url) {
        return Browse.post(login, url)
                .param("unit", String.valueOf(demo.unit("hungvuong")))
                .param("kind", "contest")
                .param("name", "<b>Hội thi")
                .param("sites", "3")
                .param("teams", "0")
                .param("criteria", "CAP-KIEU-MAU:12");
    }

    private MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String login, String body) {
        return request.header("Authorization", api.bearer(login))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private String address(String unit, String name) {
        return LIST + "/"
                + jdbc.sql("select id from exchange.initiative where unit_id = ? and name = ?")
                        .params(demo.unit(unit), name)
                        .query(Long.class)
                        .single();
    }
}
