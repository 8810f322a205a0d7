package vn.kieumau.indicators.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.kieumau.kernel.Row;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.Browse;
import vn.kieumau.support.Demo;
import vn.kieumau.support.DemoApi;
import vn.kieumau.support.SqlCount;
import vn.kieumau.web.TableFile;

@ApplicationTest
class SurveysPageTest {
    static final List<String> COLUMNS = List.of(
            "unit_code",
            "unit",
            "above",
            "year",
            "form",
            "method",
            "first_day",
            "last_day",
            "issued",
            "returned",
            "valid",
            "satisfied",
            "share",
            "share_low",
            "share_high",
            "illustrative");

    @Autowired
    MockMvc web;

    @Autowired
    Demo demo;

    @Autowired
    DemoApi api;

    @Test
    void anotherWardAndWhatIsNoYearAreNotThere() throws Exception {
        web.perform(Browse.get("hungvuong-canbo", page("nhattan"))).andExpect(status().isNotFound());
        web.perform(Browse.post("hungvuong-canbo", page("nhattan"))).andExpect(status().isNotFound());
        for (String year : List.of("23", "1999", "2023-11", "nam")) {
            web.perform(Browse.get("nhattan-canbo", "/indicators/" + demo.unit("nhattan") + "/surveys/" + year))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void whoOnlyReadsHasNoFormAndSavesNothing() throws Exception {
        for (String login : List.of("nhattan-truong", "hn-canbo", "v05-lanhdao")) {
            web.perform(Browse.get(login, page("nhattan")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("name=\"verySatisfied\""))));
            web.perform(Browse.post(login, page("nhattan"))).andExpect(status().isForbidden());
        }
    }

    @Test
    void sharesStandWithTheirIntervalsInBothLanguages() throws Exception {
        web.perform(Browse.get("hungvuong-canbo", page("hungvuong")))
                .andExpect(content().string(containsString("85/93")))
                .andExpect(content().string(containsString("91,4 %")))
                .andExpect(content().string(containsString("83,9 %–95,6 %")))
                .andExpect(content().string(containsString("Phiếu phát đến hộ gia đình")))
                .andExpect(content().string(containsString("09/10/2023 – 20/10/2023")))
                .andExpect(content().string(containsString("Không lưu người trả lời")))
                .andExpect(content().string(containsString("Số liệu minh hoạ")));
        web.perform(Browse.get("hungvuong-canbo", page("hungvuong")).param("lang", "en"))
                .andExpect(content().string(containsString("91.4 %")))
                .andExpect(content().string(containsString("83.9 %–95.6 %")))
                .andExpect(content().string(containsString("Slips handed to households")))
                .andExpect(content().string(containsString("Nothing is kept of who answered")));
    }

    @Test
    void faultsStandAtTheirFieldsAndNothingTypedIsLost() throws Exception {
        web.perform(form().param("verySatisfied", "15,5").param("form", "").param("source", "Biên bản <b>1</b>"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("2 ô chưa đúng")))
                .andExpect(content().string(containsString("id=\"verySatisfied-fault\"")))
                .andExpect(content().string(containsString("Chưa nhập “Tên mẫu phiếu”.")))
                .andExpect(content().string(containsString("value=\"15,5\"")))
                .andExpect(content().string(containsString("Biên bản &lt;b>1&lt;/b>")));
        web.perform(form().param("form", "Phiếu").param("verySatisfied", "60"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("cộng lại là 110 phiếu, khác 100 phiếu hợp lệ")));
        web.perform(form().param("form", "Phiếu").param("verySatisfied", "60").param("lang", "en"))
                .andExpect(content().string(containsString("add up to 110 slips, not to the 100 valid ones")));
    }

    @Test
    void whatIsSavedIsShownAndACorrectionShowsBoth() throws Exception {
        web.perform(form().param("form", "Phiếu số 7").param("verySatisfied", "50"))
                .andExpect(redirectedUrl(page("ngocxuyen")));
        web.perform(Browse.get("ngocxuyen-canbo", "/indicators/" + demo.unit("ngocxuyen") + "/2023"))
                .andExpect(content().string(containsString("value=\"95\"")))
                .andExpect(content().string(containsString("Phiếu số 7 (01/11/2023 – 03/11/2023)")))
                .andExpect(content().string(containsString("href=\"" + page("ngocxuyen"))));
        web.perform(form().param("form", "Phiếu số 7")
                        .param("verySatisfied", "50")
                        .param("source", "Báo cáo"))
                .andExpect(status().isConflict());
        web.perform(again().param("reason", ""))
                .andExpect(content().string(containsString("Sửa kết quả đã lưu phải nêu “Lý do sửa số đã báo cáo”")));
        web.perform(again().param("reason", "Đếm <b>lại</b>")).andExpect(redirectedUrl(page("ngocxuyen")));
        web.perform(Browse.get("hp-canbo", page("ngocxuyen")))
                .andExpect(content().string(containsString("Các lần lưu")))
                .andExpect(content().string(containsString("Đếm &lt;b&gt;lại&lt;/b&gt;")))
                .andExpect(content().string(containsString("(95/100)")))
                .andExpect(content().string(containsString("(94/100)")));
    }

    @Test
    void theListHoldsWhatIsInReachAndItsFiltersStayInTheAddress() throws Exception {
        web.perform(Browse.get("hp-canbo", "/indicators/surveys?year=2023&show=there"))
                .andExpect(content().string(containsString("Phường Hùng Vương")))
                .andExpect(content().string(containsString("97,5 %")))
                .andExpect(content().string(not(containsString("Phường Ngọc Xuyên"))))
                .andExpect(content().string(not(containsString("Phường Nhật Tân"))));
        web.perform(Browse.get("hp-canbo", "/indicators/surveys?year=2023&show=missing&size=250"))
                .andExpect(content().string(containsString("Phường Ngọc Xuyên")))
                .andExpect(content().string(not(containsString("Phường Hùng Vương"))));
        web.perform(Browse.get("hp-canbo", "/indicators/surveys?year=2023&method=household"))
                .andExpect(content().string(containsString("Phường Hùng Vương")))
                .andExpect(content().string(not(containsString("Phường Cát Bi"))))
                .andExpect(content().string(containsString("/export?format=xlsx&amp;year=2023&amp;method=household")));
        web.perform(Browse.get("hp-canbo", "/indicators/surveys?year=2022&show=there"))
                .andExpect(content().string(not(containsString("Phường Hùng Vương"))));
    }

    @Test
    void theFileIsTheListAndReadsAgain() throws Exception {
        for (String format : List.of("csv", "xlsx")) {
            byte[] file = web.perform(
                            Browse.get("hp-canbo", "/indicators/surveys/export?year=2023&show=there&format=" + format))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            List<Row> rows = TableFile.read("surveys." + format, file, COLUMNS, 100);
            assertThat(rows).extracting(row -> row.text("valid")).containsExactlyInAnyOrder("93", "200");
            assertThat(rows)
                    .filteredOn(row -> row.text("valid").equals("93"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.cells())
                            .containsAllEntriesOf(Map.of(
                                    "unit_code", "11299",
                                    "method", "household",
                                    "first_day", "2023-10-09",
                                    "satisfied", "85",
                                    "share", "0.913978",
                                    "share_low", "0.839347",
                                    "share_high", "0.955767")));
        }
        int few =
                SqlCount.during(() -> web.perform(Browse.get("nhattan-canbo", "/indicators/surveys/export?year=2023")));
        int many = SqlCount.during(() -> web.perform(Browse.get("v05-canbo", "/indicators/surveys/export?year=2023")));
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    @Test
    void aCellThatLooksLikeAFormulaIsText() throws Exception {
        web.perform(form().param("form", "=1+1").param("verySatisfied", "50"))
                .andExpect(redirectedUrl(page("ngocxuyen")));
        String file = web.perform(Browse.get("ngocxuyen-canbo", "/indicators/surveys/export?year=2023"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(file).contains(",'=1+1,").doesNotContain(",=1+1,");
    }

    @Test
    void aProgramReplacesNothingUnseen() throws Exception {
        String url = "/api/v1" + page("hungvuong");
        String etag = web.perform(api.get("hungvuong-canbo", url))
                .andExpect(jsonPath("$.survey.satisfied.count").value(85))
                .andExpect(jsonPath("$.survey.satisfied.low").value("0.839347"))
                .andExpect(jsonPath("$.survey.levels.length()").value(4))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        web.perform(put("hungvuong-canbo", url)).andExpect(status().isPreconditionRequired());
        web.perform(put("hungvuong-canbo", url).header("If-Match", "\"x\"")).andExpect(status().isPreconditionFailed());
        web.perform(put("catbi-canbo", url).header("If-Match", etag)).andExpect(status().isNotFound());
        web.perform(put("hungvuong-canbo", url).header("If-Match", etag))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.survey.version").value(2))
                .andExpect(jsonPath("$.survey.satisfied.count").value(86))
                .andExpect(jsonPath("$.before[0].satisfied.count").value(85));
    }

    private MockHttpServletRequestBuilder put(String login, String url) {
        return MockMvcRequestBuilders.put(url)
                .header("Authorization", api.bearer(login))
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"form": "Phiếu", "method": "household", "firstDay": "2023-10-09", "lastDay": "2023-10-20",
                         "issued": 100, "returned": 95, "valid": 93, "verySatisfied": 37, "satisfied": 49,
                         "notSatisfied": 5, "noOpinion": 2, "reason": "Đếm lại"}
                        """);
    }

    private String page(String ward) {
        return "/indicators/" + demo.unit(ward) + "/surveys/2023";
    }

    /** All but the form's name and who is very satisfied: with 50 of these it adds up. */
    private MockHttpServletRequestBuilder form() {
        return Browse.post("ngocxuyen-canbo", page("ngocxuyen"))
                .param("seen", "0")
                .param("method", "meeting")
                .param("firstDay", "01/11/2023")
                .param("lastDay", "03/11/2023")
                .param("issued", "120")
                .param("returned", "110")
                .param("valid", "100")
                .param("satisfied", "45")
                .param("notSatisfied", "5")
                .param("noOpinion", "0");
    }

    private MockHttpServletRequestBuilder again() {
        return Browse.post("ngocxuyen-canbo", page("ngocxuyen"))
                .param("seen", "1")
                .param("form", "Phiếu số 7")
                .param("method", "meeting")
                .param("firstDay", "01/11/2023")
                .param("lastDay", "03/11/2023")
                .param("issued", "120")
                .param("returned", "110")
                .param("valid", "100")
                .param("verySatisfied", "50")
                .param("satisfied", "44")
                .param("notSatisfied", "6")
                .param("noOpinion", "0");
    }
}
