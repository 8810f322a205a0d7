package vn.kieumau.recommendations.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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
class RecommendationPageTest {
    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoMayNotRaiseIsRefusedAndWhatIsWrongIsSaidBesideWhatWasTyped() throws Exception {
        web.perform(Browse.get("kiemtoan", "/recommendations/new")).andExpect(status().isForbidden());
        web.perform(Browse.get("v05-doan1", "/recommendations/new?unit=" + demo.unit("catbi")))
                .andExpect(content().string(containsString("<option value=\"" + demo.unit("catbi") + "\" selected")))
                .andExpect(content().string(containsString("<option value=\"specialist\" selected")))
                .andExpect(content().string(not(containsString("value=\"" + demo.unit("nhattan") + "\""))));
        web.perform(typed("hau-can").param("wantedBy", "31/12/2023")).andExpect(status().isForbidden());
        web.perform(typed("hp-canbo").param("wantedBy", "31/12/2023").param("classCode", "premises"))
                .andExpect(status().isNotFound());
        web.perform(typed("nhattan-canbo").param("wantedBy", "31/12/2023"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Hãy chọn lĩnh vực")))
                .andExpect(content().string(containsString("value=\"=Trụ sở mới\"")))
                .andExpect(content().string(containsString("2.500.000.000")));
        web.perform(typed("nhattan-canbo").param("wantedBy", "hôm qua").param("classCode", "premises"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("không phải là ngày hợp lệ")));
        web.perform(typed("nhattan-canbo")
                        .param("wantedBy", "31/12/2023")
                        .param("classCode", "premises")
                        .param("criterion", "")
                        .with(request -> {
                            request.setParameter("money", "1.5 tỷ");
                            return request;
                        }))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("số nguyên không âm")));
    }

    @Test
    void itGoesItsWayOnThePages() throws Exception {
        String address = raised();
        web.perform(Browse.get("hp-canbo", address)).andExpect(status().isNotFound());
        web.perform(Browse.get("hau-can", address)).andExpect(status().isNotFound());
        web.perform(Browse.get("nhattan-truong", address))
                .andExpect(content().string(containsString("2.500.000.000")))
                .andExpect(content().string(containsString("Đang chờ Công an thành phố Hà Nội")))
                .andExpect(content().string(not(containsString(address + "/accept"))));
        web.perform(Browse.post("hp-canbo", address + "/accept")).andExpect(status().isNotFound());
        web.perform(Browse.post("hn-canbo", address + "/accept")).andExpect(redirectedUrl(address));
        web.perform(Browse.post("hn-canbo", address + "/answer").param("answerKind", "refused"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("phải nêu rõ lý do")));
        web.perform(Browse.post("hn-canbo", address + "/forward")
                        .param("toOffice", office("v05"))
                        .param("forwardReason", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("<details class=\"mt-3\" open")));
        web.perform(Browse.post("hn-canbo", address + "/forward")
                        .param("toOffice", office("v05"))
                        .param("forwardReason", "Vượt thẩm quyền"))
                .andExpect(redirectedUrl(address));
        web.perform(Browse.post("hn-canbo", address + "/accept"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("chỉ cơ quan ấy")));
        web.perform(Browse.post("v05-canbo", address + "/accept")).andExpect(redirectedUrl(address));
        web.perform(Browse.post("v05-lanhdao", address + "/answer")
                        .param("answerKind", "full")
                        .param("answer", "Đồng ý"))
                .andExpect(redirectedUrl(address));
        web.perform(Browse.post("nhattan-truong", address + "/reopen").param("reopenReason", "Chưa thấy đất"))
                .andExpect(redirectedUrl(address));
        web.perform(Browse.post("v05-canbo", address + "/accept")).andExpect(redirectedUrl(address));
        web.perform(Browse.post("v05-canbo", address + "/answer")
                        .param("answerKind", "full")
                        .param("answer", "Đã có đất"))
                .andExpect(redirectedUrl(address));
        web.perform(Browse.post("nhattan-truong", address + "/close")).andExpect(redirectedUrl(address));
        web.perform(Browse.get("nhattan-truong", address))
                .andExpect(content().string(containsString("Đã kết thúc")))
                .andExpect(content().string(containsString("Vượt thẩm quyền")))
                .andExpect(content().string(containsString("Chưa thấy đất")));
    }

    @Test
    void programsDoTheSameAndSeeNoMore() throws Exception {
        String body = """
                {"cohortId": %d, "unitId": %d, "classCode": "premises", "title": "Trụ sở", "request": "Đề nghị", "wantedLevel": "province",
                 "wantedBy": "2023-12-31"}
                """.formatted(demo.cohort2023(), demo.unit("nhattan"));
        web.perform(json("hp-canbo", "/api/v1/recommendations", body)).andExpect(status().isNotFound());
        String made = web.perform(json("nhattan-canbo", "/api/v1/recommendations", body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        web.perform(api.get("hau-can", Objects.requireNonNull(made))).andExpect(status().isNotFound());
        web.perform(json("hn-canbo", made + "/answer", "{\"kind\": \"full\", \"answer\": \"Xong\"}"))
                .andExpect(status().isConflict());
        web.perform(json("hn-canbo", made + "/accept", "{}")).andExpect(status().isOk());
        web.perform(json("hn-canbo", made + "/answer", "{\"kind\": \"full\", \"answer\": \"Xong\"}"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("\"state\":\"answered\"")));
        web.perform(json("nhattan-canbo", made + "/close", "{}"))
                .andExpect(content().string(containsString("\"state\":\"closed\"")));
    }

    @Test
    void theTablesThatAreTakenAwayAreTextAndHoldTheOwnReachOnly() throws Exception {
        raised();
        String csv = new String(
                web.perform(Browse.get("hn-canbo", "/recommendations/export?classCode=premises&format=csv"))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
        assertThat(csv).contains("'=Trụ sở mới").doesNotContain(",=Trụ").doesNotContain("Hải Phòng");
        byte[] sheet = web.perform(Browse.get("hau-can", "/recommendations/export?format=xlsx"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            assertThat(workbook.getFirstSheet().read())
                    .hasSizeGreaterThan(5)
                    .noneMatch(row -> row.getCellText(1).equals("Phường Nhật Tân"));
        }
        web.perform(Browse.get("hau-can", "/recommendations/sheet")).andExpect(status().isForbidden());
        web.perform(Browse.get("v05-canbo", "/recommendations/export?format=pdf"))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void anEmptyListSaysWhatComesNext() throws Exception {
        web.perform(Browse.get("hn-p1-canbo", "/recommendations"))
                .andExpect(content().string(containsString("hãy bấm “Gửi kiến nghị”")));
        web.perform(Browse.get("v05-canbo", "/recommendations?q=khongcogi"))
                .andExpect(content().string(containsString("bỏ bớt điều kiện lọc")));
    }

    private String raised() throws Exception {
        return Objects.requireNonNull(web.perform(
                        typed("nhattan-canbo").param("wantedBy", "31/12/2023").param("classCode", "premises"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private MockHttpServletRequestBuilder typed(String login) {
        return Browse.post(login, "/recommendations/new")
                .param("cohort", String.valueOf(demo.cohort2023()))
                .param("unitId", String.valueOf(demo.unit("nhattan")))
                .param("title", "=Trụ sở mới")
                .param("request", "Đề nghị bố trí đất")
                .param("money", "2.500.000.000")
                .param("wantedLevel", "ministry");
    }

    private MockHttpServletRequestBuilder json(String login, String url, String body) {
        return post(url)
                .header("Authorization", api.bearer(login))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private String office(String key) {
        return jdbc.sql("select office_id::text from accounts.v_office where key = ?")
                .param(key)
                .query(String.class)
                .single();
    }
}
